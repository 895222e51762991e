namespace StackStage.Snapshots.Tests;

/// <summary>Providers that are not in the state: a resource must never be looked for in another Region or account.</summary>
public class ProviderTests
{
    private const string Account = "123456789012";

    public static TheoryData<string, string[], string?> Choices() => new()
    {
        // The Region of the resource's own ARN decides between default ones, and against one.
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_60_0", "a", "eu-central-1"), Default("6_66_2", "b", "us-east-1")], "a" },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "us-east-1")], null },
        { "arn:aws:acm:us-east-1:123456789012:certificate/c", [Default("6_66_2", "b", "eu-central-1")], null },
        { "arn:aws:acm:us-east-1:123456789012:certificate/c", [Default("6_66_2", "b", "us-east-1")], "b" },

        // Of several in the right place the newest.
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_60_0", "a", "eu-central-1"), Default("6_66_2", "b", "eu-central-1")], "b" },

        // Another major version, or an explicit one: never unasked, be it in the right place.
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("7_0_0", "a", "eu-central-1")], null },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Provider("west", "a", "eu-central-1")], null },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Provider("west", "a", "eu-central-1", ",\"version\":\"6.66.2\"")], null },

        // Nothing tells the Region: only if there is one choice.
        { "arn:aws:iam::123456789012:role/r", [Default("6_66_2", "b", "eu-central-1")], "b" },
        { "arn:aws:iam::123456789012:role/r", [Default("6_60_0", "a", "eu-central-1"), Default("6_66_2", "b", "eu-central-1")], null },

        // Another account.
        { "arn:aws:iam::123456789012:role/r", [Default("6_66_2", "b", "eu-central-1", more: ",\"allowedAccountIds\":\"[\\\"999999999999\\\"]\"")], null },
        { "arn:aws:iam::123456789012:role/r", [Default("6_66_2", "b", "eu-central-1", more: ",\"allowedAccountIds\":[\"123456789012\"]")], "b" },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "eu-central-1", more: ",\"assumeRole\":\"{\\\"roleArn\\\":\\\"arn:aws:iam::999999999999:role/x\\\"}\"")], null },

        // A provider that is configured nowhere works where the resources are that use it.
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", null), Function("u", "arn:aws:lambda:eu-central-1:123456789012:function:u", "6_66_2", "b")], "b" },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", null), Function("u", "arn:aws:lambda:us-east-1:123456789012:function:u", "6_66_2", "b")], null },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "eu-central-1"), Function("u", "arn:aws:lambda:eu-central-1:999999999999:function:u", "6_66_2", "b")], null },

        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", null)], null },
        {
            "arn:aws:lambda:eu-central-1:123456789012:function:f",
            [Default("6_66_2", "b", "eu-central-1"), Function("u", "arn:aws:lambda:eu-central-1:123456789012:function:u", "6_66_2", "b"), Function("v", "arn:aws:lambda:eu-central-1:999999999999:function:v", "6_66_2", "b")],
            null
        },

        // A dying provider is no choice, nor one that is deleted already.
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "eu-central-1").Replace("\"custom\":true", "\"custom\":true,\"pendingReplacement\":true", StringComparison.Ordinal)], null },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "eu-central-1").Replace("\"custom\":true", "\"custom\":true,\"delete\":true", StringComparison.Ordinal)], null },
        { "arn:aws:lambda:eu-central-1:123456789012:function:f", [Default("6_66_2", "b", "eu-central-1"), Default("6_60_0", "a", "eu-central-1"), Dying(Default("6_67_0", "c", "eu-central-1"))], "b" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_resources_own_ARNs_decide(string arn, string[] others, string? expected)
    {
        var text = State.Checkpoint([State.RootJson, .. others, Function("f", arn, "6_52_0", "gone")]);
        var plan = SnapshotRepair.Plan(State.Read(text));
        if (expected is not null)
        {
            var result = plan.Apply();
            Assert.True(result.IsSound);
            Assert.EndsWith("::" + expected, result.Snapshot.Resources[^1].Provider, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(plan.Repairs);
        var left = Assert.Single(plan.Unrepairable);
        Assert.Equal(FaultKind.UnknownProvider, left.Kind);
        if (others.Any(other => !other.Contains("\"delete\":true", StringComparison.Ordinal) && !other.Contains("\"pendingReplacement\":true", StringComparison.Ordinal)))
        {
            Assert.Contains($"-ProviderMap @{{ '{Urn("default_6_52_0")}::gone' = '", left.Repair, StringComparison.Ordinal);
        }

        Assert.Contains(left.Repair!, plan.Warnings);
    }

    [Fact]
    public void The_same_URN_does_not_excuse_another_Region()
    {
        var text = State.Checkpoint(Provider("x", "new", "us-east-1"), Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", null, $"{Urn("x")}::old"));
        Assert.Empty(SnapshotRepair.Plan(State.Read(text)).Repairs);
        Assert.True(State.Repair(text.Replace("us-east-1", "eu-central-1", StringComparison.Ordinal)).IsSound);
    }

    [Fact]
    public void One_contradiction_among_all_resources_of_the_provider_is_enough()
    {
        var text = State.Checkpoint(
            Default("6_66_2", "b", "eu-central-1"),
            Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone"),
            Function("g", "arn:aws:lambda:us-east-1:123456789012:function:g", "6_52_0", "gone"));
        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(plan.Repairs);
        Assert.Contains("Regions eu-central-1 and us-east-1", plan.Unrepairable[0].Repair, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1", Account, "eu-central-1", "", false)]
    [InlineData("us-east-1", Account, "us-east-1", "", true)]
    [InlineData("us-east-1", Account, "us-east-1", ",\"allowedAccountIds\":[\"123456789012\"]", true)]
    [InlineData("us-east-1", "999999999999", "us-east-1", ",\"allowedAccountIds\":[\"123456789012\"]", false)]
    [InlineData("us-east-1", Account + ":certificate/c arn:aws:acm:eu-central-1:" + Account, "us-east-1", "", false)]
    [InlineData("us-east-1", "999999999999:certificate/c arn:aws:iam::" + Account, "us-east-1", ",\"allowedAccountIds\":[\"123456789012\"]", true)]
    public void What_has_no_ARN_of_its_own_is_judged_by_those_it_mentions(string mentioned, string account, string region, string more, bool isReplaced)
    {
        var validation = $$$"""{"urn":"urn:pulumi:dev::shop::aws:acm/certificateValidation:CertificateValidation::v","custom":true,"id":"t","type":"aws:acm/certificateValidation:CertificateValidation","inputs":{"certificateArn":"arn:aws:acm:{{{mentioned}}}:{{{account}}}:certificate/c"},"provider":"{{{Urn("default_6_52_0")}}}::gone"}""";
        Assert.Equal(isReplaced ? 1 : 0, SnapshotRepair.Plan(State.Read(State.Checkpoint(Default("6_66_2", "b", region, more), validation))).Repairs.Count);
    }

    [Fact]
    public void A_distribution_with_a_certificate_of_another_Region_goes_by_the_rest()
    {
        // Its provider serves a function, too, whose ARN tells the Region.
        var distribution = $$$"""{"urn":"urn:pulumi:dev::shop::aws:cloudfront/distribution:Distribution::d","custom":true,"id":"E1","type":"aws:cloudfront/distribution:Distribution","inputs":{"viewerCertificate":{"acmCertificateArn":"arn:aws:acm:us-east-1:{{{Account}}}:certificate/c"}},"outputs":{"arn":"arn:aws:cloudfront::{{{Account}}}:distribution/E1"},"provider":"{{{Urn("default_6_52_0")}}}::gone"}""";
        var text = State.Checkpoint(Default("6_66_2", "b", "eu-central-1"), distribution, Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone"));
        Assert.True(State.Repair(text).IsSound);
    }

    [Fact]
    public void Restore_brings_the_entry_back_from_the_references_to_it()
    {
        var function = Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone");
        var result = State.Repair(State.Checkpoint(State.RootJson, function), new RepairOptions { ProviderAction = ProviderAction.Restore });
        Assert.True(result.IsSound);
        var inputs = """{"region":"eu-central-1","version":"6.52.0"}""";
        Assert.Equal(
            State.Checkpoint(State.RootJson, $$"""{"urn":"{{Urn("default_6_52_0")}}","custom":true,"id":"gone","type":"pulumi:providers:aws","inputs":{{inputs}},"outputs":{{inputs}}}""", function),
            State.TextOf(result.Snapshot));
        Assert.Equal(RepairKind.RestoreProvider, Assert.Single(result.Repaired).Kind);

        // The refusal without it says so.
        Assert.Contains("-ProviderAction Restore", Assert.Single(SnapshotRepair.Plan(State.Read(State.Checkpoint(function))).Unrepairable).Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_writes_as_the_file_does_and_gives_an_explicit_provider_the_root_and_the_common_version()
    {
        var text = "{\n  \"resources\": [\n    " + State.RootJson.Replace("{", "{\n      ", StringComparison.Ordinal).Replace(",", ",\n      ", StringComparison.Ordinal).Replace("}", "\n    }", StringComparison.Ordinal).Replace("\":", "\": ", StringComparison.Ordinal)
            + ",\n    {\n      \"urn\": \"" + State.Urn("b") + "\",\n      \"custom\": true,\n      \"id\": \"arn:aws:sqs:us-east-1:123456789012:q\",\n      \"type\": \"aws:s3:Bucket\",\n      \"provider\": \"" + Urn("east") + "::e\"\n    }\n  ]\n}\n";
        var result = State.Repair(text, new RepairOptions { ProviderAction = ProviderAction.Restore });
        Assert.True(result.IsSound);
        Assert.Contains(
            "    {\n      \"urn\": \"" + Urn("east") + "\",\n      \"custom\": true,\n      \"id\": \"e\",\n      \"type\": \"pulumi:providers:aws\",\n      \"inputs\": {\n        \"region\": \"us-east-1\"\n      },\n      \"outputs\": {\n        \"region\": \"us-east-1\"\n      },\n      \"parent\": \"" + State.Root + "\"\n    },\n",
            State.TextOf(result.Snapshot),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/r", "no ARN of its resources tells")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:f|arn:aws:lambda:us-east-1:123456789012:function:f", "of several places")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:f|arn:aws:lambda:eu-central-1:999999999999:function:f", "of several places")]
    public void Restore_is_refused_where_the_ARNs_do_not_tell(string arns, string why)
    {
        var list = arns.Split('|').Select((arn, i) => Function("f" + i, arn, "6_52_0", "gone")).ToArray();
        var plan = SnapshotRepair.Plan(State.Read(State.Checkpoint(list)), new RepairOptions { ProviderAction = ProviderAction.Restore });
        Assert.Empty(plan.Repairs);
        Assert.Contains(why, plan.Unrepairable[0].Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_does_not_make_a_second_live_copy_and_needs_no_Region_for_other_packages()
    {
        var options = new RepairOptions { ProviderAction = ProviderAction.Restore };
        var taken = State.Checkpoint(Default("6_52_0", "here", "eu-central-1"), Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone"));
        Assert.Empty(SnapshotRepair.Plan(State.Read(taken), options).Repairs);
        var random = """{"urn":"urn:pulumi:dev::shop::random:index:Id::r","custom":true,"id":"r","type":"random:index:Id","provider":"urn:pulumi:dev::shop::pulumi:providers:random::default_4_16_0::04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""";
        var result = State.Repair(State.Checkpoint(random), options);
        Assert.True(result.IsSound);
        Assert.Null(result.Snapshot.Resources[0].Id);
        Assert.Equal("4.16.0", result.Snapshot.Resources[0].GetInputString("version"));
    }

    [Fact]
    public void A_provider_that_only_lacks_its_type_gets_it_and_keeps_its_users()
    {
        // There is another one of the package that they must not go to.
        var lacking = Default("6_52_0", "p", "eu-central-1").Replace(",\"type\":\"pulumi:providers:aws\"", "", StringComparison.Ordinal);
        var function = Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "p");
        var plan = SnapshotRepair.Plan(State.Read(State.Checkpoint(lacking, Default("6_66_2", "b", "eu-central-1"), function)));
        Assert.Equal(2, Assert.Single(plan.Repairs, repair => repair.Kind == RepairKind.SetType).Faults.Count);
        Assert.Empty(plan.Unrepairable);
        Assert.Equal($"{Urn("default_6_52_0")}::p", plan.Apply().Snapshot.Resources[2].Provider);
        Assert.True(plan.Apply().IsSound);
    }

    [Theory]
    [InlineData("nonsense", "b", "no resource refers to an unknown provider 'nonsense'")]
    [InlineData("default_6_66_2", "b", "is in the state; only providers that are not are replaced")]
    [InlineData("default_6_52_0", "nonsense", "no provider of the state is")]
    [InlineData("default_6_52_0", "dying", "waits for its deletion")]
    [InlineData("default_6_52_0", "random", "of the package random")]
    public void A_map_that_matches_nothing_is_an_error(string key, string value, string message)
    {
        const string Random = "urn:pulumi:dev::shop::pulumi:providers:random::default_4_16_0";
        var text = State.Checkpoint(
            Default("6_66_2", "b", "eu-central-1"),
            Dying(Default("6_67_0", "dying", "eu-central-1")),
            $$"""{"urn":"{{Random}}","custom":true,"id":"r","type":"pulumi:providers:random"}""",
            Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone"));
        var map = new Dictionary<string, string>
        {
            [key == "nonsense" ? key : Urn(key)] = value switch { "b" => Urn("default_6_66_2"), "dying" => Urn("default_6_67_0"), "random" => Random, _ => value },
        };
        var refused = Assert.Throws<RepairOptionException>(() => SnapshotRepair.Plan(State.Read(text), new RepairOptions { ProviderMap = map }));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains(key == "default_6_52_0" ? "default_6_66_2" : "default_6_52_0", refused.RecommendedAction, StringComparison.Ordinal);

        // In a state where nothing is wrong as well.
        Assert.Throws<RepairOptionException>(() => SnapshotRepair.Plan(State.Read(State.Checkpoint(State.RootJson)), new RepairOptions { ProviderMap = map }));
    }

    [Fact]
    public void A_map_is_followed_against_the_ARNs_with_a_warning()
    {
        var text = State.Checkpoint(Default("6_66_2", "b", "us-east-1"), Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", "6_52_0", "gone"));
        var plan = SnapshotRepair.Plan(State.Read(text), new RepairOptions { ProviderMap = new Dictionary<string, string> { [Urn("default_6_52_0")] = Urn("default_6_66_2") } });
        Assert.Single(plan.Repairs);
        Assert.Contains("although their own ARNs say Region eu-central-1", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_pasted_is_quoted_for_PowerShell() =>
        Assert.Equal("-ProviderMap @{ 'it''s' = '\u2019\u2019' }", PowerShellText.ProviderMap("it's", "\u2019"));

    private static string Urn(string name) => $"urn:pulumi:dev::shop::pulumi:providers:aws::{name}";

    [Fact]
    public void The_same_URN_does_not_do_where_nobody_knows_its_Region()
    {
        // A provider has another id because it was replaced, perhaps for another Region.
        var text = State.Checkpoint(Provider("x", "new", null), Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", null, $"{Urn("x")}::old"));
        Assert.Empty(SnapshotRepair.Plan(State.Read(text)).Repairs);
        Assert.Single(SnapshotRepair.Plan(State.Read(text.Replace("\"outputs\":{\"arn\":\"arn:aws:lambda:eu-central-1:123456789012:function:f\"}", "\"outputs\":{}", StringComparison.Ordinal))).Repairs);
    }

    [Theory]
    [InlineData("us-east-1", ProviderAction.Replace, false)]
    [InlineData(null, ProviderAction.Replace, false)]
    [InlineData("eu-central-1", ProviderAction.Restore, false)]
    [InlineData("eu-central-1", ProviderAction.Replace, true)]
    public void A_copy_of_a_provider_is_not_dropped_from_under_resources_that_cannot_use_the_other(string? region, ProviderAction action, bool isDropped)
    {
        var text = State.Checkpoint(Provider("x", "1", "eu-central-1"), Provider("x", "2", region), Function("f", "arn:aws:lambda:eu-central-1:123456789012:function:f", null, $"{Urn("x")}::1"));
        var options = new RepairOptions { DuplicateAction = DuplicateAction.KeepLast, ProviderAction = action };
        var plan = SnapshotRepair.Plan(State.Read(text), options);
        if (isDropped)
        {
            Assert.True(plan.Apply().IsSound);
            return;
        }

        Assert.Empty(plan.Repairs);
        var line = $"-ProviderMap @{{ '{Urn("x")}::1' = '{Urn("x")}::2' }}";
        Assert.Contains(line, Assert.Single(plan.Unrepairable).Repair, StringComparison.Ordinal);

        // The line does what it says.
        var mapped = SnapshotRepair.Plan(State.Read(text), new RepairOptions { DuplicateAction = DuplicateAction.KeepLast, ProviderAction = action, ProviderMap = new Dictionary<string, string> { [$"{Urn("x")}::1"] = $"{Urn("x")}::2" } }).Apply();
        Assert.True(mapped.IsSound);
        Assert.Equal($"{Urn("x")}::2", mapped.Snapshot.Resources[^1].Provider);
    }

    private static string Default(string version, string id, string? region, string more = "") => Provider("default_" + version, id, region, $",\"version\":\"{version.Replace('_', '.')}\"{more}");

    private static string Provider(string name, string id, string? region, string more = "") =>
        $$$"""{"urn":"{{{Urn(name)}}}","custom":true,"id":"{{{id}}}","type":"pulumi:providers:aws","inputs":{{{{(region is null ? "\"x\":1" : $"\"region\":\"{region}\"") + more}}}}}""";

    private static string Dying(string provider) => provider.Replace("\"custom\":true", "\"custom\":true,\"delete\":true", StringComparison.Ordinal);

    private static string Function(string name, string arn, string? version, string id) =>
        $$$"""{"urn":"urn:pulumi:dev::shop::aws:lambda/function:Function::{{{name}}}","custom":true,"id":"{{{name}}}","type":"aws:lambda/function:Function","outputs":{"arn":"{{{arn}}}"},"provider":"{{{(version is null ? id : $"{Urn("default_" + version)}::{id}")}}}"}""";
}
