using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace StackStage.AwsClients.Protocols;

/// <summary>Makes the exception that a modelled error code stands for, or the service's base exception.</summary>
internal delegate AmazonServiceException ErrorFactory(ErrorResponse error);

/// <summary>How one service is spoken to: writes requests, reads responses and errors.</summary>
internal abstract class ServiceProtocol(string serviceName, ErrorFactory errors)
{
    /// <summary>The namespace of the client, as the packages name the service to the SDK.</summary>
    public string ServiceName { get; } = serviceName;

    /// <summary>Answers may hold secrets: their bodies stay out of logs and messages.</summary>
    public bool HasSecrets { get; init; }

    /// <summary>Reads a successful answer; returns the request's id when the body tells it.</summary>
    public abstract string? Read(DocumentContext context, IShape response);

    /// <summary>Finds code, message and request id in an answer that is an error.</summary>
    protected abstract void ReadError(DocumentContext context, ErrorResponse error);

    public AmazonServiceException ReadError(DocumentContext context, Exception inner, HttpStatusCode status)
    {
        var error = new ErrorResponse
        {
            StatusCode = status,
            InnerException = inner,
            RequestId = context.RequestId,
            Type = (int)status < 500 ? ErrorType.Sender : ErrorType.Receiver,
        };
        try
        {
            ReadError(context, error);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or System.Xml.XmlException or InvalidOperationException)
        {
            error.Code = null;
        }
        if (string.IsNullOrEmpty(error.Code))
        {
            // Not the service's words. The SDK's retry policy goes by status, except for this one.
            error.Code = status == HttpStatusCode.TooManyRequests ? "TooManyRequestsException" : UnreadableAnswerException.Code;
            error.Message = UnreadableAnswerException.Describe(ServiceName, context);
        }
        else if (string.IsNullOrEmpty(error.Message))
        {
            error.Message = $"{error.Code} (status {(int)status}, without a message)";
        }
        return errors(error);
    }

    /// <summary>The options for one call of an operation.</summary>
    protected InvokeOptions Options<TResponse>(Func<AmazonWebServiceRequest, IRequest> marshal)
        where TResponse : AmazonWebServiceResponse, IShape, new() => new()
        {
            RequestMarshaller = new Marshaller(marshal),
            ResponseUnmarshaller = new DocumentUnmarshaller<TResponse>(this),
        };

    private sealed class Marshaller(Func<AmazonWebServiceRequest, IRequest> marshal)
        : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => marshal(input);
    }
}
