using System.Globalization;
using System.Text;
using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Protocols;

/// <summary>Parameters of the query protocol: <c>Tags.member.1.Key=…</c>.</summary>
internal sealed class QueryParameters
{
    private const int MaxParameters = 4096;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public QueryParameters(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (key, value) in pairs)
        {
            _values[key] = value;
        }
    }

    /// <summary>The parameters in a body. There are not endlessly many: lists in them are looked for by trying.</summary>
    public static List<KeyValuePair<string, string>> Parse(byte[] body)
    {
        if (body.AsSpan().Count((byte)'&') >= MaxParameters)
        {
            throw new AwsError("MalformedQueryString", $"The sandbox takes no more than {MaxParameters} parameters.");
        }

        return FormEncoding.Parse(Encoding.UTF8.GetString(body));
    }

    /// <summary>A value, or null when absent.</summary>
    public string? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>All parameters as they came.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _values;

    /// <summary>A list of strings (<c>name.member.N</c>).</summary>
    public IReadOnlyList<string> List(string name)
    {
        var list = new List<string>();
        for (var i = 1; Find($"{name}.member.{i.ToString(CultureInfo.InvariantCulture)}") is { } value; i++)
        {
            list.Add(value);
        }

        return list;
    }

    /// <summary>A list of structures (<c>name.member.N.Member</c>), each as its own parameters.</summary>
    public IReadOnlyList<QueryParameters> Structures(string name)
    {
        var list = new List<QueryParameters>();
        for (var i = 1; ; i++)
        {
            var item = Structure($"{name}.member.{i.ToString(CultureInfo.InvariantCulture)}");
            if (item._values.Count == 0)
            {
                return list;
            }

            list.Add(item);
        }
    }

    /// <summary>A nested structure (<c>name.Member</c>) as its own parameters.</summary>
    public QueryParameters Structure(string name)
    {
        var prefix = name + ".";
        return new QueryParameters(_values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(v => new KeyValuePair<string, string>(v.Key[prefix.Length..], v.Value)));
    }
}
