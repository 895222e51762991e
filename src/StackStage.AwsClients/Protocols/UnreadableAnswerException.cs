using Amazon.Runtime;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Something answered, but not the service: a proxy's page, a wrong endpoint, half an answer. The packages throw
/// the base class here; this one says in its message what came instead.
/// </summary>
internal sealed class UnreadableAnswerException : AmazonUnmarshallingException
{
    public UnreadableAnswerException(string service, DocumentContext context, Exception inner)
        : base(context.RequestId, lastKnownLocation: null, responseBody: null, inner, context.ResponseData.StatusCode)
    {
        Message = Describe(service, context);
        ErrorCode = Code;
        ErrorType = ErrorType.Unknown;
    }

    /// <summary>The error code of an answer that names none; no service has a code of this name.</summary>
    public const string Code = "UnreadableAnswer";

    public override string Message { get; }

    /// <summary>What came, without its content: that may be long, and may be a secret.</summary>
    public static string Describe(string service, DocumentContext context)
    {
        var status = (int)context.ResponseData.StatusCode;
        var type = context.ResponseData.ContentType is { Length: > 0 } given ? given.Split(';')[0].Trim() : "no content type";
        return context.Body.Length == 0
            ? $"The endpoint answered {service} with status {status} and no content."
            : $"The endpoint answered {service} with status {status} and {context.Body.Length} bytes of {type} that are no answer of this service. " +
              "Is the endpoint URL right, and is a proxy answering in its place?";
    }
}
