using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Takes resources out of a state file, and only out of it: the real resources stay. A backup is kept beside the file.</summary>
// Not UrnSet: once -Urn is given, PowerShell would wait for the default set's record with a path, and bind no string.
[Cmdlet(VerbsCommon.Remove, "PulumiResource", DefaultParameterSetName = InputNameSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Remove-PulumiResource.md")]
[OutputType(typeof(PulumiResource), typeof(string))]
public sealed class RemovePulumiResourceCommand : StateFileCmdlet
{
    private const string UrnSet = "Urn";
    private const string NameSet = "Name";
    private const string InputUrnSet = "InputObjectUrn";
    private const string InputNameSet = "InputObjectName";

    // By file, in the order in which they came: all that the pipeline names in one file is one edit.
    private readonly List<(string Path, List<WantedResource> Urns, List<string> Names)> _wanted = [];

    /// <summary>The state file. Its name is taken as it is: a pattern could name another stack's state, which has the same URNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UrnSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>What comes through the pipeline: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace. A text is written without the resources, and no file is touched.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputUrnSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = InputNameSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

    /// <summary>Whole URNs of what to remove.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = UrnSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = InputUrnSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UrnCompleter))]
    public string[]? Urn { get; set; }

    /// <summary>Which entry of the list is meant, where several copies have the URN. It must have that URN. Get-PulumiResource gives it along.</summary>
    [Parameter(ParameterSetName = UrnSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = InputUrnSet, ValueFromPipelineByPropertyName = true)]
    public int? Index { get; set; }

    /// <summary>Names of what to remove; a name that several resources have is an error.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [Parameter(Mandatory = true, ParameterSetName = InputNameSet)]
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

    /// <summary>Writes the removed resources. A text from the pipeline is answered with a text in any case, and not with these.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => InputObject is null
        ? ForEachFileAsync(null, Path, output, NoteFile, cancellationToken)
        : ForEachPipedAsync(InputObject, literal: true, output, NoteFile, content => RemoveFromContentAsync(content, output, cancellationToken), cancellationToken);

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await EndPipedAsync(output, content => RemoveFromContentAsync(content, output, cancellationToken)).ConfigureAwait(false);
        foreach (var (path, urns, names) in _wanted)
        {
            await output.ReportAsync(async () =>
            {
                var result = await ResourceRemover.RemoveAsync(
                    path, file => ResourceSelector.Exact(file, urns, names, output), Options(), output, cancellationToken).ConfigureAwait(false);
                foreach (var resource in IsOn(PassThru) ? result.Removed : [])
                {
                    output.WriteObject(resource);
                }
            }).ConfigureAwait(false);
        }
    }

    private async Task RemoveFromContentAsync(byte[] content, CmdletOutput output, CancellationToken cancellationToken)
    {
        var urns = Wanted();
        var result = await ResourceRemover.RemoveAsync(
            StateFile.Parse(InputName, content, salvage: false, output, cancellationToken),
            file => ResourceSelector.Exact(file, urns, Name ?? [], output),
            Options(),
            output,
            cancellationToken).ConfigureAwait(false);
        if (result.Text is not null)
        {
            output.WriteObject(result.Text);
        }
    }

    private RemovalOptions Options() => new() { Force = IsOn(Force), Recurse = IsOn(Recurse), DropReference = IsOn(DropReference) };

    private Task NoteFile(string path)
    {
        // One file may be named by several spellings; it still is one edit.
        var urns = Wanted();
        var entry = _wanted.Find(known => StateFile.AreSame(known.Path, path));
        if (entry.Path is null)
        {
            entry = (path, [], []);
            _wanted.Add(entry);
        }

        entry.Urns.AddRange(urns);
        entry.Names.AddRange(Name ?? []);
        return Task.CompletedTask;
    }

    private WantedResource[] Wanted()
    {
        // One place cannot be that of several URNs.
        var urns = Urn ?? [];
        return Index is null || urns.Length <= 1
            ? [.. urns.Select(urn => new WantedResource(urn, Index))]
            : throw new StageException(new StageError(
                "IndexForSeveral", StageErrorCategory.InvalidArgument, "-Index says which copy of one URN is meant, and there are several URNs.", Index, "Give -Index with one URN."));
    }
}
