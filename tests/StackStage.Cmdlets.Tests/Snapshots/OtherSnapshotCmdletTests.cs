using System.Security;
using System.Text;
using StackStage.Cmdlets.Commands.Snapshots;
using StackStage.Cmdlets.Tests.Hosting;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Tests.Snapshots;

public class OtherSnapshotCmdletTests : StateFileTestBase
{
    [Fact]
    public void Every_fault_is_a_record_with_its_file()
    {
        var path = Write(Broken);

        var fault = Assert.IsType<Operations.StateFiles.SnapshotFault>(Assert.Single(TestHost.Run(new TestPulumiSnapshotCommand { Path = [path] }).Output));

        Assert.Equal(path, fault.Path);
        Assert.Equal("MissingDependency", fault.Kind);
        Assert.Equal(FaultSeverity.Error, fault.Severity);
        Assert.Equal((Policy, Gone, 1, "UploadsPolicy"), (fault.Urn, fault.Reference, fault.Index, fault.Name));
    }

    [Fact]
    public void Quiet_is_one_Boolean_per_file() => Assert.Equal(
        [false, true],
        TestHost.Run(new TestPulumiSnapshotCommand { Path = [Write(Broken, "a.json"), Write(Sound, "b.json")] }, "Quiet").Output);

    [Fact]
    public void Lines_of_text_are_one_state()
    {
        var command = new TestPulumiSnapshotCommand();
        var host = new TestHost();
        host.On.Add("Quiet");
        command.CmdletHost = host;
        command.Begin();
        foreach (var line in Sound.Replace(",", ",\n", StringComparison.Ordinal).Split('\n'))
        {
            command.InputObject = new SnapshotContent(line);
            command.Process();
        }

        command.End();

        Assert.Equal([true], host.Output);
    }

    [Fact]
    public void Bytes_are_a_state_too() => Assert.Equal(
        [true], TestHost.Run(new TestPulumiSnapshotCommand { InputObject = new SnapshotContent(Encoding.UTF8.GetBytes(Sound)) }, "Quiet").Output);

    [Fact]
    public void A_passphrase_that_does_not_fit_is_a_fault_and_appears_nowhere()
    {
        var secrets = Sound.Replace(
            "\"resources\"",
            $"\"secrets_providers\":{{\"type\":\"passphrase\",\"state\":{{\"salt\":\"{Salt("right horse")}\"}}}},\"resources\"",
            StringComparison.Ordinal);
        var path = Write(secrets);

        var wrong = TestHost.Run(new TestPulumiSnapshotCommand { Path = [path], Passphrase = Secure("wrong horse") });
        var right = TestHost.Run(new TestPulumiSnapshotCommand { Path = [path], Passphrase = Secure("right horse") });

        var fault = Assert.IsType<Operations.StateFiles.SnapshotFault>(Assert.Single(wrong.Output));
        Assert.Equal("WrongPassphrase", fault.Kind);
        Assert.Empty(right.Output);
        Assert.DoesNotContain("horse", string.Join('\n', [.. wrong.Verbose, .. right.Verbose, .. wrong.Warnings, fault.ToString(), fault.Repair!]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passphrase_file_may_end_in_a_line_break()
    {
        var secrets = Sound.Replace(
            "\"resources\"",
            $"\"secrets_providers\":{{\"type\":\"passphrase\",\"state\":{{\"salt\":\"{Salt("right horse")}\"}}}},\"resources\"",
            StringComparison.Ordinal);

        Assert.Empty(TestHost.Run(new TestPulumiSnapshotCommand { Path = [Write(secrets)], PassphraseFile = Write("right horse\n", "key") }).Output);
    }

    [Fact]
    public void Resources_are_found_by_type_name_and_flags()
    {
        var path = Write(State(Resource(Bucket, "b", ",\"protect\":true"), Resource(Policy, "p"), Resource(Gone, "g", ",\"delete\":true")));
        string[] Find(Action<GetPulumiResourceCommand> set, params string[] switches)
        {
            var command = new GetPulumiResourceCommand { Path = [path] };
            set(command);
            return [.. TestHost.Run(command, switches).Output.Cast<PulumiResource>().Select(resource => resource.Name)];
        }

        Assert.Equal(["Uploads", "UploadsPolicy", "Gone"], Find(_ => { }));
        Assert.Equal(["UploadsPolicy"], Find(command => command.Type = ["*bucketPolicy*"]));
        Assert.Equal(["Uploads", "UploadsPolicy"], Find(command => command.Name = ["upload*"]));
        Assert.Equal(["Uploads"], Find(command => command.Urn = [Bucket]));
        Assert.Equal(["Uploads"], Find(_ => { }, "Protected"));
        Assert.Equal(["Gone"], Find(_ => { }, "PendingDelete"));
    }

    [Fact]
    public void What_others_depend_on_is_not_removed_unless_told_how()
    {
        var path = Write(Sound);

        var refused = TestHost.Run(Remove(path, Bucket));
        Assert.Equal("ResourceHasDependents", Assert.Single(refused.Errors).ErrorId);
        Assert.Equal(Sound, File.ReadAllText(path));

        var dropped = TestHost.Run(Remove(path, Bucket), "DropReference", "PassThru");
        Assert.Equal("Uploads", Assert.IsType<PulumiResource>(Assert.Single(dropped.Output)).Name);
        Assert.Equal(State(Resource(Policy, "policy-1")), File.ReadAllText(path));
        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public void Recurse_shows_and_removes_what_depends_on_it()
    {
        var path = Write(Sound);

        // Asked once for all of it; a preview and -Confirm name each.
        Assert.Equal(2, TestHost.Run(Remove(path, Bucket), "Recurse", "WhatIf").Asked.Count);
        Assert.Equal(Sound, File.ReadAllText(path));
        var host = TestHost.Run(Remove(path, Bucket), "Recurse");

        Assert.Contains("Remove 2 resources from the state (Uploads, UploadsPolicy)", Assert.Single(host.Asked), StringComparison.Ordinal);
        Assert.Equal(2, host.Verbose.Count(said => said.Contains("from the state", StringComparison.Ordinal)));
        Assert.Equal(State(), File.ReadAllText(path));
    }

    [Fact]
    public void Protected_needs_Force()
    {
        var path = Write(State(Resource(Bucket, "b", ",\"protect\":true")));

        Assert.Equal("ResourceProtected", Assert.Single(TestHost.Run(Remove(path, Bucket)).Errors).ErrorId);
        Assert.Empty(TestHost.Run(Remove(path, Bucket), "Force").Errors);
        Assert.Equal(State(), File.ReadAllText(path));
    }

    [Fact]
    public void A_URN_that_is_not_there_removes_nothing_and_names_near_ones()
    {
        var path = Write(Sound);

        var host = TestHost.Run(new RemovePulumiResourceCommand { Path = [path], Urn = [Policy, Bucket + "s"] });

        var error = Assert.Single(host.Errors);
        Assert.Equal("ResourceNotFound", error.ErrorId);
        Assert.Contains(Bucket, error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(Sound, File.ReadAllText(path));
    }

    [Fact]
    public void A_no_to_one_removal_leaves_all()
    {
        var path = Write(Sound);
        var host = new TestHost { Answer = action => action.Contains("Policy", StringComparison.Ordinal) ? Approval.Declined : Approval.Approved };
        host.On.UnionWith(["Recurse", "Confirm"]);

        host.Run(Remove(path, Bucket));

        Assert.Equal(2, host.Asked.Count);
        Assert.Single(host.Warnings);
        Assert.Equal(Sound, File.ReadAllText(path));
    }

    [Fact]
    public void An_edit_of_a_state_that_was_broken_before_is_possible()
    {
        var path = Write(Broken.Replace("]," + "\"metadata\"", "," + Resource("urn:pulumi:dev::shop::a:b:C::Lonely", "l") + "],\"metadata\"", StringComparison.Ordinal));

        Assert.Empty(TestHost.Run(Remove(path, "urn:pulumi:dev::shop::a:b:C::Lonely")).Errors);
        Assert.Equal(Broken, File.ReadAllText(path));
    }

    [Fact]
    public void Of_two_copies_the_one_at_the_index_goes_and_without_one_none()
    {
        var state = State(Resource(Bucket, "new"), Resource(Bucket, "old", ",\"delete\":true"));
        var path = Write(state);

        var byUrn = TestHost.Run(Remove(path, Bucket));
        var byName = TestHost.Run(new RemovePulumiResourceCommand { Path = [path], Name = ["Uploads"] });
        var elsewhere = TestHost.Run(new RemovePulumiResourceCommand { Path = [path], Urn = [Bucket], Index = 5 });
        var several = TestHost.Run(new RemovePulumiResourceCommand { Path = [path], Urn = [Bucket, Policy], Index = 1 });

        Assert.Equal("ResourceAmbiguous", Assert.Single(byUrn.Errors).ErrorId);
        Assert.Contains("waits for its deletion", byUrn.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal("ResourceAmbiguous", Assert.Single(byName.Errors).ErrorId);
        Assert.Equal("ResourceNotFound", Assert.Single(elsewhere.Errors).ErrorId);
        Assert.Equal("IndexForSeveral", Assert.Single(several.Errors).ErrorId);
        Assert.Equal(state, File.ReadAllText(path));

        Assert.Empty(TestHost.Run(new RemovePulumiResourceCommand { Path = [path], Urn = [Bucket], Index = 1 }).Errors);
        Assert.Equal(State(Resource(Bucket, "new")), File.ReadAllText(path));
    }

    [Fact]
    public void Two_states_are_compared_by_resource()
    {
        var before = Write(State(Resource(Bucket, "b"), Resource(Policy, "p")), "before.json");
        var after = Write(State(Resource(Bucket, "other"), Resource(Gone, "g")), "after.json");

        var changes = TestHost.Run(new ComparePulumiSnapshotCommand { ReferencePath = before, DifferencePath = after }).Output.Cast<SnapshotChange>().ToArray();

        Assert.Contains(changes, change => change.Kind == SnapshotChangeKind.Added && change.Urn == Gone);
        Assert.Contains(changes, change => change.Kind == SnapshotChangeKind.Removed && change.Urn == Policy);
        Assert.Contains(changes, change => change.Kind == SnapshotChangeKind.Changed && change.Urn == Bucket && change.Fields.SequenceEqual(["id"]));
    }

    private static RemovePulumiResourceCommand Remove(string path, string urn) => new() { Path = [path], Urn = [urn] };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
        {
            secure.AppendChar(character);
        }

        return secure;
    }

    private static string Salt(string passphrase)
    {
        using var secrets = PassphraseSecrets.Create(passphrase);
        return secrets.Salt;
    }
}
