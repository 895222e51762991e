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

    public static StageException NotInBackup(StageName name, string address) => new(new StageError(
        "StageKeyNotInBackup",
        StageErrorCategory.ObjectNotFound,
        $"There is no key of {name} in '{address}'.",
        name.ToString(),
        $"Get-SsmStageKeyBackup -Path '{address}' lists what is in it."));

    public static StageException Differs(StageName name, long present, string what, string line) => new(new StageError(
        "StageKeyDiffers",
        StageErrorCategory.ResourceExists,
        $"{name} has another key (version {present} of {KeyParameters.NameOf(name)}){what}. It was left as it is.",
        name.ToString(),
        $"To put the one of the backup in its place, the present one staying as version {present}: {line} -Force"));

    public static StageException DoesNotFit(StageName name, int tried, string address) => new(new StageError(
        "StageKeyDoesNotFit",
        StageErrorCategory.SecurityError,
        $"{(tried == 1 ? "The only key" : $"None of the {tried} keys")} of {name} in '{address}' {(tried == 1 ? "does not open" : "opens")} the stage's state. Nothing was changed.",
        name.ToString(),
        $"Which key an earlier state needs: Test-SsmStageKey -App '{name.App}' -Stage '{name.Stage}' -BackupPath '{address}' -History. To restore the newest all the same, add -CheckState:$false."));

    public static StageException ObjectDiffers(StageName name, string what, string address, string line) => new(new StageError(
        "StageDiffersFromBackup",
        StageErrorCategory.ResourceExists,
        $"The {what} of {name} ('{address}') is another one than that of the backup. It was left as it is.",
        name.ToString(),
        $"To put the one of the backup in its place: {line} -Force"));

    public static StageException QuotaFull(int present, int wanted, string region) => new(new StageError(
        "ParameterLimitExceeded",
        StageErrorCategory.LimitsExceeded,
        $"There is no room in {region} for {(wanted == 1 ? "another parameter" : $"{wanted} more parameters")}: {present} of 10,000 of the standard tier are used. Nothing was changed.",
        region,
        "Delete parameters that nobody needs any more; the keys of stages that are gone are among them. Then run the command again."));

    public static StageException NameNotValid(string text) => new(new StageError(
        "StageNameNotValid", StageErrorCategory.InvalidArgument, $"'{text}' can be no name of an app or stage: Parameter Store takes letters, digits, '.', '-' and '_'. Nothing was changed.", text, "Give another name."));
}
