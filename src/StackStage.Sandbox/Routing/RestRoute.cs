using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Routing;

/// <summary>
/// A REST operation's method and path, as AWS's models write them: <c>/v2/domainnames/{domainName}</c>, greedy
/// <c>{key+}</c>, and query parts that tell operations apart (<c>?Operation=Tag</c>, <c>?WithTags</c>).
/// </summary>
internal sealed class RestRoute
{
    private readonly string _method;
    private readonly string[] _segments;
    private readonly List<KeyValuePair<string, string>> _query;

    public RestRoute(string method, string template, AwsAction action)
    {
        _method = method;
        Action = action;
        var question = template.IndexOf('?');
        _query = question < 0 ? [] : FormEncoding.Parse(template[(question + 1)..]);
        var path = question < 0 ? template : template[..question];
        _segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public AwsAction Action { get; }

    /// <summary>More literal parts win.</summary>
    public int Specificity => _segments.Count(s => s[0] != '{') + _query.Count;

    /// <summary>The path labels, decoded, when the request is this operation's.</summary>
    public Dictionary<string, string>? Match(HttpRequest request)
    {
        if (request.Method != _method)
        {
            return null;
        }

        foreach (var (name, value) in _query)
        {
            var actual = request.QueryValue(name);
            if (actual is null || (value.Length > 0 && actual != value))
            {
                return null;
            }
        }
        var actualSegments = request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (segment[0] != '{')
            {
                if (i >= actualSegments.Length || actualSegments[i] != segment)
                {
                    return null;
                }

                continue;
            }
            if (i >= actualSegments.Length)
            {
                return null;
            }

            if (segment.EndsWith("+}", StringComparison.Ordinal))
            {
                labels[segment[1..^2]] = Uri.UnescapeDataString(string.Join('/', actualSegments[i..]));
                return labels;
            }
            labels[segment[1..^1]] = Uri.UnescapeDataString(actualSegments[i]);
        }
        return actualSegments.Length == _segments.Length ? labels : null;
    }
}
