using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Kms;

public sealed class KmsAndTaggingTests
{
    [SkippableFact]
    public async Task Botocore_gets_from_KMS_and_the_Tagging_API_what_AWS_would_give_it()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        Expect.Same("""
            {
              "alias_exists": "AlreadyExistsException", "described": ["state", "state", "state"], "missing": ["NotFoundException", "NotFoundException"],
              "foreign": "AccessDeniedException", "key_arn": true, "opened": "geheim", "wrong_context": "InvalidCiphertextException",
              "tampered": "InvalidCiphertextException", "nonsense": "InvalidCiphertextException", "wrong_key": "IncorrectKeyException",
              "re_encrypted": "geheim", "data_key": [32, true], "random": 16, "disabled": "DisabledException",
              "pending": ["KMSInvalidStateException", "PendingDeletion"], "cancelled": "Disabled", "aliases": [["alias/state", true]], "keys": [1, 1],
              "tags": [{"TagKey": "sst:app", "TagValue": "shop"}], "region": "NotFoundException",
              "app": 9,
              "stage": ["arn:aws:ssm:us-east-1:123456789012:parameter/p/1", "arn:aws:ssm:us-east-1:123456789012:parameter/p/3", "arn:aws:ssm:us-east-1:123456789012:parameter/p/5"],
              "any_value": 8, "bucket": [["arn:aws:s3:::tagged-bucket"], ["arn:aws:s3:::tagged-bucket"]],
              "arns": ["arn:aws:s3:::tagged-bucket"], "arns_and": "InvalidParameterException", "pages": [4, 4, 1], "bad_page": "InvalidParameterException",
              "tag_keys": ["sst:app", "sst:stage"], "tag_values": ["dev", "pr-42"], "failed": ["arn:aws:s3:::none"], "tagged": 3, "untagged": 2, "elsewhere": []
            }
            """, await Peer.Python(sandbox, "kms_tagging.py"));
    }

    [Fact]
    public async Task The_official_package_encrypts_and_decrypts()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var kms = new AmazonKeyManagementServiceClient(new BasicAWSCredentials(sandbox.AccessKeyId, "secret"),
            new AmazonKeyManagementServiceConfig { ServiceURL = sandbox.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        var sealedBlob = (await kms.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream([1, 2, 3]) })).CiphertextBlob;
        Assert.Equal([1, 2, 3], (await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = sealedBlob })).Plaintext.ToArray());
        await Assert.ThrowsAsync<NotFoundException>(() => kms.DescribeKeyAsync("alias/none"));
        sandbox.Faults.Deny("kms", "Decrypt");
        var denied = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => kms.DecryptAsync(new DecryptRequest { CiphertextBlob = sealedBlob }));
        Assert.Equal("AccessDeniedException", denied.ErrorCode);
        Assert.Contains("is not authorized to perform: kms:Decrypt on resource: ", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_gone_when_its_waiting_period_is_over()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "kms");
        var id = (string)(await wire.Json("TrentService.CreateKey")).Json["KeyMetadata"]!["KeyId"]!;
        await wire.Json("TrentService.ScheduleKeyDeletion", $$"""{"KeyId":"{{id}}","PendingWindowInDays":7}""");
        sandbox.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("NotFoundException", (await wire.Json("TrentService.DescribeKey", $$"""{"KeyId":"{{id}}"}""")).ErrorType);
    }

    [SkippableFact]
    public async Task The_real_CLI_finds_every_operation()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var results = await Peer.Cli(sandbox,
            "kms create-key --description cli --tags TagKey=sst:app,TagValue=shop",
            "kms create-alias --alias-name alias/none --target-key-id alias/aws/ssm",
            "kms list-aliases",
            "kms list-keys",
            "kms describe-key --key-id alias/aws/ssm",
            "kms encrypt --key-id alias/aws/ssm --plaintext geheim --encryption-context a=1",
            "kms generate-data-key --key-id alias/aws/ssm --key-spec AES_256",
            "! NotFoundException kms generate-data-key-without-plaintext --key-id alias/missing --key-spec AES_256",
            "resourcegroupstaggingapi get-resources --tag-filters Key=sst:app,Values=shop --resource-type-filters kms:key",
            "resourcegroupstaggingapi get-tag-keys",
            "resourcegroupstaggingapi get-tag-values --key sst:app",
            "sts get-caller-identity",
            "sts assume-role --role-arn arn:aws:iam::222233334444:role/r --role-session-name me",
            "! ValidationError sts assume-role --role-arn arn:aws:iam::222233334444:user/roleless --role-session-name me");
        Assert.Equal("AWS", (string?)results[4]!["KeyMetadata"]!["KeyManager"]);
        Assert.Equal((string?)results[0]!["KeyMetadata"]!["Arn"], (string?)results[8]!["ResourceTagMappingList"]![0]!["ResourceARN"]);
        Assert.Equal("123456789012", (string?)results[11]!["Account"]);
    }
}
