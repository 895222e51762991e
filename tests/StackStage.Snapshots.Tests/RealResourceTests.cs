using System.Text.Json;

namespace StackStage.Snapshots.Tests;

/// <summary>What the state's repair could cost: a real resource that is forgotten, taken for another, or looked for in another region.</summary>
public class RealResourceTests
{
    private const string East = "urn:pulumi:dev::shop::pulumi:providers:aws::east";
    private const string West = "urn:pulumi:dev::shop::pulumi:providers:aws::west";

    public static TheoryData<string, string> DifferentCopies => new()
    {
        { $"\"provider\":\"{East}::e\"", $"\"provider\":\"{West}::w\"" },
        { "\"external\":false", "\"external\":true" },
        { "\"protect\":true", "\"pendingReplacement\":true" },
    };

    [Theory]
    [MemberData(nameof(DifferentCopies))]
    public void Copies_of_one_id_that_say_different_things_of_it_are_not_taken_for_the_same(string first, string second)
    {
        var text = State.Checkpoint(Provider(East, "e", "us-east-1"), Provider(West, "w", "us-west-2"), State.Bucket("a", first, "x"), State.Bucket("a", second, "x"));

        var plan = SnapshotRepair.Plan(State.Read(text));
        Assert.Empty(plan.Repairs);
        Assert.Equal(FaultKind.DuplicateUrn, Assert.Single(plan.Unrepairable).Kind);

        // Deleting the one would delete what the other stands for.
        var marked = SnapshotRepair.Plan(State.Read(text), new RepairOptions { DuplicateAction = DuplicateAction.MarkForDeletion });
        Assert.Empty(marked.Repairs);
        Assert.Contains(marked.Warnings, warning => warning.Contains("is marked for deletion", StringComparison.Ordinal));

        Assert.Equal(
            State.Checkpoint(Provider(East, "e", "us-east-1"), Provider(West, "w", "us-west-2"), State.Bucket("a", first, "x")),
            State.RepairedText(text, new RepairOptions { DuplicateAction = DuplicateAction.KeepFirst }));
    }

    [Theory]
    [InlineData("outputs", "[1]")]
    [InlineData("inputs", "\"x\"")]
    [InlineData("created", "\"yesterday\"")]
    [InlineData("modified", "\"2026-02-30T00:00:00Z\"")]
    [InlineData("external", "\"yes\"")]
    [InlineData("retainOnDelete", "1")]
    [InlineData("initErrors", "\"x\"")]
    [InlineData("customTimeouts", "[]")]
    [InlineData("additionalSecretOutputs", "{}")]
    [InlineData("importID", "3")]
    public void A_value_that_Pulumi_cannot_read_into_its_field_is_an_error(string field, string value)
    {
        var fault = Assert.Single(State.Read(State.Checkpoint(State.Bucket("a", $"\"{field}\":{value}"))).Verify());
        Assert.Equal((FaultKind.WrongFieldType, FaultSeverity.Error, field), (fault.Kind, fault.Severity, fault.Property));
        Assert.Empty(State.Read(State.Checkpoint(State.Bucket("a", $"\"{field}\":null"))).Verify());
    }

    [Theory]
    [InlineData("{\"time\":\"\",\"magic\":\"\",\"version\":\"\"}", "manifest.time")]
    [InlineData("{\"magic\":\"\",\"version\":5}", "manifest.version")]
    public void A_manifest_that_Pulumi_cannot_read_is_an_error(string manifest, string field) =>
        Assert.Equal(field, Assert.Single(State.Read(State.Around("", "", manifest)).Verify()).Property);

    [Theory]
    [InlineData("2026-01-31T23:59:59Z", true)]
    [InlineData("2026-01-31T23:59:59.123456789+14:00", true)]
    [InlineData("2024-02-29T00:00:00-00:30", true)]
    [InlineData("0001-01-01T00:00:00Z", true)]
    [InlineData("2026-02-29T00:00:00Z", false)]
    [InlineData("2026-01-31 23:59:59Z", false)]
    [InlineData("2026-01-31T23:59:59", false)]
    [InlineData("2026-01-31T23:59:59.Z", false)]
    [InlineData("2026-01-31T24:00:00Z", false)]
    [InlineData("2026-01-31T23:59:59+1:00", false)]
    [InlineData("", false)]
    public void Times_are_those_that_Go_reads(string text, bool expected) => Assert.Equal(expected, Rfc3339.IsTime(System.Text.Encoding.ASCII.GetBytes(text)));

    [SkippableFact]
    public void Property_values_of_every_form_pass_and_only_plain_text_is_given_out()
    {
        var table = Conformance.Read("property_values.json");
        var values = table.GetProperty("cases").EnumerateArray().Concat(table.GetProperty("floats").EnumerateArray()).Select(item => item.GetProperty("serialized"))
            .Concat(table.GetProperty("legacyReferences").EnumerateArray().Select(item => item.GetProperty("input")))
            .ToList();
        foreach (var value in values)
        {
            var text = State.Checkpoint(State.Bucket("a", $"\"inputs\":{{\"v\":{value.GetRawText()}}},\"outputs\":{{\"v\":{value.GetRawText()}}},{State.Dependencies("gone")}"));
            var snapshot = State.Read(text);
            Assert.Equal(FaultKind.MissingDependency, Assert.Single(snapshot.Verify()).Kind);

            var plain = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            Assert.Equal(plain, snapshot.Resources[0].GetInputString("v"));
            Assert.Equal(plain, snapshot.Resources[0].GetOutputString("v"));
            var isSecret = value.GetRawText().Contains("1b47061264138c4ac30d75fd1eb44270", StringComparison.Ordinal);
            Assert.Equal(isSecret ? ["inputs.v", "outputs.v"] : [], snapshot.EnumerateSecrets().Select(secret => secret.Path));

            // The repair leaves every byte of them.
            Assert.Equal(text.Replace("," + State.Dependencies("gone"), "", StringComparison.Ordinal), State.RepairedText(text));
        }
    }

    [SkippableFact]
    public void Property_values_that_Pulumi_refuses_are_errors()
    {
        foreach (var item in Conformance.Read("property_values.json").GetProperty("malformed").EnumerateArray())
        {
            // A secret with both a ciphertext and a plaintext is the one that is let through.
            var input = item.GetProperty("input");
            if (input.TryGetProperty("plaintext", out _))
            {
                continue;
            }

            foreach (var text in new[] { input.GetRawText(), JsonSerializer.Serialize(input), $"[{{\"deep\":{input.GetRawText()}}}]" })
            {
                var fault = Assert.Single(State.Read(State.Checkpoint(State.Bucket("a", $"\"outputs\":{{\"v\":{text}}}"))).Verify());
                Assert.Equal((FaultKind.MalformedPropertyValue, FaultSeverity.Error), (fault.Kind, fault.Severity));
                Assert.EndsWith(item.GetProperty("error").GetString()!, fault.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("\"{\\\"4dabf18193072939515e22adb298388d\\\":\\\"x\\\"}\"")]
    [InlineData("[\"4dabf18193072939515e22adb298388d\"]")]
    public void Text_that_only_looks_like_a_mark_is_none(string value) =>
        Assert.Empty(State.Read(State.Checkpoint(State.Bucket("a", $"\"outputs\":{{\"v\":{value}}}"))).Verify());

    [Theory]
    [InlineData("{\"type\":\"creating\"}", "resource missing required 'urn' field")]
    [InlineData("{\"resource\":{\"urn\":\"urn:pulumi:a::b::c::d\",\"custom\":true},\"type\":\"updating\"}", "missing required 'type' field")]
    [InlineData("{\"resource\":{\"urn\":\"urn:pulumi:a::b::c::d\",\"type\":\"c\",\"custom\":false,\"id\":\"x\"},\"type\":\"updating\"}", "has 'custom' false but non-empty ID")]
    public void A_pending_operation_that_Pulumi_refuses_is_an_error_which_dropping_it_mends(string operation, string message)
    {
        var text = State.Around("", $",\"pending_operations\":[{operation}]");
        var fault = Assert.Single(State.Read(text).Verify());
        Assert.Equal((FaultKind.PendingOperation, FaultSeverity.Error), (fault.Kind, fault.Severity));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Single(SnapshotRepair.Plan(State.Read(text)).Unrepairable);
        State.RepairedText(text, new RepairOptions { ClearPendingOperation = true });
    }

    [Fact]
    public void A_salvage_that_finds_no_resource_is_refused()
    {
        var text = State.Checkpoint(State.Bucket("a"));
        var cut = System.Text.Encoding.UTF8.GetBytes(text[..text.IndexOf("\"custom\"", StringComparison.Ordinal)]);
        var refused = Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(cut, new SnapshotReadOptions { Salvage = true }));
        Assert.Contains("No complete resource", refused.RecommendedAction, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Renaming_an_orphan_rewrites_what_Pulumis_rename_rewrites()
    {
        // Pulumi's own rename gives a new name; ours takes the missing parent's type out of the URN. What has to follow is the same:
        // the children's parent and the reference of what the provider serves. Better: the child's URN follows its parent's type.
        var table = Conformance.Read("rename.json").GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(2, table.Count);
        foreach (var item in table)
        {
            var old = item.GetProperty("urn").GetString()!;
            var orphan = old.Replace("::pulumi:providers:", "::my:m:Gone$pulumi:providers:", StringComparison.Ordinal).Replace("::random:index", "::my:m:Gone$random:index", StringComparison.Ordinal);
            var list = string.Join(",", item.GetProperty("resources").EnumerateArray().Select(resource =>
            {
                var text = JsonSerializer.Serialize(resource).Replace(old, orphan, StringComparison.Ordinal);
                var parent = ",\"parent\":\"urn:pulumi:dev::pets::my:m:Gone::g\"}";
                return resource.GetProperty("urn").GetString() == old ? text[..^1] + parent : text;
            }));
            var result = State.Repair(State.Around(list), new RepairOptions { OrphanAction = OrphanAction.Rename });

            Assert.True(result.IsSound, string.Join("; ", result.Remaining.Select(fault => fault.Message)));
            Assert.NotEmpty(result.Snapshot.FindUrn(old));
            Assert.DoesNotContain("my:m:Gone", State.TextOf(result.Snapshot), StringComparison.Ordinal);
            Assert.Equal(State.Around(string.Join(",", item.GetProperty("resources").EnumerateArray().Select(resource => JsonSerializer.Serialize(resource)))), State.TextOf(result.Snapshot));
        }
    }

    [SkippableFact]
    public void An_old_copy_has_a_protection_of_its_own()
    {
        // Pulumi's protect skips entries that wait for their deletion; so the flag of one copy says nothing of the other.
        foreach (var item in Conformance.Read("protect.json").GetProperty("cases").EnumerateArray())
        {
            var snapshot = State.Read(State.Checkpoint(item.GetProperty("resources")));
            Assert.Empty(snapshot.Errors());
            foreach (var resource in snapshot.Resources.Where(resource => !resource.Type!.StartsWith("pulumi:providers:", StringComparison.Ordinal)))
            {
                var plan = SnapshotEdit.PlanRemoval(snapshot, [resource.Index]);
                Assert.Equal(resource.Index, Assert.Single(plan.Removed).Index);
                Assert.Equal(resource.Protect, plan.Refusals.Any(refusal => refusal.Kind == RemovalRefusalKind.Protected));
            }
        }
    }

    private static string Provider(string urn, string id, string region, string version = "6.0.0") =>
        $$$"""{"urn":"{{{urn}}}","custom":true,"id":"{{{id}}}","type":"pulumi:providers:aws","inputs":{"region":"{{{region}}}","version":"{{{version}}}"}}""";
}
