using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// The base of cmdlets that work on states: files named by path, text from the pipeline, or the states of stages where they
/// are. One that fails is an error; the next one goes on.
/// </summary>
/// <remarks>
/// The stage's set is the default one in each of them. PowerShell binds a record to the default set first, and a record of a
/// stage on disk has a path, too: bound by that, its file would be written behind the back of the stage's lock.
/// </remarks>
public abstract class StateFileCmdlet : StageHomeCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private protected const string InputObjectSet = "InputObject";
    private protected const string StageSet = "Stage";

    // What content without a file is called in messages.
    private const string InputName = "(input)";

    private readonly PipedStates _piped = new();

    /// <summary>The app of a stage (Pulumi: the project), whose state is taken from its home. Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(AppCompleter))]
    public override string? App { get => base.App; set => base.App = value; }

    /// <summary>The stage (Pulumi: the stack). Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public override string? Stage { get => base.Stage; set => base.Stage = value; }

    /// <summary>An earlier state of the stage, as Get-StackStageSnapshot names it. It is looked at, never changed.</summary>
    [Parameter(ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(SnapshotIdCompleter))]
    public string? SnapshotId { get; set; }

    /// <summary>Where the earlier state is kept, if several are called the same.</summary>
    [Parameter(ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    public StageSnapshotSource? Source { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet)]
    public override SwitchParameter LocalHome { get => base.LocalHome; set => base.LocalHome = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public override string? HomePath { get => base.HomePath; set => base.HomePath = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public override string? Backend { get => base.Backend; set => base.Backend = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet, ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string? Region { get => base.Region; set => base.Region = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public override string? ProfileName { get => base.ProfileName; set => base.ProfileName = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet)]
    [ValidateNotNull]
    public override object? Credential { get => base.Credential; set => base.Credential = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet)]
    [ValidateNotNull]
    public override Uri? EndpointUrl { get => base.EndpointUrl; set => base.EndpointUrl = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = StageSet)]
    [ValidatePattern("^[0-9]{12}$")]
    public override string? AccountId { get => base.AccountId; set => base.AccountId = value; }

    /// <summary>Who is at work, for others who find a stage's lock.</summary>
    private protected abstract string CommandName { get; }

    /// <summary>Whether the present record names a stage.</summary>
    private protected bool IsStage => Stage is not null;

    /// <inheritdoc/>
    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        RefuseEmpty(nameof(SnapshotId));
        return base.BeginAsync(output, cancellationToken);
    }

    /// <summary>Does something for each state that the present record names.</summary>
    /// <param name="paths">Paths; wildcards are allowed.</param>
    /// <param name="literalPaths">Paths that are taken as they are.</param>
    /// <param name="input">What came through the pipeline itself.</param>
    /// <param name="isLiteral">Whether a path in <paramref name="input"/> is taken as it is.</param>
    /// <param name="output">Hears of errors.</param>
    /// <param name="action">What is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private protected async Task ForEachStateAsync(
        string[]? paths, string[]? literalPaths, SnapshotContent? input, bool isLiteral, CmdletOutput output, Func<StateReference, Task> action, CancellationToken cancellationToken)
    {
        if (IsStage)
        {
            await output.ReportAsync(async () => await action(await ToStageAsync(SnapshotId, Source, output, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (input is null)
        {
            await ForEachFileAsync(paths, literalPaths, output, action, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ForEachPipedAsync(input, isLiteral, output, action, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A state of the stage that the present record names.</summary>
    /// <param name="snapshotId">The earlier state; null or empty for the present one.</param>
    /// <param name="source">Where the earlier state is kept.</param>
    /// <param name="output">Resolves paths.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private protected async Task<StateReference> ToStageAsync(string? snapshotId, StageSnapshotSource? source, CmdletOutput output, CancellationToken cancellationToken)
    {
        var name = StageName;
        var home = await OpenHomeAsync(output, cancellationToken).ConfigureAwait(false);
        var id = string.IsNullOrEmpty(snapshotId) ? null : snapshotId;
        return new StateReference(
            name.ToString(),
            null,
            (home, name, id, source),
            output.Place,
            (salvage, host, cancellation) => StageState.ReadAsync(home, name, id, source, CommandName, salvage, host, cancellation));
    }

    /// <summary>Does something for each file that the given paths name.</summary>
    private protected static async Task ForEachFileAsync(
        string[]? paths, string[]? literalPaths, CmdletOutput output, Func<StateReference, Task> action, CancellationToken cancellationToken)
    {
        var named = (paths ?? []).Select(path => (path, false)).Concat((literalPaths ?? []).Select(path => (path, true)));
        foreach (var (path, literal) in named)
        {
            await output.ReportAsync(async () =>
            {
                foreach (var file in await output.OnPipelineThreadAsync(host => Resolve(host, path, literal), cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await output.ReportAsync(() => action(StateReference.ToFile(file))).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Does something for the state whose text ends with the pipeline.</summary>
    private protected Task EndPipedAsync(CmdletOutput output, Func<StateReference, Task> action) =>
        _piped.End() is { } state ? OnContentAsync(state, output, action) : Task.CompletedTask;

    private static IReadOnlyList<string> Resolve(ICmdletHost host, string path, bool literal) => FileUrl.ToPath(path) is { } local
        ? host.ResolveFiles(local, literal: true)
        : host.ResolveFiles(path, literal || IsFile(host, path));

    // Records carry a file's name as it is: 'state[1].json' must not be taken for a pattern that names 'state1.json'.
    private static bool IsFile(ICmdletHost host, string path) => path.Contains('[', StringComparison.Ordinal) && File.Exists(host.ResolveNewFile(path));

    private static Task OnContentAsync(PipedState state, CmdletOutput output, Func<StateReference, Task> action) =>
        output.ReportAsync(() => state.Failure is { } failure ? throw new StageException(failure) : action(StateReference.ToContent(InputName, state.Content!)));

    private async Task ForEachPipedAsync(SnapshotContent input, bool isLiteral, CmdletOutput output, Func<StateReference, Task> action, CancellationToken cancellationToken)
    {
        await output.ReportAsync(async () =>
        {
            foreach (var state in _piped.Take(input))
            {
                if (state.Path is { } path)
                {
                    await ForEachFileAsync(isLiteral ? null : [path], isLiteral ? [path] : null, output, action, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await OnContentAsync(state, output, action).ConfigureAwait(false);
                }
            }
        }).ConfigureAwait(false);
    }
}
