using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace StackStage.AwsClients.Protocols;

/// <summary>Turns an answer into a response or an exception, as the service's protocol reads it.</summary>
internal sealed class DocumentUnmarshaller<TResponse>(ServiceProtocol protocol) : ResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, IShape, new()
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var context = (DocumentContext)input;
        var response = new TResponse();
        string? requestId;
        try
        {
            requestId = protocol.Read(context, response);
        }
        catch (Exception e) when (e is not AmazonServiceException and not AmazonClientException and not OutOfMemoryException)
        {
            throw new UnreadableAnswerException(protocol.ServiceName, context, e);
        }
        response.ResponseMetadata = new ResponseMetadata { RequestId = context.RequestId ?? requestId };
        return response;
    }

    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        protocol.ReadError((DocumentContext)input, innerException, statusCode);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        protocol.HasSecrets
            ? new DocumentContext(responseStream, keepForLog: false, response, isException: false)
            : new DocumentContext(responseStream, maintainResponseBody, response, isException);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        ConstructUnmarshallerContext(responseStream, maintainResponseBody, response, isException);
}
