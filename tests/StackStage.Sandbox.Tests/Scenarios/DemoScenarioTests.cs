using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Services.S3;
using StackStage.Sandbox.Services.Ssm;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Scenarios;

public sealed class DemoScenarioTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private readonly StageSandbox _sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(Start), Scenario = "demo" });

    private S3Bucket Home
    {
        get
        {
            var bootstrap = JsonNode.Parse(Parameter("/sst/bootstrap")!)!;
            Assert.Equal(5, (int?)bootstrap["version"]);
            return _sandbox.World.Service<S3Service>().StateOf(_sandbox.AccountId, "us-east-1").Buckets[(string)bootstrap["state"]!];
        }
    }

    private string? Parameter(string name) =>
        _sandbox.World.Service<SsmService>().StateOf(_sandbox.AccountId, "us-east-1").Parameters.GetValueOrDefault(name)?.Latest.Value;

    private static byte[] Unpacked(byte[] body)
    {
        if (body is not [0x1f, 0x8b, ..])
        {
            return body;
        }

        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        gzip.CopyTo(copy);
        return copy.ToArray();
    }

    private JsonObject Latest(string key) =>
        JsonNode.Parse(Unpacked(Home.Current(key)!.Body))!["checkpoint"]!["latest"]!.AsObject();

    [Fact]
    public void The_home_has_the_stages_and_their_neighbour()
    {
        var keys = Home.Objects.Keys.ToList();
        Assert.Equal(
            ["app/shop/dev.json", "app/shop/pr-12.json", "app/shop/pr-17.json", "app/shop/pr-23.json", "app/shop/pr-31.json", "app/shop/pr-42.json", "app/shop/pr-5.json", "app/shop/production.json"],
            keys.Where(k => k.StartsWith("app/shop/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("app/shop2/dev.json", keys);
        Assert.Equal("Enabled", Home.Versioning);
        Assert.Equal(["lock/shop/pr-31.json"], keys.Where(k => k.StartsWith("lock/", StringComparison.Ordinal)));
        Assert.Equal("us-east-1", _sandbox.Region);
    }

    [Fact]
    public void Update_ids_sort_newest_first_and_tell_the_time_on_the_sandboxs_clock()
    {
        var ids = Home.Objects.Keys.Where(k => k.StartsWith("update/shop/production/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(k => k.Split('/')[^1][..^5]).ToList();
        Assert.Equal(3, ids.Count);
        var times = ids.Select(i => DateTimeOffset.FromUnixTimeMilliseconds(~Convert.ToInt64(i[..12], 16) & 0xFFFF_FFFF_FFFF)).ToList();
        Assert.Equal([Start.AddDays(-6), Start.AddDays(-13), Start.AddDays(-40)], times);
        var update = JsonNode.Parse(Home.Current($"update/shop/production/{ids[0]}.json")!.Body)!;
        Assert.Equal(ids[0], (string?)update["id"]);
        Assert.Equal(Home.Current("app/shop/production.json")!.Body, Home.Current($"snapshot/shop/production/{ids[0]}.json")!.Body);
    }

    [Fact]
    public void All_states_keep_the_rules_of_integrity_but_the_broken_one()
    {
        foreach (var key in Home.Objects.Keys.Where(k => k.StartsWith("app/", StringComparison.Ordinal)))
        {
            var faults = Faults(Latest(key));
            if (key == "app/shop/pr-17.json")
            {
                Assert.Equal(4, faults.Count);
            }
            else
            {
                Assert.True(faults.Count == 0, key + ": " + string.Join(", ", faults));
            }
        }
    }

    /// <summary>The rules of facts/pulumi-state.md that a writer of states can break, told apart as parent, dependency, provider, duplicate.</summary>
    private static List<string> Faults(JsonObject latest)
    {
        var faults = new List<string>();
        var manifest = latest["manifest"]!;
        if (Convert.FromHexString((string)manifest["magic"]!) is var magic && !magic.SequenceEqual(SHA256.HashData(Encoding.ASCII.GetBytes((string)manifest["version"]!))))
        {
            faults.Add("magic");
        }

        var earlier = new HashSet<string>();
        var providers = new HashSet<string>();
        foreach (var resource in latest["resources"]?.AsArray() ?? [])
        {
            var urn = (string)resource!["urn"]!;
            if ((string?)resource["parent"] is { } parent && !earlier.Contains(parent))
            {
                faults.Add("parent of " + urn);
            }

            foreach (var dependency in resource["dependencies"]?.AsArray() ?? [])
            {
                if (!earlier.Contains((string)dependency!))
                {
                    faults.Add("dependency of " + urn);
                }
            }

            foreach (var (_, list) in resource["propertyDependencies"]?.AsObject() ?? [])
            {
                foreach (var dependency in list!.AsArray())
                {
                    if (!earlier.Contains((string)dependency!))
                    {
                        faults.Add("property dependency of " + urn);
                    }
                }
            }

            if ((string?)resource["provider"] is { } provider && !providers.Contains(provider))
            {
                faults.Add("provider of " + urn);
            }

            if (!earlier.Add(urn))
            {
                faults.Add("duplicate " + urn);
            }

            if (((string)resource["type"]!).StartsWith("pulumi:providers:", StringComparison.Ordinal))
            {
                providers.Add(urn + "::" + (string?)resource["id"]);
            }
        }
        if (latest["pending_operations"] is JsonArray && faults.Count > 0)
        {
            faults.Add("pending");
        }

        return faults;
    }

    [Theory]
    [InlineData("dev", true)]
    [InlineData("pr-12", false)]
    public void The_key_opens_the_state_or_is_the_wrong_one(string stage, bool opens)
    {
        var salt = ((string)Latest($"app/shop/{stage}.json")["secrets_providers"]!["state"]!["salt"]!).Split(':');
        var key = Rfc2898DeriveBytes.Pbkdf2(Parameter($"/sst/passphrase/shop/{stage}")!, Convert.FromBase64String(salt[1]), 1_000_000, HashAlgorithmName.SHA256, 32);
        var (nonce, sealedText) = (Convert.FromBase64String(salt[3]), Convert.FromBase64String(salt[4]));
        using var aes = new AesGcm(key, 16);
        var text = new byte[sealedText.Length - 16];
        var open = () => aes.Decrypt(nonce, sealedText.AsSpan()[..^16], sealedText.AsSpan()[^16..], text);
        if (opens)
        {
            open();
        }
        else
        {
            Assert.Throws<AuthenticationTagMismatchException>(open);
        }

        if (opens)
        {
            Assert.Equal("pulumi", Encoding.ASCII.GetString(text));
        }
    }

    [Fact]
    public void One_stage_has_lost_its_key_and_every_key_is_of_32_bytes()
    {
        Assert.Null(Parameter("/sst/passphrase/shop/pr-23"));
        foreach (var stage in new[] { "production", "dev", "pr-42", "pr-17", "pr-12", "pr-31", "pr-5", "_fallback" })
        {
            Assert.Equal(32, Convert.FromBase64String(Parameter($"/sst/passphrase/shop/{stage}")!).Length);
        }

        var secret = Home.Current("secret/shop/dev.json")!.Body;
        using var aes = new AesGcm(Convert.FromBase64String(Parameter("/sst/passphrase/shop/dev")!), 16);
        var text = new byte[secret.Length - 28];
        aes.Decrypt(secret.AsSpan()[..12], secret.AsSpan()[12..^16], secret.AsSpan()[^16..], text);
        Assert.Equal("sk_test_dev", (string?)JsonNode.Parse(text)!["StripeKey"]);
    }

    [Fact]
    public async Task Buckets_of_a_stage_are_found_by_its_tags()
    {
        using var wire = new Wire(_sandbox, "tagging");
        var found = await wire.Json("ResourceGroupsTaggingAPI_20170126.GetResources",
            """{"TagFilters":[{"Key":"sst:app","Values":["shop"]},{"Key":"sst:stage","Values":["pr-42"]}],"ResourceTypeFilters":["s3"]}""");
        var state = Latest("app/shop/pr-42.json")["resources"]!.AsArray().Single(r => (string?)r!["type"] == "aws:s3/bucket:Bucket")!;
        Assert.Equal("arn:aws:s3:::" + (string?)state["id"], (string?)found.Json["ResourceTagMappingList"]![0]!["ResourceARN"]);
    }

    [Fact]
    public void The_DIY_backend_has_one_stack_with_its_history()
    {
        var backend = _sandbox.World.Service<S3Service>().StateOf(_sandbox.AccountId, "us-east-1").Buckets["shop-pulumi-backend"];
        Assert.Equal(9, backend.Objects.Count);
        var nanos = (Start.AddDays(-14).ToUnixTimeSeconds() * 1_000_000_000L).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var history = JsonNode.Parse(backend.Current($".pulumi/history/network/prod/prod-{nanos}.history.json")!.Body)!;
        Assert.Equal(Start.AddDays(-14).ToUnixTimeSeconds(), (long?)history["endTime"]);
        Assert.Empty(Faults(JsonNode.Parse(backend.Current(".pulumi/stacks/network/prod.json")!.Body)!["checkpoint"]!["latest"]!.AsObject()));
    }

    public void Dispose() => _sandbox.Dispose();
}
