using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Diagnosis;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Looks for all that is wrong with stages, their home and their account: a record for each finding, with the command that mends it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "StackStage", HelpUri = HelpPages.Root + "Test-StackStage.md")]
[OutputType(typeof(StageFinding), typeof(bool))]
public sealed class TestStackStageCommand : HomeCmdlet
{
    private readonly FindingGate _gate = new();

    // Made when there is a record: what it holds loads what talking to AWS takes.
    private Dictionary<StageHome, Asked>? _asked;

    /// <summary>Only these apps (Pulumi: projects); wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only these stages (Pulumi: stacks); wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>What to look at; without it, everything.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StageCheck[]? Check { get; set; }

    /// <summary>From what age on a lock counts as left behind. A lock that is renewed is as old as its last renewal.</summary>
    [Parameter]
    [Duration]
    public TimeSpan OlderThan { get; set; } = StageDiagnosis.StaleLock;

    /// <summary>Where the journals of runs are: a folder, a file, or s3://bucket/prefix; without it, in the folder of the user's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Writes true or false in place of the findings. True: no finding is an error; warnings do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Ends with an error when a finding is an error, so that a build stops.</summary>
    [Parameter]
    public SwitchParameter FailOnFinding { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        // All records of one home are looked at together: what AWS has is listed once.
        var home = await OpenHomeAsync(output, cancellationToken).ConfigureAwait(false);
        _asked ??= [];
        if (!_asked.TryGetValue(home, out var asked))
        {
            _asked[home] = asked = new Asked(home.Kind == "aws" ? await ConnectAsync(output, cancellationToken).ConfigureAwait(false) : null, []);
        }

        asked.Filters.Add(new StageFilter(App, Stage));
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        foreach (var (home, (connection, filters)) in _asked ?? [])
        {
            var journals = new JournalParameters(JournalPath);
            var bucket = journals.IsBucket ? connection ?? await ConnectAsync(output, cancellationToken).ConfigureAwait(false) : connection;
            var diagnosis = new StageDiagnosis(home, Check, async token => connection ?? await ConnectAsync(output, token).ConfigureAwait(false), output)
            {
                OlderThan = OlderThan,
                Journals = await journals.OpenAsync(bucket, output, cancellationToken).ConfigureAwait(false),
            };
            await foreach (var finding in diagnosis.RunAsync(filters, cancellationToken).ConfigureAwait(false))
            {
                Take(finding, output);
            }

            // What is not there is not healthy.
            for (var missing = 0; missing < diagnosis.MissingStages; missing++)
            {
                _gate.Count(true);
            }
        }

        if (IsOn(Quiet) && _asked is not null)
        {
            output.WriteObject(_gate.IsPassed);
        }

        await _gate.EndAsync(IsOn(Quiet), IsOn(FailOnFinding), output, cancellationToken).ConfigureAwait(false);
    }

    private void Take(StageFinding finding, CmdletOutput output)
    {
        _gate.Count(finding.Severity == FindingSeverity.Error);
        if (!IsOn(Quiet))
        {
            output.WriteObject(finding);
        }
    }

    private sealed record Asked(AwsConnection? Connection, List<StageFilter> Filters);
}
