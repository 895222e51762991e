using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Stages;

/// <summary>States and homes for the tests.</summary>
internal static class States
{
    public const string Bucket = "sst-state-abcdefghijkl";

    public static byte[] Of(string app, string stage, int resources)
    {
        var items = string.Join(',', Enumerable.Range(0, resources).Select(index => $$"""{"urn":"urn:pulumi:{{stage}}::{{app}}::a:b:C::r{{index}}","custom":false,"type":"a:b:C"}"""));
        return Encoding.UTF8.GetBytes(
            $$$"""{"version":3,"checkpoint":{"stack":"organization/{{{app}}}/{{{stage}}}","latest":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[{{{items}}}],"metadata":{} } } }""");
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>An empty SST home in the rehearsal's account.</summary>
    public static async Task<AwsConnection> BootstrapAsync(this Rehearsal rehearsal)
    {
        var connection = await rehearsal.ConnectAsync();
        await connection.S3().PutBucketAsync(new PutBucketRequest { BucketName = Bucket, BucketRegionName = Rehearsal.Region });
        rehearsal.PutParameter("/sst/bootstrap", $$"""{"version":5,"asset":"sst-asset-abcdefghijkl","state":"{{Bucket}}"}""");
        return connection;
    }

    public static Task PutAsync(this AwsConnection connection, string key, byte[] content, string bucket = Bucket) =>
        connection.S3().PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = new MemoryStream(content) });

    public static void PutKeys(this Rehearsal rehearsal, params (string App, string Stage)[] stages) =>
        rehearsal.PutParameters([.. stages.Select(stage => ($"/sst/passphrase/{stage.App}/{stage.Stage}", "a2V5", "SecureString"))]);

    public static void PutParameter(this Rehearsal rehearsal, string name, string value) => rehearsal.PutParameters((name, value, "String"));

    private static void PutParameters(this Rehearsal rehearsal, params (string Name, string Value, string Type)[] parameters) => rehearsal.Sandbox.AddScenarioJson(new JsonObject
    {
        ["region"] = Rehearsal.Region,
        ["services"] = new JsonObject
        {
            ["ssm"] = new JsonObject
            {
                ["parameters"] = new JsonArray([.. parameters.Select(one => new JsonObject { ["name"] = one.Name, ["value"] = one.Value, ["type"] = one.Type })]),
            },
        },
    }.ToJsonString());

    public static async Task<List<StageInfo>> ListAsync(this StageHome home, RecordingHost host, string[]? apps = null, string[]? stages = null)
    {
        var found = new List<StageInfo>();
        await foreach (var stage in new StageLister(home, host).ListAsync(new StageFilter(apps, stages), CancellationToken.None))
        {
            found.Add(stage);
        }

        return found;
    }

    public static string[] Names(this IEnumerable<StageInfo> stages) => [.. stages.Select(stage => $"{stage.App}/{stage.Stage}")];

    public static async Task<StageError> FailureAsync(Func<Task> action) => (await Assert.ThrowsAsync<StageException>(action)).Error;
}
