using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Operations.Keys;

/// <summary>The errors of forgetting a stage.</summary>
internal static class StackStageResetErrors
{
    private const int Named = 5;

    public static StageException HasResources(StageName name, StageHome home, IReadOnlyList<string>? urns)
    {
        var what = urns is null
            ? "cannot be read, so what it lists is not known"
            : $"lists {(urns.Count == 1 ? "1 resource" : $"{urns.Count} resources")}: {string.Join(", ", urns.Take(Named).Select(urn => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]))}{(urns.Count > Named ? $" and {urns.Count - Named} more" : string.Empty)}";
        return new StageException(new StageError(
            "StageHasResources",
            StageErrorCategory.InvalidOperation,
            $"The state of {name} {what}. Once it is forgotten, they stay in the cloud, cost what they cost, and nothing knows of them. Nothing was changed.",
            name.ToString(),
            $"Remove them first, with 'sst remove --stage {name.Stage}' in the project. What that gets stuck on, this names with the command that mends it: Test-StackStage {home.ArgumentsFor(name)}. If they may be orphaned, add -Force."));
    }

    /// <summary>That a backup would hold a state that nothing opens.</summary>
    public static StageException NoKey(StageName name, StageHome home, bool isReadable) => new(new StageError(
        "StageHasNoKey",
        StageErrorCategory.InvalidOperation,
        $"{name} has a state and no key, so a backup of it could not be used. Nothing was changed.",
        name.ToString(),
        $"Put the key back (Restore-SsmStageKey), or make a new one: {(isReadable ? string.Empty : $"Repair-PulumiSnapshot {home.ArgumentsFor(name)} -Salvage; ")}Reset-SsmStageKey {home.ArgumentsFor(name)} -AllowLoss. Then run the command again."));

    public static StageException NotBackedUp(StageName name) => new(new StageError(
        "StageNotBackedUp", StageErrorCategory.InvalidResult, $"{name} could not be backed up as a whole. Nothing was deleted.", name.ToString(), "What is in the way was said before. Mend that, then run the command again."));

    public static StageException NotASstFolder(string path, string why) => new(new StageError(
        "LocalPathNotValid", StageErrorCategory.InvalidArgument, $"'{path}' {why}. Nothing was changed.", path, "Give the project's folder, which has sst.config.ts and .sst in it, or leave -LocalPath out."));

    public static StageException NotDeletable(string path, Exception cause) => new(new StageError(
        "LocalPathNotDeleted", cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.WriteError, $"'{path}' cannot be deleted: {cause.Message}", path, "End what uses it, or delete it yourself; then run the command again.", cause));

    public static StageException Changed(StageName name, Exception cause) => new(new StageError(
        "StageResetConflict",
        StageErrorCategory.ResourceBusy,
        $"Somebody else has written something of {name} since it was backed up: {cause.Message} That is left as it is.",
        name.ToString(),
        "Make sure that nobody works on the stage, then run the command again.",
        cause));
}
