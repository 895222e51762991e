using System.Text.Json;
using StackStage.Operations.Permissions;

namespace StackStage.Operations.Tests.Permissions;

public sealed class PolicyTests
{
    [Fact]
    public void Deployers_read_and_make_keys_and_never_change_or_delete_one()
    {
        var statements = Statements(PolicyWriter.ForDeployers(new PolicyPlace { AccountId = "123456789012", Region = "eu-central-1", Apps = ["shop"] }));

        string[] keys = ["arn:aws:ssm:eu-central-1:123456789012:parameter/sst/passphrase/shop/*"];
        Assert.All(statements.Where(one => one.Id != "ListParameters"), one => Assert.Equal(keys, one.Resources));
        Assert.Equal(["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters", "ssm:GetParametersByPath"], Of("ReadStageKeys").Actions);
        Assert.Equal(("Deny", "{\"StringEquals\":{\"ssm:Overwrite\":\"true\"}}"), (Of("NeverChangeStageKeys").Effect, Of("NeverChangeStageKeys").Condition));
        Assert.Equal(("Deny", null, "ssm:DeleteParameter,ssm:DeleteParameters"), (Of("NeverDeleteStageKeys").Effect, Of("NeverDeleteStageKeys").Condition, string.Join(',', Of("NeverDeleteStageKeys").Actions)));
        Assert.DoesNotContain(statements, one => one.Effect == "Allow" && one.Actions.Any(action => action.StartsWith("ssm:Delete", StringComparison.Ordinal)));

        Statement Of(string id) => statements.Single(one => one.Id == id);
    }

    [Fact]
    public void A_stage_brings_the_fallback_key_of_its_app()
    {
        var place = new PolicyPlace { Apps = ["shop"], Stages = ["dev", "pr-*"], Partition = "aws-cn" };

        Assert.Equal(
            ["arn:aws-cn:ssm:*:*:parameter/sst/passphrase/shop/dev", "arn:aws-cn:ssm:*:*:parameter/sst/passphrase/shop/pr-*", "arn:aws-cn:ssm:*:*:parameter/sst/passphrase/shop/_fallback"],
            Statements(PolicyWriter.ForDeployers(place))[0].Resources);
    }

    [Fact]
    public void A_cmdlet_is_allowed_what_it_calls_where_it_calls_it()
    {
        var rows = PermissionTable.For(name => name == "Get-StackStage");
        var place = new PolicyPlace { AccountId = "123456789012", StateBucket = "sst-state-abc" };

        var all = Statements(PolicyWriter.For(rows, place, withOptional: true));
        var minimal = Statements(PolicyWriter.For(rows, place, withOptional: false));

        Assert.Equal(
            ["Any:kms:Decrypt,ssm:DescribeParameters:*", "Bootstrap:ssm:GetParameter:arn:aws:ssm:*:123456789012:parameter/sst/bootstrap", "StateBucket:s3:ListBucket:arn:aws:s3:::sst-state-abc", "StateObjects:s3:GetObject:arn:aws:s3:::sst-state-abc/*"],
            all.Select(one => $"{one.Id}:{string.Join(',', one.Actions)}:{string.Join(',', one.Resources)}"));
        Assert.Equal(["Bootstrap", "StateBucket", "StateObjects"], minimal.Select(one => one.Id));
        Assert.All(all, one => Assert.Equal("Allow", one.Effect));
    }

    private static List<Statement> Statements(string policy)
    {
        using var json = JsonDocument.Parse(policy);
        Assert.Equal("2012-10-17", json.RootElement.GetProperty("Version").GetString());
        return
        [
            .. json.RootElement.GetProperty("Statement").EnumerateArray().Select(one => new Statement(
                one.GetProperty("Sid").GetString()!,
                one.GetProperty("Effect").GetString()!,
                Texts(one.GetProperty("Action")),
                Texts(one.GetProperty("Resource")),
                one.TryGetProperty("Condition", out var condition) ? JsonSerializer.Serialize(condition) : null)),
        ];
    }

    private static string[] Texts(JsonElement json) => [.. json.EnumerateArray().Select(text => text.GetString()!)];

    private sealed record Statement(string Id, string Effect, string[] Actions, string[] Resources, string? Condition);
}
