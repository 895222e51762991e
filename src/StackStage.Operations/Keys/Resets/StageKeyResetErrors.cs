using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>The errors of a reset of a stage key. None holds a value.</summary>
internal static class StageKeyResetErrors
{
    public static StageException NotAws(StageHome home) => new(new StageError(
        "HomeNotSupported",
        StageErrorCategory.InvalidArgument,
        $"{home.Description} does not keep its keys in Parameter Store.",
        home.Description,
        "Only stages of an SST home on AWS are reset."));

    public static StageException NotReadable(StageName name, SnapshotFormatException cause) => new(new StageError(
        "StateNotReadable",
        StageErrorCategory.InvalidData,
        $"The state of {name} cannot be read, so nothing in it can be encrypted anew: {cause.Message} Nothing was changed.",
        name.ToString(),
        $"Repair it first: Repair-PulumiSnapshot -App '{name.App}' -Stage '{name.Stage}' -Salvage. Or go back: Restore-StackStageSnapshot -App '{name.App}' -Stage '{name.Stage}' -LastSound",
        cause));

    public static StageException OtherProvider(StageName name, NotSupportedException cause) => new(new StageError(
        "SecretsProviderNotSupported",
        StageErrorCategory.InvalidOperation,
        $"{name}: {cause.Message} Nothing was changed.",
        name.ToString(),
        "A stage key opens only what a passphrase encrypted. 'pulumi stack change-secrets-provider' changes the provider.",
        cause));

    /// <summary>That values would be lost, and nobody has said that they may.</summary>
    public static StageException Loses(StageName name, IReadOnlyCollection<LostSecret> lost)
    {
        var gone = lost.Count(one => one.Fate == SecretFate.Lost);
        var replaced = lost.Count(one => one.Fate == SecretFate.MayReplace);
        return new StageException(new StageError(
            "StageKeyResetLoses",
            StageErrorCategory.InvalidOperation,
            $"No key opens {(lost.Count == 1 ? "1 secret value" : $"{lost.Count} secret values")} of {name}: {gone} would be lost for good, and {replaced} may make the next deployment replace their resources. Nothing was changed.",
            name.ToString(),
            "Give every key there may be (-OldPassphrase, -BackupPath). If there is none, add -AllowLoss; -WhatIf lists the places."));
    }

    public static StageException Changed(StageName name, string what, Exception? cause = null) => new(new StageError(
        "StageKeyResetConflict",
        StageErrorCategory.ResourceBusy,
        $"Somebody else has worked on {name} since it was looked at: {what}. This reset was not finished; what is there was not written over.",
        name.ToString(),
        "Make sure that nobody else works on the stage, then run the command again: it finds what fits.",
        cause));
}
