using System.Xml;
using System.Xml.Linq;

namespace StackStage.Sandbox.Protocols;

/// <summary>
/// XML from the wire. It is walked through before it is built: what LINQ to XML does with a tree it does by recursion, and
/// a stack that overflows ends the process, which no handler can prevent.
/// </summary>
internal static class XmlBody
{
    /// <summary>How deep elements may nest; the deepest that AWS's services take is a CloudFront config, of about ten.</summary>
    private const int MaxDepth = 64;

    /// <summary>How many elements there may be; the longest list is the 10,000 parts of an upload.</summary>
    private const int MaxElements = 100_000;

    private const int MaxBytes = 4 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The root element; a MalformedXML when the bytes are none, or one that goes beyond all measure.</summary>
    public static XElement Parse(byte[] body)
    {
        if (body.Length > MaxBytes)
        {
            throw new AwsError("RequestEntityTooLarge", $"The sandbox takes no XML of more than {MaxBytes} bytes.", 413);
        }

        try
        {
            using (var reader = XmlReader.Create(new MemoryStream(body), Settings))
            {
                var elements = 0;
                while (reader.Read())
                {
                    if (reader.Depth > MaxDepth || (reader.NodeType == XmlNodeType.Element && ++elements > MaxElements))
                    {
                        throw Malformed();
                    }
                }
            }

            using var again = XmlReader.Create(new MemoryStream(body), Settings);
            return XDocument.Load(again, LoadOptions.PreserveWhitespace).Root ?? throw Malformed();
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException)
        {
            throw Malformed();
        }
    }

    private static AwsError Malformed() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
}
