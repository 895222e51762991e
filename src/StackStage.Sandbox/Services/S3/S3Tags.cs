using System.Xml.Linq;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Tag sets as XML and as the x-amz-tagging header.</summary>
internal static class S3Tags
{
    public static Dictionary<string, string> FromXml(XElement root)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in root.Descendants().Where(e => e.Name.LocalName == "Tag"))
        {
            var key = tag.Elements().FirstOrDefault(e => e.Name.LocalName == "Key")?.Value;
            var value = tag.Elements().FirstOrDefault(e => e.Name.LocalName == "Value")?.Value;
            if (key is null || value is null)
            {
                throw S3Errors.Malformed();
            }

            Check(key, value);
            if (!tags.TryAdd(key, value))
            {
                throw new AwsError("InvalidTag", "Cannot provide multiple Tags with the same key");
            }
        }
        return tags;
    }

    public static Dictionary<string, string> FromHeader(string? header)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in FormEncoding.Parse(header ?? ""))
        {
            Check(key, value);
            tags[key] = value;
        }
        return tags;
    }

    public static XElement ToXml(IReadOnlyDictionary<string, string> tags) =>
        new("Tagging", new XElement("TagSet", tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t =>
            new XElement("Tag", new XElement("Key", t.Key), new XElement("Value", t.Value)))));

    private static void Check(string key, string value)
    {
        if (key.Length is 0 or > 128)
        {
            throw new AwsError("InvalidTag", "The TagKey you have provided is invalid");
        }

        if (value.Length > 256)
        {
            throw new AwsError("InvalidTag", "The TagValue you have provided is invalid");
        }

        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw new AwsError("InvalidTag", "System tags cannot be added/updated by requester");
        }
    }
}
