using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Keys;

/// <summary>The errors of stage keys. None holds a value.</summary>
internal static class StageKeyErrors
{
    public static StageException NotFound(StageName name, string region) => new(new StageError(
        "StageKeyNotFound",
        StageErrorCategory.ObjectNotFound,
        $"{name} has no key in {region}: there is no parameter {KeyParameters.NameOf(name)}.",
        name.ToString(),
        $"Check app, stage, account and -Region. If it was deleted: Restore-SsmStageKey puts it back from a backup."));

    public static StageException Changed(StageName name, string what) => new(new StageError(
        "StageKeyChanged",
        StageErrorCategory.ResourceBusy,
        $"The key of {name} was changed by somebody else while it was worked on: {what}.",
        name.ToString(),
        $"Look at it: Get-SsmStageKey -App '{name.App}' -Stage '{name.Stage}'. Then run the command again. Parameter Store keeps earlier values as versions."));

    public static StageException TypeStays(StageName name, string present, string wanted) => new(new StageError(
        "StageKeyTypeDiffers",
        StageErrorCategory.InvalidOperation,
        $"{KeyParameters.NameOf(name)} is a {present}, and Parameter Store does not make it a {wanted}. Nothing was changed.",
        name.ToString(),
        $"If nobody needs its present value, delete it (aws ssm delete-parameter --name {KeyParameters.NameOf(name)}) and run the command again."));
}
