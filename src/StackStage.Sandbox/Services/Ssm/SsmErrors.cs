using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.Ssm;

/// <summary>Parameter Store's errors in its own words.</summary>
internal static class SsmErrors
{
    public static AwsError NotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static AwsError VersionNotFound(string name, string version) =>
        new("ParameterVersionNotFound", $"Systems Manager could not find version {version} of {name}. Verify the version and try again.");

    public static AwsError AlreadyExists() =>
        new("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static AwsError TagsAndOverwrite() => AwsError.Validation(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");

    public static AwsError TooLarge(string tier) => AwsError.Validation(tier == "Standard"
        ? "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html"
        : "Advanced tier parameters support a maximum parameter value of 8192 characters.");

    public static AwsError Downgrade() => AwsError.Validation(
        "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.");

    public static AwsError ReservedPrefix() => AwsError.Validation(
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");

    public static AwsError TooMany(string member, int count, int limit) => AwsError.Validation(
        $"1 validation error detected: Value of length {count} at '{member}' failed to satisfy constraint: Member must have length less than or equal to {limit}");

    public static AwsError OutOfRange(string member, int value, int least, int most) => AwsError.Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must have value greater than or equal to {least} and less than or equal to {most}");

    public static AwsError InvalidToken() => new("InvalidNextToken", "The specified token is not valid.");
}
