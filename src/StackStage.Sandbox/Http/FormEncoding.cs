namespace StackStage.Sandbox.Http;

/// <summary>application/x-www-form-urlencoded, as query strings and the query protocol use it.</summary>
internal static class FormEncoding
{
    public static List<KeyValuePair<string, string>> Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            pairs.Add(equals < 0
                ? new(Decode(part), "")
                : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
        return pairs;
    }

    public static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
