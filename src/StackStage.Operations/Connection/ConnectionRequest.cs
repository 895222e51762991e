using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>How a cmdlet was told to reach AWS. Whatever is null is found as AWS Tools for PowerShell finds it.</summary>
public sealed record ConnectionRequest
{
    /// <summary>A profile of the shared credentials and config files, or of the SDK's store.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The Region's system name, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>Credentials given directly; they win over the profile.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The session's credentials (<c>$StoredAWSCredentials</c>, or those of a running sandbox); used when neither credentials nor a profile are given.</summary>
    public AWSCredentials? SessionCredentials { get; init; }

    /// <summary>The session's Region (<c>$StoredAWSRegion</c>, or that of a running sandbox).</summary>
    public string? SessionRegion { get; init; }

    /// <summary>An endpoint for every service; null for AWS's own, or what the SDK's configuration says (AWS_ENDPOINT_URL).</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The proxy that the session wants used (Set-AWSProxy); null for that of the environment or the system.</summary>
    public ConnectionProxy? Proxy { get; init; }

    /// <summary>The clock that pauses between attempts go by: the system's, or that of a sandbox.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Decides when each call is made; null for at once.</summary>
    public ICallPacer? Pacer { get; init; }

    /// <summary>The only account that may be changed; null for whichever the credentials belong to.</summary>
    public string? AccountId { get; init; }
}
