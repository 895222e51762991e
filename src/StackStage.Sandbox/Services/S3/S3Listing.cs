using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>What a listing was asked for: prefix, delimiter, page size, encoding.</summary>
internal sealed class S3Listing(SandboxCall call)
{
    private readonly string _prefix = call.Query("prefix") ?? "";
    private readonly string? _delimiter = call.Query("delimiter") is { Length: > 0 } d ? d : null;
    private readonly bool _url = call.Query("encoding-type") == "url";

    public int MaxKeys { get; } = S3Page.Size(call, "max-keys", 1000);

    public bool Includes(string key) => key.StartsWith(_prefix, StringComparison.Ordinal);

    /// <summary>The part of a key up to the first delimiter after the prefix, when it has one.</summary>
    public string? CommonPrefix(string key)
    {
        if (_delimiter is null)
        {
            return null;
        }

        var at = key.IndexOf(_delimiter, _prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + _delimiter.Length)];
    }

    /// <summary>The page after a key or a common prefix.</summary>
    public S3ListingPage Of(IEnumerable<string> keys, string? after)
    {
        var page = new S3ListingPage();
        string? position = null;
        foreach (var key in keys.Where(Includes).OrderBy(k => k, S3Page.Utf8Order))
        {
            var prefix = CommonPrefix(key);
            var entry = prefix ?? key;
            if (after is not null && S3Page.Utf8Order.Compare(entry, after) <= 0)
            {
                continue;
            }

            if (prefix is not null && page.Prefixes.Count > 0 && page.Prefixes[^1] == prefix)
            {
                continue;
            }

            if (page.Keys.Count + page.Prefixes.Count == MaxKeys)
            {
                page.Last = position;
                break;
            }
            if (prefix is not null)
            {
                page.Prefixes.Add(prefix);
            }
            else
            {
                page.Keys.Add(key);
            }

            position = entry;
        }
        return page;
    }

    public IEnumerable<XElement> Head(S3Bucket bucket)
    {
        yield return new XElement("Name", bucket.Name);
        yield return new XElement("Prefix", Encode(_prefix));
        if (_delimiter is not null)
        {
            yield return new XElement("Delimiter", Encode(_delimiter));
        }

        yield return new XElement("MaxKeys", MaxKeys.ToString(CultureInfo.InvariantCulture));
        if (_url)
        {
            yield return new XElement("EncodingType", "url");
        }
    }

    public IEnumerable<XElement> Prefixes(S3ListingPage page) =>
        page.Prefixes.Select(p => new XElement("CommonPrefixes", new XElement("Prefix", Encode(p))));

    public string Encode(string text) =>
        _url ? Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal) : text;
}

/// <summary>One page of keys and common prefixes.</summary>
internal sealed class S3ListingPage
{
    public List<string> Keys { get; } = [];

    public List<string> Prefixes { get; } = [];

    /// <summary>Where the next page goes on; null when there is none.</summary>
    public string? Last { get; set; }
}
