using StackStage.Operations.Keys;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks whether a stage's key is there, and opens what it has encrypted.</summary>
internal static class KeyCheck
{
    private const string NoBackup = "Where there is no backup of it, Reset-SsmStageKey gets the stage going again.";

    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageUnderTest stage, StageKeyStore keys, IOperationHost host, CancellationToken cancellationToken) =>
    [
        .. (await StageKeyTester.TestAsync(stage.Home, keys, stage.Name, new StageKeyTestRequest(), host, cancellationToken).ConfigureAwait(false)).Select(test => Describe(stage, test, keys.Region)).OfType<StageFinding>(),
    ];

    private static StageFinding? Describe(StageUnderTest stage, StageKeyTest test, string region)
    {
        var arguments = $"-App '{test.App}' -Stage '{test.Stage}' -Region {region}";
        return test.Result switch
        {
            StageKeyFit.Missing => Find("KeyMissing", $"The stage key is not there. {test.Note} {NoBackup}", $"Restore-SsmStageKey {arguments}"),
            StageKeyFit.Wrong when test.FittingVersion is { } version => Find("KeyWrong", $"The stage key does not open the state. {test.Note}", $"Reset-SsmStageKey {arguments}", $"version {version}"),
            StageKeyFit.Wrong => Find("KeyWrong", $"The stage key does not open the state. {test.Note} {NoBackup}".Replace("  ", " ", StringComparison.Ordinal), $"Restore-SsmStageKey {arguments}"),
            StageKeyFit.FitsPartly => Find("KeyFitsPartly", $"The stage key does not open everything. {test.Note}", $"Test-SsmStageKey {arguments} | Format-List"),
            _ => null,
        };

        StageFinding Find(string kind, string message, string command, string? resource = null) => stage.Find(FindingSeverity.Error, StageCheck.Key, kind, message, command, resource ?? $"/sst/passphrase/{test.App}/{test.Stage}");
    }
}
