using System.Management.Automation;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

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
    public ConnectionRequest ToRequest(Func<string, object?> getVariable)
    {
        // While a sandbox runs, a command with -ProfileName rehearses, too: only -EndpointUrl leads elsewhere.
        if (EndpointUrl is null && StageSession.Current is { } session)
        {
            return new ConnectionRequest
            {
                Region = Region ?? session.Region,
                Credentials = ToCredentials(Credential) ?? session.Credentials,
                EndpointUrl = session.EndpointUrl,
                AccountId = AccountId,
            };
        }

        var storedRegion = getVariable("StoredAWSRegion");
        return new ConnectionRequest
        {
            ProfileName = ProfileName,
            Region = Region,
            Credentials = ToCredentials(Credential),
            EndpointUrl = EndpointUrl,
            AccountId = AccountId,
            SessionCredentials = ForeignCredentials.TryWrap(getVariable("StoredAWSCredentials")),

            // A string, or an object of AWS.Tools whose text is the system name.
            SessionRegion = (storedRegion?.GetType().GetProperty("SystemName")?.GetValue(storedRegion) ?? storedRegion)?.ToString(),
        };
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
