using System.Text;

namespace StackStage.Runner.Completion;

/// <summary>Takes a line of a POSIX shell apart into words, for a shell that gives only the line. The last quote may be open.</summary>
internal static class ShellWords
{
    /// <summary>The words up to the cursor; the last is the one the cursor is in, empty after a space.</summary>
    public static List<string> Of(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var begun = false;
        for (var index = 0; index < line.Length; index++)
        {
            var character = line[index];
            if (quote == '\'')
            {
                quote = character == '\'' ? '\0' : quote;
                Append(character, character != '\'');
            }
            else if (character == '\\' && index + 1 < line.Length && (quote == '\0' || line[index + 1] is '"' or '\\' or '$' or '`'))
            {
                Append(line[++index], true);
            }
            else if (quote == '"')
            {
                quote = character == '"' ? '\0' : quote;
                Append(character, character != '"');
            }
            else if (character is '\'' or '"')
            {
                quote = character;
                begun = true;
            }
            else if (char.IsWhiteSpace(character))
            {
                if (begun)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    begun = false;
                }
            }
            else
            {
                Append(character, true);
            }
        }

        words.Add(word.ToString());
        return words;

        void Append(char character, bool isText)
        {
            begun = true;
            if (isText)
            {
                word.Append(character);
            }
        }
    }
}
