using System.Buffers;

namespace StackStage.Sandbox.Http;

/// <summary>One HTTP request as it came over the wire: the target is kept undecoded.</summary>
internal sealed class HttpRequest
{
    public required string Method { get; init; }

    /// <summary>Path as sent, percent-encoding untouched, without the query.</summary>
    public required string RawPath { get; init; }

    /// <summary>Query as sent, without the question mark.</summary>
    public required string RawQuery { get; init; }

    public required HttpHeaders Headers { get; init; }

    /// <summary>False for HTTP/1.0, where a connection is for one request.</summary>
    public bool IsVersion11 { get; init; } = true;

    /// <summary>The body, with the transfer coding and aws-chunked framing removed.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>Completes when the client has closed its end of the connection.</summary>
    public Func<CancellationToken, Task> ClientGone { get; init; } = _ => Task.CompletedTask;

    private List<KeyValuePair<string, string>>? _query;

    /// <summary>Decoded query parameters in the order they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => _query ??= FormEncoding.Parse(RawQuery);

    /// <summary>The value of a query parameter; empty when it has a name only, null when absent.</summary>
    public string? QueryValue(string name)
    {
        foreach (var pair in Query)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    public bool HasQuery(string name) => QueryValue(name) is not null;
}

/// <summary>Header fields by case-insensitive name; repeated fields are joined with a comma.</summary>
internal sealed class HttpHeaders : Dictionary<string, string>
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private int _lines;

    public HttpHeaders() : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>A field's value, or null.</summary>
    public string? Find(string name) => TryGetValue(name, out var value) ? value : null;

    /// <summary>Adds a field line; repeated fields are joined.</summary>
    public void AppendField(string line, int mostFields)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(TokenCharacters) || line.AsSpan().Contains('\0'))
        {
            throw HttpFailure.Malformed("Malformed header field.");
        }

        if (++_lines > mostFields)
        {
            throw HttpFailure.HeadTooLarge();
        }

        var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
        this[name] = TryGetValue(name, out var before) ? before + "," + value : value;
    }
}
