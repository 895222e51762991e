using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Takes resources out of a state file, and only out of it: the real resources stay. A backup is kept beside the file.</summary>
[Cmdlet(VerbsCommon.Remove, "PulumiResource", DefaultParameterSetName = UrnSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PulumiResource))]
public sealed class RemovePulumiResourceCommand : StateFileCmdlet
{
    private const string UrnSet = "Urn";
    private const string NameSet = "Name";

    // By file, in the order in which they came: all that the pipeline names in one file is one edit.
    private readonly List<(string Path, List<WantedResource> Urns, List<string> Names)> _wanted = [];

    /// <summary>The state file. Its name is taken as it is: a pattern could name another stack's state, which has the same URNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Whole URNs of what to remove.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = UrnSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UrnCompleter))]
    public string[]? Urn { get; set; }

    /// <summary>Which entry of the list is meant, where several copies have the URN. It must have that URN. Get-PulumiResource gives it along.</summary>
    [Parameter(ParameterSetName = UrnSet, ValueFromPipelineByPropertyName = true)]
    public int? Index { get; set; }

    /// <summary>Names of what to remove; a name that several resources have is an error.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Removes what depends on it too, children included.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Keeps what depends on it, and drops only its references.</summary>
    [Parameter]
    public SwitchParameter DropReference { get; set; }

    /// <summary>Removes protected resources too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the removed resources.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => ForEachFileAsync(
        null,
        Path,
        output,
        path =>
        {
            var entry = _wanted.Find(known => known.Path == path);
            if (entry.Path is null)
            {
                entry = (path, [], []);
                _wanted.Add(entry);
            }

            // One place cannot be that of several URNs.
            var urns = Urn ?? [];
            if (Index is not null && urns.Length > 1)
            {
                throw new StageException(new StageError(
                    "IndexForSeveral", StageErrorCategory.InvalidArgument, "-Index says which copy of one URN is meant, and there are several URNs.", Index, "Give -Index with one URN."));
            }

            entry.Urns.AddRange(urns.Select(urn => new WantedResource(urn, Index)));
            entry.Names.AddRange(Name ?? []);
            return Task.CompletedTask;
        },
        cancellationToken);

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var options = new RemovalOptions { Force = IsOn(Force), Recurse = IsOn(Recurse), DropReference = IsOn(DropReference) };
        foreach (var (path, urns, names) in _wanted)
        {
            await ReportAsync(output, async () =>
            {
                var removed = await ResourceRemover.RemoveAsync(
                    path, file => ResourceSelector.Exact(file, urns, names, output), options, output, cancellationToken).ConfigureAwait(false);
                if (IsOn(PassThru))
                {
                    foreach (var resource in removed)
                    {
                        output.WriteObject(resource);
                    }
                }
            }).ConfigureAwait(false);
        }
    }
}
