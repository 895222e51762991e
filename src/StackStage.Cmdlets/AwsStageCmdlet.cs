using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet that talks to AWS: how it gets there, as in AWS Tools for PowerShell.</summary>
public abstract class AwsStageCmdlet : StageCmdlet
{
    // By Region: records may name one each, and one that names none is not meant for the Region of the one before. Made when it is
    // needed: cmdlets that only may go to AWS do not load what that takes.
    private Dictionary<string, AwsConnection>? _connections;

    /// <summary>The profile to take credentials and Region from; without it, the session's, the environment's or the instance's.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public virtual string? ProfileName { get; set; }

    /// <summary>The Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public virtual string? Region { get; set; }

    /// <summary>Credentials: an AWSCredentials object of AWS Tools, or a PSCredential with access key and secret key.</summary>
    [Parameter]
    [ValidateNotNull]
    public virtual object? Credential { get; set; }

    /// <summary>Another endpoint for every service, such as a sandbox's.</summary>
    [Parameter]
    [ValidateNotNull]
    public virtual Uri? EndpointUrl { get; set; }

    /// <summary>The only account that may be changed: with credentials of any other, the cmdlet refuses to act.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public virtual string? AccountId { get; set; }

    private string CmdletName => ModuleCmdlets.NameOf(GetType()) ?? GetType().Name;

    /// <summary>The connection these parameters describe; made at first use of each Region.</summary>
    private protected async Task<AwsConnection> ConnectAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _connections ??= new Dictionary<string, AwsConnection>(StringComparer.Ordinal);
        if (_connections.TryGetValue(Region ?? string.Empty, out var known))
        {
            // Each record has an output of its own, and its questions say where they lead, too.
            output.Place = () => ConnectionPlace.Of(known);
            return known;
        }

        var request = await output.OnPipelineThreadAsync(ToRequest, cancellationToken).ConfigureAwait(false);
        AwsConnection connection;
        try
        {
            connection = _connections[Region ?? string.Empty] = await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException) when (ConnectionPlace.MissedSandbox(request) is { } unreached)
        {
            output.WriteWarning(unreached);
            throw;
        }

        output.Place = () => ConnectionPlace.Of(connection);
        if (ConnectionPlace.MissedSandbox(connection) is { } missed)
        {
            output.WriteWarning(missed);
        }

        if (await output.OnPipelineThreadAsync(host => host.IsVerbose, cancellationToken).ConfigureAwait(false))
        {
            await SayWhereAsync(connection, output, cancellationToken).ConfigureAwait(false);
        }

        return connection;
    }

    /// <summary>The connection, once it is sure that it leads to the account that was named.</summary>
    private protected async Task<AwsConnection> ConnectToAccountAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        await connection.EnsureAccountAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>The connection to the account that holds the zones; null when that is the same account.</summary>
    private protected async Task<AwsConnection?> ConnectDnsAsync(string? profileName, CmdletOutput output, CancellationToken cancellationToken)
    {
        if (profileName is null)
        {
            return null;
        }

        var request = await output.OnPipelineThreadAsync(
            host => new ConnectionParameters { ProfileName = profileName, Region = Region, EndpointUrl = EndpointUrl }.ToRequest(host.GetVariable),
            cancellationToken).ConfigureAwait(false);
        return await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says which command does the same again, for the journal and for whoever stops this one.</summary>
    private protected async Task NameContinuationAsync(CmdletOutput output, string parameter, IReadOnlyList<string> objects, CancellationToken cancellationToken)
    {
        var (prefix, suffix, given) = await output.OnPipelineThreadAsync(host => (host.CommandPrefix, host.CommandSuffix, host.GivenParameters), cancellationToken).ConfigureAwait(false);
        output.CommandLine = prefix + ContinuationLine.Of(CmdletName, given, parameter, objects) + suffix;
        output.Switches = ContinuationLine.SwitchesOf(given, parameter);
    }

    /// <summary>The same for one stage, which the pipeline may have named.</summary>
    private protected async Task NameContinuationAsync(CmdletOutput output, StageHome home, StageName stage, CancellationToken cancellationToken)
    {
        string[] names = ["App", "Stage", "Home", "HomePath", "LocalHome", "Backend", "Region"];
        var (prefix, suffix, given) = await output.OnPipelineThreadAsync(host => (host.CommandPrefix, host.CommandSuffix, host.GivenParameters), cancellationToken).ConfigureAwait(false);
        var rest = given.Where(one => !names.Contains(one.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase);
        output.CommandLine = prefix + ContinuationLine.Of($"{CmdletName} {home.ArgumentsFor(stage)}", rest, string.Empty, []) + suffix;
        output.Switches = ContinuationLine.SwitchesOf(rest, string.Empty);
    }

    private static async Task SayWhereAsync(AwsConnection connection, CmdletOutput output, CancellationToken cancellationToken)
    {
        try
        {
            if (connection.EndpointUrl is null)
            {
                await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (StageException)
        {
            // Whoever needs the account will say so; without it, the Region is all there is to tell.
        }

        output.WriteVerbose($"Commands go to {ConnectionPlace.Of(connection)}.");
    }

    private ConnectionRequest ToRequest(ICmdletHost host) => new ConnectionParameters
    {
        ProfileName = ProfileName,
        Region = string.IsNullOrEmpty(Region) ? null : Region,
        Credential = Credential,
        EndpointUrl = EndpointUrl,
        AccountId = AccountId,
    }.ToRequest(host.GetVariable, host.WriteWarning);
}
