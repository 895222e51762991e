using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Ssm;

public sealed class SsmTests
{
    [SkippableFact]
    public async Task Botocore_gets_from_Parameter_Store_what_AWS_would_give_it()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        Expect.Same("""
            {
              "put": [1, "Standard"], "exists": "ParameterAlreadyExists", "tags_and_overwrite": "ValidationException", "sealed": true,
              "plain": ["geheim", 1, "arn:aws:ssm:us-east-1:123456789012:parameter/sst/passphrase/shop/dev", "text", "SecureString"],
              "by_arn": "geheim", "really_sealed": "geheim", "missing": "ParameterNotFound", "missing_version": "ParameterVersionNotFound",
              "delete_missing": "ParameterNotFound", "label": ["1bad", "awsbad"], "by_label": ["geheim", ":good"],
              "moved": [[], ["good"]], "history": [[1, "geheim", "alias/aws/ssm"], [2, "neu", "alias/aws/ssm"]], "unlabel": ["good"],
              "kept": [50, 102, "ParameterVersionNotFound"], "full": "ParameterMaxVersionLimitExceeded",
              "path": [10, 10, 3], "recursive": [10, 10, 4], "path_size": "ValidationException", "path_token": "InvalidNextToken",
              "eleven": "ValidationException", "get_many": [["/many/00"], ["/nothing", "/sst/passphrase/shop/dev:good"]],
              "describe": [10, 10, 3], "describe_name": ["/sst/passphrase/shop/dev"], "describe_tag": ["DO NOT DELETE"], "describe_key": ["ValidationException", "InvalidFilterKey"],
              "tags": [{"Key": "a", "Value": "1"}], "tags_after": [{"Key": "b", "Value": "2"}], "tags_missing": "InvalidResourceId",
              "large": "ValidationException", "intelligent": "Advanced", "downgrade": "ValidationException", "too_large": "ValidationException",
              "pattern": "ParameterPatternMismatchException",
              "names": ["ValidationException", "AccessDeniedException", "ValidationException", "ValidationException", "HierarchyLevelLimitExceededException"],
              "no_type": "ValidationException", "no_key": "InvalidKeyId", "disabled": ["InvalidKeyId", "OK"],
              "deleted": [["/many/00"], ["/nothing"]], "too_soon": "TooManyUpdates", "elsewhere": "ParameterNotFound"
            }
            """, await Peer.Python(sandbox, "ssm.py"));
    }

    [Fact]
    public async Task A_deleted_name_can_be_used_again_after_thirty_seconds_and_starts_at_version_one()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "ssm");
        const string Put = """{"Name":"/a","Value":"1","Type":"String"}""";
        await wire.Json("AmazonSSM.PutParameter", Put);
        await wire.Json("AmazonSSM.DeleteParameter", """{"Name":"/a"}""");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("TooManyUpdates", (await wire.Json("AmazonSSM.PutParameter", Put)).ErrorType);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (int?)(await wire.Json("AmazonSSM.PutParameter", Put)).Json["Version"]);
    }

    [Fact]
    public async Task Malformed_and_mistyped_bodies_are_serialization_errors()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "ssm");
        Assert.Equal("SerializationException", (await wire.Json("AmazonSSM.GetParameter", "{")).ErrorType);
        Assert.Equal("SerializationException", (await wire.Json("AmazonSSM.GetParameter", """{"Name":7}""")).ErrorType);
        Assert.Equal("ValidationException", (await wire.Json("AmazonSSM.GetParameter")).ErrorType);
        Assert.Equal("UnknownOperationException", (await wire.Json("AmazonSSM.Frobnicate")).ErrorType);
        Assert.Equal("MissingAuthenticationTokenException", (await wire.Json("AmazonSSM.GetParameter", signed: false)).ErrorType);
    }

    [SkippableFact]
    public async Task The_real_CLI_finds_every_operation()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "ssm");
        for (var i = 0; i < 21; i++)
        {
            await wire.Json("AmazonSSM.PutParameter", $$"""{"Name":"/p/{{i}}","Value":"1","Type":"String"}""");
        }

        var results = await Peer.Cli(sandbox,
            "ssm get-parameters-by-path --path /p",
            "ssm put-parameter --name /k --value geheim --type SecureString --tags Key=a,Value=1",
            "! ParameterAlreadyExists ssm put-parameter --name /k --value x --type SecureString",
            "ssm put-parameter --name /k --value neu --overwrite",
            "ssm get-parameter --name /k --with-decryption",
            "ssm get-parameters --names /k /none",
            "ssm describe-parameters --parameter-filters Key=Name,Values=/k",
            "ssm get-parameter-history --name /k --with-decryption",
            "ssm label-parameter-version --name /k --parameter-version 1 --labels old",
            "ssm unlabel-parameter-version --name /k --parameter-version 1 --labels old",
            "ssm add-tags-to-resource --resource-type Parameter --resource-id /k --tags Key=b,Value=2",
            "ssm list-tags-for-resource --resource-type Parameter --resource-id /k",
            "ssm remove-tags-from-resource --resource-type Parameter --resource-id /k --tag-keys a b",
            "ssm delete-parameter --name /k",
            "! ParameterNotFound ssm delete-parameter --name /k",
            "ssm delete-parameters --names /p/0 /k");
        Assert.Equal(21, results[0]!["Parameters"]!.AsArray().Count);
        Assert.Equal(3, sandbox.Journal.Of("ssm", "GetParametersByPath").Count);
        Assert.Equal("neu", (string?)results[4]!["Parameter"]!["Value"]);
        Assert.Equal("/none", (string?)results[5]!["InvalidParameters"]![0]);
        Assert.Equal(2, results[7]!["Parameters"]!.AsArray().Count);
        Assert.Equal(2, results[11]!["TagList"]!.AsArray().Count);
    }
}
