using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets;

/// <summary>The base of cmdlets that work in a home: which one. Records of Get-StackStage bind to it.</summary>
public abstract class HomeCmdlet : AwsStageCmdlet
{
    private readonly Dictionary<(HomeParameters Home, string? Region), (StageHome Home, Func<string>? Place)> _homes = [];

    /// <summary>Takes SST's home on this machine.</summary>
    [Parameter]
    public virtual SwitchParameter LocalHome { get; set; }

    /// <summary>The folder of a local home: the one with app, lock and passphrase in it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public virtual string? HomePath { get; set; }

    /// <summary>A Pulumi backend that you keep yourself: file://folder or s3://bucket/prefix.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public virtual string? Backend { get; set; }

    /// <summary>The home's Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string? Region { get; set; }

    /// <inheritdoc/>
    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        RefuseEmpty(nameof(Region), nameof(HomePath), nameof(Backend));
        return Task.CompletedTask;
    }

    /// <summary>The home that the present record, or the command line, names; opened once.</summary>
    /// <remarks>From then on, questions say where it is.</remarks>
    private protected async Task<StageHome> OpenHomeAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var parameters = new HomeParameters(IsOn(LocalHome), HomePath, Backend);
        var region = string.IsNullOrEmpty(Region) ? null : Region;
        if (_homes.TryGetValue((parameters, region), out var known))
        {
            output.Place = known.Place;
            return known.Home;
        }

        Func<string>? place = null;
        var home = await parameters.OpenAsync(
            async () =>
            {
                var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
                place = () => ConnectionPlace.Of(connection);
                return connection;
            },
            output,
            cancellationToken).ConfigureAwait(false);
        _homes[(parameters, region)] = (home, place);
        output.Place = place;
        return home;
    }
}
