using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>The base of cmdlets that change entries of states. All that the pipeline names in one state is one edit.</summary>
public abstract class ResourceEditCmdlet : StateFileCmdlet
{
    // By state, in the order in which they came.
    private readonly List<(StateReference State, List<WantedResource> Urns, List<string> Names)> _wanted = [];

    /// <summary>The state file. Its name is taken as it is: a pattern could name another stack's state, which has the same URNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>What comes through the pipeline: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace. A text is answered with the changed text, and no file is touched.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

    /// <summary>Whole URNs.</summary>
    // In all sets, and so not mandatory: PowerShell decides by what a record must have whether it is a stage's or a file's.
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UrnCompleter))]
    public string[]? Urn { get; set; }

    /// <summary>Which entry of the list is meant, where several copies have the URN. It must have that URN. Get-PulumiResource gives it along.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? Index { get; set; }

    /// <summary>Names; one that several resources have is an error.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Whether an old copy, which waits for its deletion, is never meant where there is a live one of its URN.</summary>
    private protected virtual bool PrefersLive => false;

    private protected sealed override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => ForEachStateAsync(
        null,
        Path,
        InputObject,
        isLiteral: true,
        output,
        async state =>
        {
            var urns = Wanted();
            if (state.IsContent)
            {
                await EditAsync(state, urns, Name ?? [], output, cancellationToken).ConfigureAwait(false);
                return;
            }

            // One state may be named by several spellings; it still is one edit.
            var entry = _wanted.Find(known => known.State.IsSame(state));
            if (entry.State is null)
            {
                entry = (state, [], []);
                _wanted.Add(entry);
            }

            entry.Urns.AddRange(urns);
            entry.Names.AddRange(Name ?? []);
        },
        cancellationToken);

    private protected sealed override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await EndPipedAsync(output, state => EditAsync(state, Wanted(), Name ?? [], output, cancellationToken)).ConfigureAwait(false);
        foreach (var (state, urns, names) in _wanted)
        {
            await output.ReportAsync(() => EditAsync(state, urns, names, output, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Changes the entries of one state.</summary>
    /// <param name="file">The state.</param>
    /// <param name="select">Finds the entries in the state; errors it finds have been written.</param>
    /// <param name="output">Approves each change.</param>
    /// <param name="cancellationToken">Stops it; the state is then as it was.</param>
    private protected abstract Task EditAsync(StateFile file, Func<StateFile, IReadOnlyList<int>> select, CmdletOutput output, CancellationToken cancellationToken);

    /// <summary>Writes what a change came to: a text for a text, else the resources if they are wanted.</summary>
    private protected static void Write(EditOutcome outcome, bool withResources, CmdletOutput output)
    {
        if (outcome.Text is not null)
        {
            output.WriteObject(outcome.Text);
        }
        else if (withResources)
        {
            foreach (var resource in outcome.Changed)
            {
                output.WriteObject(resource);
            }
        }
    }

    private async Task EditAsync(StateReference state, IReadOnlyCollection<WantedResource> urns, IReadOnlyCollection<string> names, CmdletOutput output, CancellationToken cancellationToken)
    {
        var file = await state.ReadAsync(false, output, cancellationToken).ConfigureAwait(false);
        await EditAsync(file, read => ResourceSelector.Exact(read, urns, names, PrefersLive, output), output, cancellationToken).ConfigureAwait(false);
    }

    private WantedResource[] Wanted()
    {
        var urns = Urn ?? [];
        var named = Name ?? [];
        if (urns.Length == 0 == (named.Length == 0))
        {
            throw new StageException(urns.Length == 0
                ? new StageError("ResourceNotNamed", StageErrorCategory.InvalidArgument, "Which resource is meant is not said.", null, "Give -Urn or -Name, or pipe resources from Get-PulumiResource.")
                : new StageError("UrnAndName", StageErrorCategory.InvalidArgument, "-Urn and -Name may name different resources.", urns[0], "Give one of them; a resource from the pipeline has its URN already."));
        }

        // One place cannot be that of several URNs.
        return Index is null || urns.Length <= 1
            ? [.. urns.Select(urn => new WantedResource(urn, Index))]
            : throw new StageException(new StageError(
                "IndexForSeveral", StageErrorCategory.InvalidArgument, "-Index says which copy of one URN is meant, and there are several URNs.", Index, "Give -Index with one URN."));
    }
}
