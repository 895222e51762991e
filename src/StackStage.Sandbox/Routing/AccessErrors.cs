using StackStage.Sandbox.Http;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Routing;

/// <summary>The errors that stand before every service: who may call, what, and where.</summary>
internal static class AccessErrors
{
    public static AwsError Denied(SandboxCall call)
    {
        var message = $"User: {call.Principal.Arn} is not authorized to perform: {call.Service.IamActionOf(call)} on resource: "
            + (call.Service.Protocol == AwsProtocol.S3 ? $"\"{call.Service.ArnOf(call)}\"" : call.Service.ArnOf(call))
            + $" because no identity-based policy allows the {call.Service.IamActionOf(call)} action";
        return call.Service.Protocol switch
        {
            AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("AccessDeniedException", message),
            AwsProtocol.RestJson => new AwsError("AccessDeniedException", message, 403),
            _ => new AwsError("AccessDenied", message, 403),
        };
    }

    public static AwsError Missing(AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token"),
        AwsProtocol.RestJson => new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
        AwsProtocol.S3 => new AwsError("AccessDenied", "Access Denied", 403),
        _ => new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
    };

    /// <summary>Nobody has this key – nor any key of the account, in a Region that it has not enabled.</summary>
    public static AwsError UnknownKey(AwsProtocol protocol)
    {
        const string Message = "The security token included in the request is invalid.";
        return protocol switch
        {
            AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("UnrecognizedClientException", Message),
            AwsProtocol.RestJson => new AwsError("UnrecognizedClientException", Message, 403),
            AwsProtocol.S3 => new AwsError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
            _ => new AwsError("InvalidClientTokenId", Message, 403),
        };
    }

    /// <summary>A key that the sandbox does not know: somebody's real one, most likely.</summary>
    public static AwsError ForeignKey(AwsProtocol protocol)
    {
        var usual = UnknownKey(protocol);
        return new AwsError(usual.Code, usual.Message + " (This is a StackStage sandbox; it takes its own access key only, which Get-StageSandbox shows.)", usual.Status);
    }

    /// <summary>What a web page could have sent, and no program has to.</summary>
    public static AwsError NotAProgram(AwsProtocol protocol, string reason)
    {
        var message = $"The sandbox answers programs on this machine only, and refuses what a web page may have sent: {reason}";
        return protocol is AwsProtocol.Json10 or AwsProtocol.Json11 or AwsProtocol.RestJson
            ? new AwsError("AccessDeniedException", message, 403)
            : new AwsError("AccessDenied", message, 403);
    }

    /// <summary>A request that could not be read to its end, as each protocol calls it.</summary>
    public static AwsError Unreadable(AwsProtocol protocol, HttpFailure failure)
    {
        var isJson = protocol is AwsProtocol.Json10 or AwsProtocol.Json11 or AwsProtocol.RestJson;
        return failure.Status switch
        {
            408 => new AwsError(isJson ? "RequestTimeoutException" : "RequestTimeout", failure.Message, protocol == AwsProtocol.S3 ? 400 : 408),
            413 when protocol == AwsProtocol.S3 => new AwsError("EntityTooLarge", failure.Message),
            413 => new AwsError(isJson ? "RequestEntityTooLargeException" : "RequestEntityTooLarge", failure.Message, 413),
            431 => new AwsError("RequestHeaderSectionTooLarge", failure.Message, protocol == AwsProtocol.S3 ? 400 : 431),
            503 => new AwsError(isJson ? "ServiceUnavailableException" : protocol == AwsProtocol.S3 ? "SlowDown" : "ServiceUnavailable", failure.Message, 503),
            _ => new AwsError(isJson ? "SerializationException" : protocol == AwsProtocol.S3 ? "BadRequest" : "MalformedInput", failure.Message, failure.Status),
        };
    }

    public static AwsError Expired(AwsProtocol protocol)
    {
        const string Message = "The security token included in the request is expired";
        return protocol switch
        {
            AwsProtocol.Json10 or AwsProtocol.Json11 => new AwsError("ExpiredTokenException", Message),
            AwsProtocol.RestJson => new AwsError("ExpiredTokenException", Message, 403),
            AwsProtocol.S3 => new AwsError("ExpiredToken", "The provided token has expired."),
            _ => new AwsError("ExpiredToken", Message, 403),
        };
    }
}
