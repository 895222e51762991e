using System.Management.Automation;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Pacing;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The parameters that say how to reach AWS, and what the session adds to them.</summary>
internal sealed record ConnectionParameters
{
    public string? ProfileName { get; init; }

    public string? Region { get; init; }

    /// <summary>An AWSCredentials object of any SDK copy, AWS.Tools' wrapper of one, or a PSCredential.</summary>
    public object? Credential { get; init; }

    public Uri? EndpointUrl { get; init; }

    public string? AccountId { get; init; }

    /// <summary>Adds the session: a sandbox's endpoint, credentials and Region, or AWS.Tools' variables.</summary>
    /// <param name="getVariable">Reads a variable of the session.</param>
    /// <param name="warn">Hears of what the session has that cannot be used.</param>
    public ConnectionRequest ToRequest(Func<string, object?> getVariable, Action<string>? warn = null)
    {
        // While a sandbox runs, a command with -ProfileName or -Credential rehearses, too: only -EndpointUrl leads elsewhere.
        // A sandbox takes its own key only, and it is no business of its to see another; what cannot be a credential is still an error.
        if (EndpointUrl is null && StageSession.Current is { } session)
        {
            _ = ToCredentials(Credential);
            return new ConnectionRequest
            {
                Region = Region ?? session.Region,
                Credentials = session.Credentials,
                EndpointUrl = session.EndpointUrl,
                Time = session.Time,
                Pacer = CallPacer.Session,
                AccountId = AccountId,
            };
        }

        // A string, or an object of AWS.Tools whose text is the system name. Clear-DefaultAWSRegion leaves an empty one.
        var storedRegion = getVariable("StoredAWSRegion");
        var region = (storedRegion?.GetType().GetProperty("SystemName")?.GetValue(storedRegion) ?? storedRegion)?.ToString();
        return new ConnectionRequest
        {
            ProfileName = ProfileName,
            Region = Region,
            Credentials = ToCredentials(Credential),
            EndpointUrl = EndpointUrl,
            AccountId = AccountId,
            SessionCredentials = StoredCredentials(getVariable("StoredAWSCredentials"), Credential is null && ProfileName is null ? warn : null),
            SessionRegion = string.IsNullOrWhiteSpace(region) ? null : region,
            Proxy = ForeignProxy.TryRead(getVariable("AWSProxy")),
            Pacer = CallPacer.Session,
        };
    }

    private static AWSCredentials? StoredCredentials(object? stored, Action<string>? warn)
    {
        var credentials = ForeignCredentials.TryWrap(stored);
        if (stored is not null && credentials is null)
        {
            warn?.Invoke($"$StoredAWSCredentials holds a {stored.GetType().Name}, which is no credentials object, and is not used. Set-AWSCredential sets it, Clear-AWSCredential takes it away.");
        }

        return credentials;
    }

    private static AWSCredentials? ToCredentials(object? credential)
    {
        var value = credential is PSObject wrapped ? wrapped.BaseObject : credential;
        return value switch
        {
            null => null,
            PSCredential keys => FromPSCredential(keys),
            _ => ForeignCredentials.TryWrap(value) ?? throw new StageException(new StageError(
                "CredentialNotUsable",
                StageErrorCategory.InvalidArgument,
                $"-Credential cannot be a {value.GetType().Name}.",
                null,
                "Give what New-AWSCredential or Get-AWSCredential returns, or a PSCredential with access key and secret key.")),
        };
    }

    private static BasicAWSCredentials FromPSCredential(PSCredential credential)
    {
        var unmanaged = Marshal.SecureStringToGlobalAllocUnicode(credential.Password);
        try
        {
            return new BasicAWSCredentials(credential.UserName, Marshal.PtrToStringUni(unmanaged));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
        }
    }
}
