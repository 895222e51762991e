using StackStage.Runner.Binding;
using StackStage.Runner.Catalog;
using StackStage.Runner.Help;
using StackStage.Sandbox;

namespace StackStage.Runner.Completion;

/// <summary>
/// What may stand where the cursor is, from the catalogue: cmdlets, parameters, the values of enumerations and sets, scenarios,
/// and paths where a path is meant. It asks no service, reads no state, and has no errors.
/// </summary>
internal sealed class CompletionAnswer
{
    private const string CurrentOption = "--current=";
    private const string LineOption = "--line=";

    private static readonly string[] Commands = ["help", "completion"];

    private readonly List<Candidate> _candidates = [];
    private readonly string _current;

    private CompletionAnswer(string current) => _current = current;

    public IReadOnlyList<Candidate> Candidates => _candidates;

    public PathKind Paths { get; private set; }

    /// <summary>
    /// Answers a script: <c>--current=WORD -- WORD…</c>, the word the cursor is in up to the cursor and those before it (this
    /// program's name not among them); or <c>--line=LINE</c>, a line of a POSIX shell up to the cursor.
    /// </summary>
    public static CompletionAnswer To(IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0 && arguments[0].StartsWith(LineOption, StringComparison.Ordinal))
        {
            var words = ShellWords.Of(arguments[0][LineOption.Length..]);
            return Of(words[^1], [.. words.Skip(1).SkipLast(1)]);
        }

        if (arguments.Count > 0 && arguments[0].StartsWith(CurrentOption, StringComparison.Ordinal))
        {
            return Of(arguments[0][CurrentOption.Length..], [.. arguments.Skip(1).SkipWhile((argument, index) => index == 0 && argument == "--")]);
        }

        return new CompletionAnswer(string.Empty);
    }

    /// <summary>What may stand there.</summary>
    /// <param name="current">The word the cursor is in, up to the cursor.</param>
    /// <param name="before">The words before it, without this program's name.</param>
    public static CompletionAnswer Of(string current, IReadOnlyList<string> before)
    {
        var answer = new CompletionAnswer(current);
        if (before.Count == 0)
        {
            answer.AddCmdlets();
            answer.Add(Commands.Select(command => new Candidate(command)).Concat([new Candidate("--help"), new Candidate("--version")]));
        }
        else if (before[0].Equals("help", StringComparison.OrdinalIgnoreCase))
        {
            answer.AddCmdlets();
            answer.Add(HelpPage.Names.Where(name => name.StartsWith("about_", StringComparison.Ordinal)).Select(name => new Candidate(name)));
        }
        else if (before[0].Equals("completion", StringComparison.OrdinalIgnoreCase))
        {
            answer.Add(ShellScripts.Shells.Select(shell => new Candidate(shell)));
        }
        else if (CmdletCatalog.Names.Contains(before[0], StringComparer.OrdinalIgnoreCase))
        {
            answer.AddArguments(CmdletCatalog.Find(before[0]), [.. before.Skip(1)]);
        }

        return answer;
    }

    /// <summary>Writes the answer for a script: a word a line with its description after a tab; first, where paths may stand, :files or :folders.</summary>
    public void Write(TextWriter output)
    {
        if (Paths != PathKind.None)
        {
            output.Write(Paths == PathKind.Files ? ":files\n" : ":folders\n");
        }

        foreach (var candidate in _candidates)
        {
            output.Write($"{candidate.Text}\t{candidate.Description.ReplaceLineEndings(" ")}\n");
        }
    }

    private void AddCmdlets() => Add(CmdletCatalog.Names.Select(name => new Candidate(name, HelpText.Synopsis(name))));

    private void AddArguments(CmdletDescription cmdlet, List<string> before)
    {
        if (before.Contains("--"))
        {
            AddPositional(cmdlet, before);
            return;
        }

        var colon = _current.IndexOf(':', StringComparison.Ordinal);
        if (_current.StartsWith('-') && colon > 0)
        {
            AddValues(Meaning(cmdlet, _current[1..colon]), _current[..(colon + 1)], attached: true);
            return;
        }

        if (_current.StartsWith('-'))
        {
            AddParameters(cmdlet, before);
            return;
        }

        var previous = before.Count > 0 && before[^1].StartsWith('-') && !before[^1].Contains(':', StringComparison.Ordinal) ? before[^1][1..] : null;
        var meaning = previous is null ? default : Meaning(cmdlet, previous);
        if (meaning is { Own.IsSwitch: false } or { Common.IsSwitch: false } || (meaning.Sandbox is not null && meaning.Sandbox != SandboxRequest.SandboxOption))
        {
            AddValues(meaning, string.Empty, attached: false);
            return;
        }

        if (meaning.Sandbox is not null)
        {
            AddValues(meaning, string.Empty, attached: false);
        }

        AddPositional(cmdlet, before);
    }

    private void AddParameters(CmdletDescription cmdlet, List<string> before)
    {
        var page = HelpPage.Find(cmdlet.Name);
        var given = before.Where(word => word.StartsWith('-')).Select(word => Meaning(cmdlet, word[1..].Split(':')[0])).ToArray();
        Add(cmdlet.Parameters
            .Where(parameter => parameter.IsArray || given.All(one => one.Own != parameter))
            .Select(parameter => new Candidate(
                "-" + parameter.Name, PlainText.FirstSentence(page?.Parameters.GetValueOrDefault(parameter.Name) ?? HelpText.Shared.Parameters.GetValueOrDefault(parameter.Name) ?? string.Empty))));
        Add(CommonParameter.Of(cmdlet).Where(parameter => parameter.IsSupported && given.All(one => one.Common != parameter)).Select(parameter => new Candidate("-" + parameter.Name, PlainText.FirstSentence(parameter.Description))));
        Add(SandboxRequest.Options.Where(option => given.All(one => one.Sandbox != option)).Select(option => new Candidate("-" + option)));
        Add(CommandLine.Options.Where(option => !before.Contains(option.Key)).Select(option => new Candidate(option.Key, option.Value)));
    }

    private void AddPositional(CmdletDescription cmdlet, List<string> before)
    {
        CommandLine line;
        try
        {
            // The word itself goes where the command line would put it.
            line = CommandLine.Parse(cmdlet, before);
        }
        catch (UsageException)
        {
            return;
        }

        if (line.NextPositional() is { } parameter)
        {
            AddValues((parameter, null, null), string.Empty, attached: false);
        }
    }

    private void AddValues((ParameterDescription? Own, CommonParameter? Common, string? Sandbox) meaning, string prefix, bool attached)
    {
        if (meaning.Own is { } own)
        {
            // Of several values, the last is being written.
            var comma = own.IsArray ? _current.LastIndexOf(',') : -1;
            var start = comma >= prefix.Length ? _current[..(comma + 1)] : prefix;
            IEnumerable<string> values = own.IsSwitch ? attached ? ["true", "false"] : [] : own.TakesScenario ? StageSandbox.BuiltInScenarios : own.AllowedValues;
            Add(values.Select(value => new Candidate(start + value)));
            Paths = own.IsFolder ? PathKind.Folders : own.IsPath ? PathKind.Files : Paths;
        }
        else if (meaning.Common is { } common)
        {
            Add((common.IsSwitch && attached ? ["true", "false"] : common.Values).Select(value => new Candidate(prefix + value)));
        }
        else if (meaning.Sandbox == SandboxRequest.SandboxOption)
        {
            Add(StageSandbox.BuiltInScenarios.Select(scenario => new Candidate(prefix + scenario, "built-in scenario")));
            Paths = PathKind.Files;
        }
        else if (meaning.Sandbox == SandboxRequest.StateOption)
        {
            Paths = PathKind.Files;
        }
    }

    private static (ParameterDescription? Own, CommonParameter? Common, string? Sandbox) Meaning(CmdletDescription cmdlet, string name)
    {
        try
        {
            return CommandLine.Find(cmdlet, name);
        }
        catch (UsageException)
        {
            return default;
        }
    }

    private void Add(IEnumerable<Candidate> candidates) => _candidates.AddRange(candidates.Where(candidate =>
        candidate.Text.StartsWith(_current, StringComparison.OrdinalIgnoreCase) && _candidates.TrueForAll(known => known.Text != candidate.Text)));
}
