using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Text;

namespace StackStage.Operations.Stages;

/// <summary>The errors of finding stages and reading what their homes hold.</summary>
internal static class StageErrors
{
    // From when on a lock that nobody touches may be one that was left behind; what Unlock-StackStage goes by, too.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    public static StageException NotBootstrapped(string region, Exception cause) => new(new StageError(
        "SstHomeNotFound",
        StageErrorCategory.ObjectNotFound,
        $"There is no SST home in {region}: the parameter {Homes.SstAwsHome.BootstrapParameter} is not there.",
        region,
        "Add -Region with the Region of the app's home, and check the account. Stages kept elsewhere are found with -LocalHome or -Backend.",
        cause));

    public static StageException BootstrapNotValid(string region, Exception? cause) => new(new StageError(
        "SstHomeNotValid",
        StageErrorCategory.InvalidData,
        $"The parameter {Homes.SstAwsHome.BootstrapParameter} in {region} does not name a state bucket.",
        region,
        "Its value is JSON with the bucket under 'state'. Look at its history in Parameter Store; any SST command with the app's credentials writes it anew.",
        cause));

    public static StageException HomeNotFound(string path) => new(new StageError(
        "HomeNotFound", StageErrorCategory.ObjectNotFound, $"There is no folder '{path}'.", path, "Check the path. SST keeps a local home in 'sst/state' under the user's configuration folder: %AppData%, ~/Library/Application Support, or ~/.config. Leave -HomePath out to look there."));

    public static StageException NotAHome(string path, string? near) => new(new StageError(
        "HomeNotFound",
        StageErrorCategory.ObjectNotFound,
        $"'{path}' is no SST home: there is no folder 'app' in it.",
        path,
        near is not null ? $"Did you mean '{near}'?"
        : Directory.Exists(Path.Combine(path, ".pulumi")) ? $"It is a Pulumi backend: -Backend 'file://{path}'."
        : "Give the folder that has 'app' in it, and leave -HomePath out to look where SST keeps its home."));

    public static StageException NoConfigFolder(string why) => new(new StageError(
        "HomeNotFound",
        StageErrorCategory.ObjectNotFound,
        $"Where SST keeps its local home cannot be told: {why}.",
        null,
        "Set it as it is where SST runs, or give the folder with -HomePath."));

    public static StageException BackendNotFound(string url) => new(new StageError(
        "BackendNotFound", StageErrorCategory.ObjectNotFound, $"There is no Pulumi backend at '{url}': no folder .pulumi is there.", url, "Give the URL that 'pulumi whoami -v' shows, or PULUMI_BACKEND_URL; it names the folder that holds .pulumi."));

    public static StageException BackendNotSupported(string url) => new(new StageError(
        "BackendNotSupported", StageErrorCategory.InvalidArgument, $"'{url}' is not a backend that can be read here.", url, "Give file://<folder> or s3://<bucket>[/<prefix>]. For other backends, save the state with 'pulumi stack export' and use the snapshot cmdlets."));

    public static StageException BackendTooNew(string url, string version) => new(new StageError(
        "BackendNotSupported", StageErrorCategory.InvalidData, $"The backend '{url}' has the layout version '{version}'; known are 0 and 1.", url, "Use a newer version of this module."));

    public static StageException NotReadable(string path, Exception cause) => new(new StageError(
        "StateNotReadable",
        cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.ReadError,
        $"'{path}' cannot be read: {cause.Message}",
        path,
        cause is UnauthorizedAccessException ? "Run as a user who may read it." : "Check that it is there and not in use.",
        cause));

    public static StageException NotDeletable(string path, Exception cause) => new(new StageError(
        "StateNotDeletable",
        cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.WriteError,
        $"'{path}' cannot be deleted: {cause.Message}",
        path,
        cause is UnauthorizedAccessException ? "Run as a user who may write in that folder." : "Check that it is not in use.",
        cause));

    /// <summary>Somebody holds the lock.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="home">Its home, for the line to paste.</param>
    /// <param name="held">What the lock says; null when it was gone again before it could be read.</param>
    /// <param name="now">The present time, for the lock's age.</param>
    public static StageException Locked(StageName name, StageHome home, Homes.StageLock? held, DateTimeOffset now)
    {
        var who = held?.Holder is { } holder ? $"by '{holder}'" : "by somebody";
        var since = held?.Since is { } time ? $" since {time.ToLocalTime():yyyy-MM-dd HH:mm} ({Durations.Describe(now - time)})" : string.Empty;
        var age = held?.AgeAt(now);
        var isLeft = age >= Stale;
        return new StageException(new StageError(
            "StageLocked",
            StageErrorCategory.ResourceBusy,
            $"{name} is locked {who}{since}{(isLeft && held!.Renewed > held.Since ? $", and last heard of {Durations.Describe(age!.Value)} ago" : string.Empty)}. Nothing was changed.",
            name.ToString(),
            $"{(isLeft ? "That run was perhaps killed." : "Wait until that run is over.")} If nobody is running it any more: Unlock-StackStage {home.ArgumentsFor(name)}"));
    }

    public static StageException BackendOfAnotherAccount(string url) => new(new StageError(
        "BackendOfAnotherAccount",
        StageErrorCategory.SecurityError,
        $"The bucket of '{url}' does not belong to the account of these credentials. Nothing was changed.",
        url,
        "Use credentials of the account that owns the bucket."));

    /// <summary>A lock that is not old enough to be somebody's who is gone.</summary>
    public static StageException LockTooYoung(StageName name, Homes.StageLock held, TimeSpan? age, TimeSpan limit) => new(new StageError(
        "LockTooYoung",
        StageErrorCategory.ResourceBusy,
        $"The lock of {name}, held by '{held.Holder ?? "somebody"}', is {(age is { } known ? $"only {Durations.Describe(known)} old" : "of unknown age")}. It was left alone.",
        name.ToString(),
        $"If that run is surely over, add -Force; or say with -OlderThan from what age on a lock is stale (now {Durations.Describe(limit)})."));

    public static StageException LockInUse(StageName name, string address, Exception cause) => new(new StageError(
        "LockInUse",
        StageErrorCategory.ResourceBusy,
        $"The lock of {name} ('{address}') was written anew just now: its holder is alive, or another run took it. It was left alone.",
        name.ToString(),
        "Wait until that run is over.",
        cause));

    public static StageException SnapshotNotFound(StageName name, StageHome home, SnapshotChoice choice) => new(new StageError(
        "SnapshotNotFound",
        StageErrorCategory.ObjectNotFound,
        choice.Id is { } id ? $"Nothing is kept of {name} under '{id}'."
            : choice.MustBeSound ? $"Nothing is kept of {name} that Pulumi would load, that lists a resource, that the present key opens, and that is not what the state is now."
            : $"Nothing is kept of {name} but what the state is now.",
        name.ToString(),
        $"Get-StackStageSnapshot {home.ArgumentsFor(name)} lists what is kept."));

    public static StageException SnapshotAmbiguous(StageName name, IEnumerable<StageSnapshotSource> found) => new(new StageError(
        "SnapshotAmbiguous",
        StageErrorCategory.InvalidArgument,
        $"Several states of {name} are kept under that id: {string.Join(", ", found)}. Nothing was changed.",
        name.ToString(),
        "Pipe the one that is meant from Get-StackStageSnapshot."));

    public static StageException SnapshotNotChangeable(StageName name, StageHome home, Homes.KeptState kept) => new(new StageError(
        "SnapshotNotChangeable",
        StageErrorCategory.InvalidOperation,
        $"{name} ({kept.Source} {kept.Id}) is an earlier state, and those are never changed.",
        kept.Id,
        $"Make it the present one first: Restore-StackStageSnapshot {home.ArgumentsFor(name)} -SnapshotId '{kept.Id}' -Source {kept.Source}. Repair-PulumiSnapshot -Destination repairs it into a file."));

    public static StageException LockLost(string address) => new(new StageError(
        "StageLockLost",
        StageErrorCategory.ResourceBusy,
        $"Somebody else took the lock '{address}' while it was held here. Nothing was written.",
        address,
        "An update is running on this stage. Wait until it is over, then run the command again."));

    public static StageException StateChanged(StageName name, string address, string? lastWriter, Exception? cause) => new(new StageError(
        "StateChanged",
        StageErrorCategory.ResourceBusy,
        $"The state of {name} ('{address}') was changed by somebody else while it was worked on{(lastWriter is null ? string.Empty : $"; {lastWriter}")}. Nothing was written.",
        address,
        "Make sure that no update is running on this stage, then run the command again.",
        cause));

    public static StageException WrittenOver(string address, string? backup) => new(new StageError(
        "StateCheckFailed",
        StageErrorCategory.InvalidResult,
        $"'{address}' does not read back as it was written: somebody else wrote it at the same time.",
        address,
        backup is null ? "Look at what is there now before anything is deployed." : $"Look at what is there now before anything is deployed; the state as it was before is in '{backup}'."));

    public static StageException StateNotFound(StageName name, StageHome home) => new(NotFound(name.ToString(), home));

    public static StageError NotFound(string name, StageHome home) => new(
        "StageNotFound",
        StageErrorCategory.ObjectNotFound,
        $"There is no {(name.Contains('/', StringComparison.Ordinal) ? "stage" : "app")} '{name}' in {home.Description}.",
        name,
        "Run Get-StackStage without names to see what is there; names are case-sensitive.");

    public static StageException Translate(Exception failure, string bucket, string action, string target) =>
        failure is AmazonServiceException { ErrorCode: "NoSuchBucket" }
            ? new StageException(new StageError(
                "BucketNotFound", StageErrorCategory.ObjectNotFound, $"There is no bucket '{bucket}', or it belongs to another partition.", bucket, "Check the name, the account and -EndpointUrl.", failure))
            : AwsErrors.Translate(failure, action, target);
}
