using System.Net;
using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>Something answered in AWS's place, such as a proxy's page. It is no service's error, so nobody can take it for "not found".</summary>
internal sealed class ForeignAnswerException(string message, HttpStatusCode status, Exception? cause)
    : AmazonServiceException(message, cause, ErrorType.Unknown, "EndpointNotAws", null, status);
