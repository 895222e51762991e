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

    public static AwsError UnknownAction(SandboxCall call) => call.Service.Protocol switch
    {
        AwsProtocol.Json10 or AwsProtocol.Json11 =>
            new AwsError("UnknownOperationException", $"The sandbox's {call.Service.Name} has no operation '{call.Header("X-Amz-Target")}'."),
        AwsProtocol.Query =>
            new AwsError("InvalidAction", $"Could not find operation {call.Form.Find("Action")} for version {call.Form.Find("Version")}"),
        _ => new AwsError("UnknownOperationException", $"The sandbox's {call.Service.Name} has no operation {call.Request.Method} {call.Request.RawPath}.", 404),
    };
}
