using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Distributions;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Distributions;

/// <summary>Disables CloudFront distributions, waits until that is deployed, and deletes them, with what only they used if wanted.</summary>
[Cmdlet(VerbsLifecycle.Disable, "DistributionAndRemove", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Disable-DistributionAndRemove.md")]
[OutputType(typeof(DistributionRemoval))]
public sealed class DisableDistributionAndRemoveCommand : JournaledStageCmdlet
{
    private const string IdSet = "Id";
    private const string AliasSet = "Alias";

    // Reported: 5 minutes today, over 40 in bad hours.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan ShortestPollInterval = TimeSpan.FromSeconds(15);

    private readonly List<string> _ids = [];
    private readonly List<string> _aliases = [];

    /// <summary>The distributions, by id or ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DistributionId", "Arn")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DistributionIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The distributions, each by one of its alternate domain names; wildcards are allowed, but *.example.com is a name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AliasSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AliasCompleter))]
    public string[]? Alias { get; set; }

    /// <summary>Stops when a distribution is disabled and deployed.</summary>
    [Parameter]
    public SwitchParameter DisableOnly { get; set; }

    /// <summary>Deletes what only these distributions used, too: functions, origin access, policies, key groups, VPC origins.</summary>
    [Parameter]
    public SwitchParameter IncludeOrphans { get; set; }

    /// <summary>Deletes the aliases' records in Route 53 first, and waits until resolvers have forgotten them.</summary>
    [Parameter]
    public SwitchParameter RemoveDnsRecord { get; set; }

    /// <summary>The profile of the account that holds the hosted zones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? DnsProfileName { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _ids.AddRange(Id ?? []);
        _aliases.AddRange(Alias ?? []);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (IsOn(DisableOnly) && IsOn(IncludeOrphans))
        {
            throw new StageException(new StageError(
                "ParametersExclude",
                StageErrorCategory.InvalidArgument,
                "-DisableOnly keeps the distribution, so what it uses cannot be deleted: -IncludeOrphans does not go with it.",
                null,
                "Leave one of the two out."));
        }

        if (_ids.Count == 0 && _aliases.Count == 0)
        {
            return;
        }

        var wait = ToWaitOptions(DefaultTimeout, ShortestPollInterval);
        if (wait.PollInterval < ShortestPollInterval)
        {
            output.WriteVerbose("CloudFront throttles those who ask more often, so the time between two looks is 15 s.");
            wait = wait with { PollInterval = ShortestPollInterval };
        }

        var request = new DistributionRemovalRequest
        {
            Ids = _ids,
            Aliases = _aliases,
            DisableOnly = IsOn(DisableOnly),
            IncludeOrphans = IsOn(IncludeOrphans),
            RemoveDnsRecord = IsOn(RemoveDnsRecord),
            Wait = wait,
        };
        if (DnsProfileName is not null && !IsOn(RemoveDnsRecord))
        {
            output.WriteWarning("-DnsProfileName counts only with -RemoveDnsRecord; no DNS record is looked for.");
        }

        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var dns = await ConnectDnsAsync(DnsProfileName, output, cancellationToken).ConfigureAwait(false);
        await BeginRunAsync(connection, output, _ids.Count > 0 ? nameof(Id) : nameof(Alias), _ids.Count > 0 ? _ids : _aliases, cancellationToken).ConfigureAwait(false);
        await DistributionRemover.RunAsync(connection, request, output, cancellationToken, dns, output.WriteResult).ConfigureAwait(false);
    }
}
