using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Tests.Stages;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Keys;

public class StageKeyTesterTests
{
    private static readonly string Right = KeyWorld.KeyOf("right");
    private static readonly string Wrong = KeyWorld.KeyOf("wrong");

    [Fact]
    public async Task A_key_fits_is_wrong_or_is_missing()
    {
        using var world = await KeyWorld.CreateAsync();
        var (lost, wrong) = (new StageName("shop", "lost"), new StageName("shop", "wrong"));
        using var made = PassphraseSecrets.Create(Right);
        foreach (var name in new[] { KeyWorld.Dev, lost, wrong })
        {
            await world.PutStateAsync(name, KeyWorld.StateOf(name, made, 3));
        }

        await world.PutSecretsAsync(KeyWorld.Dev, Right);
        world.PutKeys((KeyWorld.Dev, Right), (wrong, Wrong), (new("shop", "orphan"), Wrong), (new("shop", "_fallback"), Right));
        await world.PutStateAsync(new("shop", "plain"), States.Of("shop", "plain", 2));
        world.PutKeys((new("shop", "plain"), Wrong));

        var tests = await TestAsync(world, StageFilter.All, new StageKeyTestRequest());

        Assert.Equal(
            [("dev", StageKeyFit.Fits), ("lost", StageKeyFit.Missing), ("orphan", StageKeyFit.Unknown), ("plain", StageKeyFit.NoSecretsInState), ("wrong", StageKeyFit.Wrong)],
            tests.Select(test => (test.Stage, test.Result)));
        Assert.Equal((3, StageKeyFit.Fits, 1L, StageKeyCandidate.Parameter), (tests[0].Secrets, tests[0].SecretFile, tests[0].Version, tests[0].Candidate));
        Assert.Contains("/sst/passphrase/shop/lost", tests[1].Note!, StringComparison.Ordinal);
        Assert.Equal("There is no state.", tests[2].Note);
        Assert.Null(tests[4].Secrets);
        Assert.Empty(world.Host.Errors);

        Assert.Equal(StageKeyFit.Unknown, (await TestAsync(world, new StageFilter(["shop"], ["_fallback"]), new())).Single().Result);
        await world.PutSecretsAsync(new("shop", "_fallback"), Right);
        Assert.Equal(StageKeyFit.Fits, (await TestAsync(world, new StageFilter(["shop"], ["_fallback"]), new())).Single().Result);
    }

    [Fact]
    public async Task The_version_that_fits_is_named_and_since_when_it_does_not()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Right));
        world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("older")), (KeyWorld.Dev, Right), (KeyWorld.Dev, Wrong), (KeyWorld.Dev, Wrong), (KeyWorld.Dev, KeyWorld.KeyOf("newest")));
        var before = world.Rehearsal.Sandbox.Journal.Count;

        var test = await BackupWorld.TestAsync(world, KeyWorld.Dev);

        Assert.Equal((StageKeyFit.Wrong, 5L, 2L, 3L), (test.Result, test.Version, test.FittingVersion, test.WrongSince));
        Assert.NotNull(test.WrongSinceTime);
        Assert.Single(world.CallsSince(before), call => call == "GetParameterHistory");
    }

    [Fact]
    public async Task Without_a_version_that_fits_there_is_none_named_and_of_one_version_no_history_is_asked_for()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Right));
        world.PutKeys((KeyWorld.Dev, Wrong));
        var before = world.Rehearsal.Sandbox.Journal.Count;
        Assert.Null((await BackupWorld.TestAsync(world, KeyWorld.Dev)).FittingVersion);
        Assert.DoesNotContain("GetParameterHistory", world.CallsSince(before));

        world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("other")));
        var test = await BackupWorld.TestAsync(world, KeyWorld.Dev);
        Assert.Equal((StageKeyFit.Wrong, null, null), (test.Result, test.FittingVersion, test.WrongSince));
        Assert.Contains("None of the 2 versions", test.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_is_tested_in_place_of_the_parameter()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Right));
        using var right = KeyWorld.Held(Right);
        using var wrong = KeyWorld.Held(Wrong);

        Assert.Equal((StageKeyFit.Fits, StageKeyCandidate.Passphrase), await ResultAsync(right));
        Assert.Equal((StageKeyFit.Wrong, StageKeyCandidate.Passphrase), await ResultAsync(wrong));

        async Task<(StageKeyFit, StageKeyCandidate?)> ResultAsync(Passphrase key)
        {
            var test = (await BackupWorld.TestAsync(world, KeyWorld.Dev, new StageKeyTestRequest { Passphrase = key })).Single();
            return (test.Result, test.Candidate);
        }
    }

    [Fact]
    public async Task History_says_which_state_needs_which_key()
    {
        using var world = await KeyWorld.CreateAsync();
        using var old = PassphraseSecrets.Create(KeyWorld.KeyOf("old"));
        using var made = PassphraseSecrets.Create(Right);
        world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("old")), (KeyWorld.Dev, Right));
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, made));
        foreach (var (id, state) in new[]
        {
            ("a", KeyWorld.StateOf(KeyWorld.Dev, made, 2)), ("b", KeyWorld.StateOf(KeyWorld.Dev, old)), ("c", KeyWorld.StateOf(KeyWorld.Dev, old, 4)),
            ("d", KeyWorld.StateOf(KeyWorld.Dev, KeyWorld.KeyOf("nobody's"))), ("e", States.Of("shop", "dev", 1)), ("f", "{"u8.ToArray()),
        })
        {
            await StackStage.Operations.Tests.Stages.States.PutAsync(world.Connection, $"snapshot/shop/dev/{id}.json", state);
        }

        var tests = await BackupWorld.TestAsync(world, KeyWorld.Dev, new StageKeyTestRequest { History = true });

        Assert.Equal((StageKeyFit.Fits, null), (tests[0].Result, tests[0].SnapshotId));
        Assert.Equal(
            [("a", StageKeyFit.Fits, 2L), ("b", StageKeyFit.Fits, 1L), ("c", StageKeyFit.Fits, 1L), ("d", StageKeyFit.Wrong, null), ("e", StageKeyFit.NoSecretsInState, null), ("f", StageKeyFit.Unknown, (long?)null)],
            tests.Skip(1).Where(test => test.Source == StageSnapshotSource.Snapshot).OrderBy(test => test.SnapshotId, StringComparer.Ordinal).Select(test => (test.SnapshotId!, test.Result, test.Version)));
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_and_what_cannot_be_read_concerns_itself_only()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Right));
        await world.PutStateAsync(new("shop", "prod"), KeyWorld.StateOf(new("shop", "prod"), Right));
        world.PutKeys((KeyWorld.Dev, Right), (new("shop", "prod"), Right));
        world.Rehearsal.Sandbox.Faults.Add(new StackStage.Sandbox.SandboxFault { Kind = StackStage.Sandbox.SandboxFaultKind.AccessDenied, Service = "ssm", Action = "GetParameter", Resource = "*/prod" });

        var tests = await TestAsync(world, new StageFilter(["shop"], ["dev", "prod", "none"]), new());

        Assert.Equal("dev", Assert.Single(tests).Stage);
        Assert.Equal(["AccessDenied", "StageNotFound"], world.Host.Errors.Select(error => error.ErrorId).Order());
    }

    [Fact]
    public async Task Keys_are_listed_with_what_they_open_and_their_values_on_demand_only()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Right));
        world.PutKeys((KeyWorld.Dev, Right), (new("shop", "prod"), Wrong));
        var before = world.Rehearsal.Sandbox.Journal.Count;
        var plain = await ListAsync(false, false);
        Assert.All(plain, key => Assert.Equal((null, null), ((object?)key.Value, key.FitsState)));
        Assert.DoesNotContain(world.CallsSince(before), call => call.StartsWith("GetParameter", StringComparison.Ordinal));

        var whole = await ListAsync(true, true);
        Assert.Equal([StageKeyFit.Fits, StageKeyFit.Unknown], whole.Select(key => key.FitsState!.Value));
        Assert.Equal(Right, new System.Net.NetworkCredential("", whole[0].Value).Password);
        Assert.DoesNotContain(Right, whole[0].ToString(), StringComparison.Ordinal);
        await ListAsync(false, false, new StageFilter(["shop"], ["none"]));
        Assert.Equal("StageKeyNotFound", Assert.Single(world.Host.Errors).ErrorId);

        async Task<List<StageKey>> ListAsync(bool check, bool value, StageFilter? filter = null)
        {
            var keys = new List<StageKey>();
            await foreach (var key in StageKeyLister.ListAsync(world.Connection, filter ?? StageFilter.All, check, value, world.Host, default))
            {
                keys.Add(key);
            }

            return keys;
        }
    }

    private static async Task<List<StageKeyTest>> TestAsync(KeyWorld world, StageFilter filter, StageKeyTestRequest request)
    {
        var tests = new List<StageKeyTest>();
        await foreach (var test in StageKeyTester.TestAsync(world.Connection, filter, request, world.Host, default))
        {
            tests.Add(test);
        }

        return tests;
    }
}
