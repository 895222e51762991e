using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// A response whose body is read whole and then parsed as a document. The base class is made for a cursor;
/// what concerns the cursor is not used.
/// </summary>
internal sealed class DocumentContext : UnmarshallerContext
{
    public DocumentContext(Stream body, bool keepForLog, IWebResponseData response, bool isException)
    {
        WebResponseData = response;
        IsException = isException;
        MaintainResponseBody = keepForLog;
        if (keepForLog || isException)
        {
            WrappingStream = new CachingWrapperStream(body, null);
        }

        using var buffer = new MemoryStream();
        ((Stream?)WrappingStream ?? body).CopyTo(buffer);
        Body = buffer.ToArray();
        IsEmptyResponse = Body.Length == 0;
    }

    public byte[] Body { get; }

    public string? Header(string name) =>
        ResponseData.IsHeaderPresent(name) ? ResponseData.GetHeaderValue(name) : null;

    /// <summary>The request's id as the services' various headers give it.</summary>
    public string? RequestId =>
        Header("x-amzn-RequestId") ?? Header("x-amz-request-id") ?? Header("x-amzn-requestid") ?? Header("x-amz-cf-id");

    public override string CurrentPath => "";
    public override int CurrentDepth => 0;
    public override bool IsStartElement => false;
    public override bool IsEndElement => false;
    public override bool IsStartOfDocument => true;
}
