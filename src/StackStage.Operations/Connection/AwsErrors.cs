using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Xml;
using Amazon.Runtime;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Puts what goes wrong between us and AWS into words: which permission, which credentials, which endpoint.</summary>
public static partial class AwsErrors
{
    private const string Again = "Look at what AWS says and mend the cause, then run the command again; it continues where it stopped.";

    private static readonly HashSet<string> AccessDeniedCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "NotAuthorized", "ForbiddenException", "UnauthorizedException",
    };

    private static readonly HashSet<string> CredentialCodes = new(StringComparer.Ordinal)
    {
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "SignatureDoesNotMatch", "IncompleteSignature", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "InvalidSignatureException", "AuthFailure", "InvalidToken",
    };

    private static readonly HashSet<string> ExpiredCodes = new(StringComparer.Ordinal) { "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired" };

    /// <summary>
    /// The service's own word for a failure, such as <c>ConflictException</c>; null for what no service said. Failures are
    /// told apart by it and never by their type: which codes have a type of their own differs from call to call and
    /// from package to package.
    /// </summary>
    /// <param name="failure">The failure.</param>
    public static string? CodeOf(Exception failure) => (failure as AmazonServiceException)?.ErrorCode;

    /// <summary>Whether a failure comes from the SDK, a service or the network, so that <see cref="Translate"/> has words for it.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsTranslatable(Exception failure) =>
        failure is AmazonServiceException or AmazonClientException or HttpRequestException or WebException or SocketException or IOException or TimeoutException or XmlException
        || (failure is TaskCanceledException && failure.InnerException is TimeoutException)
        || CredentialProblems.Find(failure) is not null;

    /// <summary>What a failure means at the service and the operation that it comes from.</summary>
    /// <param name="failure">The failure. What no service said is <see cref="FailureKind.Terminal"/> here; <see cref="IsTransient"/> knows more of it.</param>
    public static FailureVerdict Judge(Exception failure) => failure is not AmazonServiceException service
        ? new FailureVerdict(FailureKind.Terminal)
        : FailureTable.Find(FailedCall.ServiceOf(failure), FailedCall.OperationOf(failure), service.ErrorCode ?? string.Empty, service.Message ?? string.Empty)
            ?? new FailureVerdict(service.StatusCode == HttpStatusCode.TooManyRequests ? FailureKind.Throttling : FailureKind.Terminal);

    /// <summary>Whether a service asks to slow down.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsThrottling(Exception failure) => Judge(failure).Kind == FailureKind.Throttling;

    /// <summary>Whether the same call may well succeed later without anybody doing anything: throttling, 5xx, a broken connection.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsTransient(Exception failure) => IsThrottling(failure) || failure switch
    {
        AmazonServiceException { InnerException: { } inner } service when service.StatusCode == 0 => IsNetwork(inner),
        AmazonServiceException service => (int)service.StatusCode >= 500 && service.StatusCode != HttpStatusCode.NotImplemented,
        AmazonClientException { InnerException: { } inner } => IsNetwork(inner),
        _ => IsNetwork(failure),
    };

    /// <summary>Whether nobody is where the endpoint should be: the connection was refused, or its name is unknown.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsUnreachable(Exception failure)
    {
        for (Exception? each = failure; each is not null; each = each.InnerException)
        {
            if (each is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
                or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What went wrong in a few words, for a line that says that it is tried again.</summary>
    /// <param name="failure">The failure.</param>
    public static string Summarize(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var where = CallTrace.EndpointOf(failure) is { } endpoint ? $"{endpoint.Authority}: " : string.Empty;
        return where + OneLine((FindNetwork(failure) ?? failure).Message);
    }

    /// <summary>Whether a service says that the credentials may not do this.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsAccessDenied(Exception failure) => failure is AmazonServiceException service
        && (AccessDeniedCodes.Contains(service.ErrorCode ?? string.Empty) || (service.ErrorCode is "Forbidden" && !IsNotAws(service)));

    /// <summary>Makes an error that the user can act on.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="action">The call's IAM action, such as <c>acm:DeleteCertificate</c>.</param>
    /// <param name="target">What it was done to.</param>
    public static StageException Translate(Exception failure, string action, object? target)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var what = target is null ? action : $"{action} on {target}";
        return failure switch
        {
            StageException known => known,
            ForeignAnswerException foreign => NotAws(what, target, foreign.Message, failure),
            AmazonServiceException service when IsAccessDenied(service) => AccessDenied(service, action, what, target),
            AmazonServiceException service when ExpiredCodes.Contains(service.ErrorCode ?? string.Empty) => new(new StageError(
                "CredentialsExpired", StageErrorCategory.AuthenticationError, $"The credentials have expired ({what}).", target, "Sign in again ('aws sso login' for an SSO profile), then run the command again.", failure)),
            AmazonServiceException service when CredentialCodes.Contains(service.ErrorCode ?? string.Empty) => new(new StageError(
                "CredentialsNotAccepted", StageErrorCategory.AuthenticationError, $"AWS does not accept these credentials ({what}): {service.Message}", target, "Check the profile or the keys; with temporary keys, the session token too.", failure)),
            AmazonServiceException service when IsThrottling(service) => new(new StageError(
                "Throttled", StageErrorCategory.LimitsExceeded, $"AWS asks to slow down, and kept asking ({what}).", target, "Run the command again later; it continues where it stopped.", failure)),
            AmazonServiceException service when IsNotAws(service) => NotAws(what, target, service.Message, failure),
            AmazonServiceException service when Judge(service).Kind == FailureKind.Quota => new(new StageError(
                service.ErrorCode, StageErrorCategory.LimitsExceeded, $"{what} failed, because a quota is used up: {OneLine(service.Message)}", target, "Remove what nobody needs any more, or have the quota raised (Service Quotas), then run the command again.", failure)),
            AmazonServiceException service when service.StatusCode != 0 && !string.IsNullOrEmpty(service.ErrorCode) => new(new StageError(
                service.ErrorCode, CategoryOf(service), $"{what} failed: {OneLine(service.Message)}", target, (int)service.StatusCode >= 500 ? "Run the command again later; it continues where it stopped." : Again, failure)),
            _ when CredentialProblems.Find(failure) is { } problem => new(problem.ToError(null, failure)),
            AmazonUnmarshallingException or XmlException => NotAws(what, target, failure.Message, failure),
            _ when FindNetwork(failure) is { } network => new(new StageError(
                "EndpointNotReachable", StageErrorCategory.ConnectionError, $"AWS cannot be reached{At(failure)} ({what}): {OneLine(network.Message)}", target, "Check the network, the proxy and -EndpointUrl, then run the command again.", failure)),
            AmazonClientException when IsExpiredSso(failure) => new(new StageError(
                "SsoSessionExpired", StageErrorCategory.AuthenticationError, $"The SSO session has expired or was never begun: {OneLine(failure.Message)}", target, "Run 'aws sso login' for the profile, then the command again.", failure)),
            AmazonClientException => new(new StageError(
                "NoCredentials", StageErrorCategory.AuthenticationError, $"No usable credentials for {what}: {OneLine(failure.Message)}", target, "Add -ProfileName or -Credential, set AWS_PROFILE, or run 'aws sso login'.", failure)),
            _ => new(new StageError("AwsCallFailed", StageErrorCategory.NotSpecified, $"{what} failed: {OneLine(failure.Message)}", target, Again, failure)),
        };
    }

    // The in-tree clients say that they cannot read an answer; the official ones find no code in it, or an HTTP status for one.
    private static bool IsNotAws(AmazonServiceException service) => service.StatusCode != 0
        && (string.IsNullOrEmpty(service.ErrorCode) || service.ErrorCode is "UnreadableAnswer" || (service.ErrorCode == service.StatusCode.ToString() && string.IsNullOrEmpty(service.RequestId)));

    private static StageException NotAws(string what, object? target, string message, Exception failure) => new(new StageError(
        "EndpointNotAws", StageErrorCategory.ConnectionError, $"What answered {what} does not speak AWS's protocol: {OneLine(message)}", target, "Check -EndpointUrl, AWS_ENDPOINT_URL and the proxy.", failure));

    /// <summary>The error for a profile that is nowhere.</summary>
    internal static StageException ProfileNotFound(string name, Exception? cause) => new(new StageError(
        "ProfileNotFound",
        StageErrorCategory.ObjectNotFound,
        $"There is no profile '{name}' in the shared configuration.",
        name,
        "Check the name in ~/.aws/config and ~/.aws/credentials (or AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE).",
        cause));

    /// <summary>The error for "nothing in the chain has credentials".</summary>
    internal static StageException NoCredentials(string? profile, Exception cause) => IsExpiredSso(cause)
        ? Translate(cause, "reading the credentials", profile)
        : CredentialProblems.Find(cause) is { } problem
        ? new(problem.ToError(profile, cause))
        : new(new StageError(
            "NoCredentials",
            StageErrorCategory.AuthenticationError,
            profile is null
                ? "There are no AWS credentials: none given, none in the session, the environment, the profiles or on this instance."
                : $"The profile '{profile}' has no usable credentials: {OneLine(cause.Message)}",
            profile,
            "Add -ProfileName or -Credential, set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run 'aws sso login'.",
            cause));

    private static StageException AccessDenied(AmazonServiceException service, string action, string what, object? target)
    {
        // "User: arn:… is not authorized to perform: acm:DeleteCertificate on resource: …": AWS's word for the action wins over ours.
        var named = Permission().Match(service.Message);
        var permission = named.Success ? named.Groups[1].Value : action;
        return new StageException(new StageError(
            "AccessDenied",
            StageErrorCategory.PermissionDenied,
            $"{what} was denied: {OneLine(service.Message)}",
            target,
            $"Grant {permission} to these credentials (or use others), then run the command again; it continues where it stopped.",
            service));
    }

    private static StageErrorCategory CategoryOf(AmazonServiceException service) => service.StatusCode switch
    {
        HttpStatusCode.NotFound => StageErrorCategory.ObjectNotFound,
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed => StageErrorCategory.ResourceBusy,
        HttpStatusCode.BadRequest => StageErrorCategory.InvalidOperation,
        >= HttpStatusCode.InternalServerError => StageErrorCategory.ResourceUnavailable,
        _ => StageErrorCategory.NotSpecified,
    };

    // The SDK has no type of its own for it; its messages speak of SSO, its stack of the token.
    private static bool IsExpiredSso(Exception failure) =>
        SsoWord().IsMatch(failure.Message) || (failure.InnerException is { } inner && IsExpiredSso(inner));

    private static Exception? FindNetwork(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (IsNetwork(failure))
            {
                return failure;
            }
        }

        return null;
    }

    private static bool IsNetwork(Exception failure) =>
        failure is HttpRequestException or SocketException or WebException or IOException or TimeoutException
        || (failure is TaskCanceledException && failure.InnerException is TimeoutException);

    private static string At(Exception failure) => CallTrace.EndpointOf(failure) is { } endpoint ? $" at {endpoint.GetLeftPart(UriPartial.Authority)}" : string.Empty;

    private static string OneLine(string? text) => (text ?? string.Empty).ReplaceLineEndings(" ").Trim();

    [GeneratedRegex(@"not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Permission();

    [GeneratedRegex(@"\bSSO\b|\bSSOAWSCredentials\b", RegexOptions.CultureInvariant)]
    private static partial Regex SsoWord();
}
