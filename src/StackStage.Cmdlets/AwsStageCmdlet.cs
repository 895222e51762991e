using System.Management.Automation;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet that talks to AWS: how it gets there, as in AWS Tools for PowerShell.</summary>
public abstract class AwsStageCmdlet : StageCmdlet
{
    private AwsConnection? connection;

    /// <summary>The profile to take credentials and Region from; without it, the session's, the environment's or the instance's.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>Credentials: an AWSCredentials object of AWS Tools, or a PSCredential with access key and secret key.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>Another endpoint for every service, such as a sandbox's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? EndpointUrl { get; set; }

    /// <summary>The only account that may be changed: with credentials of any other, the cmdlet refuses to act.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    /// <summary>The connection these parameters describe; made at first use.</summary>
    private protected async Task<AwsConnection> ConnectAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (connection is not null)
        {
            return connection;
        }

        var request = await output.OnPipelineThreadAsync(ToRequest, cancellationToken).ConfigureAwait(false);
        return connection = await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection with another profile, for what lies in another account, such as its DNS.</summary>
    private protected async Task<AwsConnection> ConnectAsync(string profileName, CmdletOutput output, CancellationToken cancellationToken)
    {
        var request = await output.OnPipelineThreadAsync(ToRequest, cancellationToken).ConfigureAwait(false);
        return await ConnectionPool.GetAsync(request with { ProfileName = profileName, Credentials = null, SessionCredentials = null, AccountId = null }, cancellationToken).ConfigureAwait(false);
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

    private ConnectionRequest ToRequest(ICmdletHost host)
    {
        // A sandbox takes the place of AWS for the session, unless the call says where to go itself.
        var session = EndpointUrl is null && ProfileName is null ? StageSession.Current : null;
        var storedRegion = host.GetVariable("StoredAWSRegion");
        return new ConnectionRequest
        {
            ProfileName = ProfileName,
            Region = Region,
            Credentials = ToCredentials(Credential),
            EndpointUrl = EndpointUrl ?? session?.EndpointUrl,
            AccountId = AccountId,
            SessionCredentials = session?.Credentials ?? ForeignCredentials.TryWrap(host.GetVariable("StoredAWSCredentials")),

            // A string, or an object of AWS.Tools whose text is the system name.
            SessionRegion = session?.Region ?? (storedRegion?.GetType().GetProperty("SystemName")?.GetValue(storedRegion) ?? storedRegion)?.ToString(),
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
}
