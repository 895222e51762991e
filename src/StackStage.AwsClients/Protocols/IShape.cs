using System.Xml.Linq;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// A request, a response or a part of one. It names its members once, in <see cref="Walk"/>;
/// the same walk writes them (each call returns what it was given) or reads them (each call returns what came).
/// </summary>
internal interface IShape
{
    void Walk(Wire w);
}

/// <summary>
/// A part of a configuration that is read, changed and sent back whole. It remembers the XML it came from,
/// so that elements this code has never heard of go back in their place.
/// </summary>
internal interface IKeepsXml : IShape
{
    XElement? Source { get; set; }
}

/// <summary>A response whose body is not a document but the content itself.</summary>
internal interface IKeepsBody : IShape
{
    byte[] Body { set; }
}
