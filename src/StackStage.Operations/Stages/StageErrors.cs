using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Stages;

/// <summary>The errors of finding stages and reading what their homes hold.</summary>
internal static class StageErrors
{
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
