using System.Net;
using System.Text;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.S3;

/// <summary>A part of the query that is overlooked makes another operation of a request: of a configuration's deletion the bucket's.</summary>
public sealed class S3RoutingTests : IDisposable
{
    /// <summary>Every part of a query that S3's model knows, and some that it does not.</summary>
    private static readonly string[] Parts =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle",
        "location", "logging", "metadataConfiguration", "metadataTable", "metadataInventoryTable", "metadataJournalTable", "metrics", "notification",
        "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication", "requestPayment", "restore",
        "retention", "select", "session", "tagging", "torrent", "uploads", "versioning", "versions", "website", "abac", "id", "partNumber", "uploadId",
        "versionId", "list-type", "prefix", "nonsense", "x", "response-content-type", "max-keys", "marker",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"];

    /// <summary>What may reach the plain operation, because it is a parameter of that one.</summary>
    private static readonly HashSet<string> Parameters =
    [
        "GET /b prefix", "GET /b max-keys", "GET /b marker", "GET /b/k versionId", "HEAD /b/k versionId", "GET /b/k response-content-type",
        "HEAD /b/k response-content-type", "DELETE /b/k versionId",
    ];

    private readonly StageSandbox _sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
    private readonly Wire _s3;

    public S3RoutingTests() => _s3 = new Wire(_sandbox, "s3");

    private Task<WireAnswer> Send(string method, string path, byte[]? body = null) => _s3.Send(new HttpMethod(method), path, body);

    [Fact]
    public async Task No_part_of_a_query_is_overlooked_with_any_method()
    {
        string[] plain = ["ListObjects", "ListObjectsV2", "HeadBucket", "CreateBucket", "DeleteBucket", "GetObject", "HeadObject", "PutObject", "CopyObject", "DeleteObject"];
        foreach (var path in new[] { "/b-ucket", "/b-ucket/k" })
        {
            foreach (var method in Methods)
            {
                foreach (var part in Parts)
                {
                    foreach (var query in new[] { part, part + "=x", $"{part}&id=x", $"x-id=Something&{part}=", $"{part}&nonsense=1" })
                    {
                        await Send("PUT", "/b-ucket");
                        await Send("PUT", "/b-ucket?versioning", "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>"u8.ToArray());
                        await Send("PUT", "/b-ucket/k", "kept"u8.ToArray());
                        _sandbox.Journal.Clear();
                        var answer = await Send(method, $"{path}?{query}", method is "PUT" or "POST" ? "overwritten"u8.ToArray() : null);
                        var call = Assert.Single(_sandbox.Journal.Entries);
                        var what = $"{method} {path.Replace("b-ucket", "b", StringComparison.Ordinal)} {part}";
                        var isParameter = Parameters.Contains(what) && !query.Contains("&id", StringComparison.Ordinal) && !query.Contains("nonsense", StringComparison.Ordinal);
                        Assert.True(isParameter || !plain.Contains(call.Action), $"{method} {path}?{query} was taken for {call.Action}");
                        if (call.Action == "Unknown")
                        {
                            Assert.Contains((int)answer.Status, new[] { 400, 405, 501 });
                            Assert.True(method == "HEAD" || answer.Xml("Code") is "NotImplemented" or "MethodNotAllowed" or "InvalidArgument", answer.Text);
                        }

                        if (method != "DELETE" || !isParameter)
                        {
                            Assert.Equal("kept", (await Send("GET", "/b-ucket/k")).Text);
                        }
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("DELETE", "/b-ucket?metrics&id=all", 501, "NotImplemented")]
    [InlineData("DELETE", "/b-ucket?analytics&id=all", 501, "NotImplemented")]
    [InlineData("PUT", "/b-ucket/k?acl", 501, "NotImplemented")]
    [InlineData("GET", "/b-ucket/k?partNumber=1", 501, "NotImplemented")]
    [InlineData("PUT", "/b-ucket/k?versionId=x", 400, "InvalidArgument")]
    [InlineData("DELETE", "/b-ucket?versioning", 405, "MethodNotAllowed")]
    [InlineData("DELETE", "/b-ucket?acl", 405, "MethodNotAllowed")]
    [InlineData("POST", "/b-ucket/k", 405, "MethodNotAllowed")]
    [InlineData("GET", "/b-ucket?list-type=3", 501, "NotImplemented")]
    [InlineData("PUT", "/b-ucket?policy", 400, "MalformedPolicy")]
    [InlineData("PUT", "/b-ucket?cors", 400, "MalformedXML")]
    public async Task What_it_cannot_do_it_says(string method, string path, int status, string code)
    {
        await Send("PUT", "/b-ucket");
        await Send("PUT", "/b-ucket/k", "kept"u8.ToArray());
        var answer = await Send(method, path, method == "PUT" ? "x"u8.ToArray() : null);
        Assert.Equal((status, code), ((int)answer.Status, answer.Xml("Code")));
        Assert.Equal("kept", (await Send("GET", "/b-ucket/k")).Text);
    }

    [Fact]
    public async Task Appending_is_not_overwriting()
    {
        await Send("PUT", "/b-ucket");
        await Send("PUT", "/b-ucket/k", "kept"u8.ToArray());
        var answer = await _s3.Send(HttpMethod.Put, "/b-ucket/k", "more"u8.ToArray(), headers: new Dictionary<string, string> { ["x-amz-write-offset-bytes"] = "4" });
        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Equal("kept", (await Send("GET", "/b-ucket/k")).Text);
    }

    [Theory]
    [InlineData("b-ucket.localhost", "/k")]
    [InlineData("b-ucket.s3.localhost:1", "/k")]
    [InlineData("b-ucket.s3.us-east-1.localhost", "/k")]
    [InlineData("s3.us-east-1.localhost", "/b-ucket/k")]
    [InlineData("s3.localhost", "/b-ucket/k")]
    [InlineData("localhost", "/b-ucket/k")]
    public async Task Both_styles_of_address_are_understood(string host, string path)
    {
        await Send("PUT", "/b-ucket");
        await Send("PUT", "/b-ucket/k", "kept"u8.ToArray());
        Assert.Equal("kept", (await _s3.Send(HttpMethod.Get, path, headers: new Dictionary<string, string> { ["Host"] = host })).Text);
    }

    [Fact]
    public async Task Headers_in_the_query_of_a_presigned_request_count()
    {
        await Send("PUT", "/b-ucket");
        await Send("PUT", "/b-ucket/k?x-amz-tagging=a%3D1&x-amz-meta-m=n&x-id=PutObject", "x"u8.ToArray());
        var answer = await Send("GET", "/b-ucket/k");
        Assert.Equal("1", answer.Headers["x-amz-tagging-count"]);
        Assert.Equal("n", answer.Headers["x-amz-meta-m"]);
    }

    [Fact]
    public async Task An_upload_is_limited_and_the_rest_of_the_requests_more_so()
    {
        await Send("PUT", "/b-ucket");
        var large = await Send("PUT", "/b-ucket/k", new byte[66 * 1024 * 1024]);
        Assert.Equal((HttpStatusCode.BadRequest, "EntityTooLarge"), (large.Status, large.Xml("Code")));
        Assert.Equal(HttpStatusCode.OK, (await Send("PUT", "/b-ucket/k", new byte[20 * 1024 * 1024])).Status);
        var form = await Send("POST", "/b-ucket?delete", Encoding.ASCII.GetBytes(new string(' ', 5 * 1024 * 1024)));
        Assert.Equal("EntityTooLarge", form.Xml("Code"));
    }

    public void Dispose()
    {
        _s3.Dispose();
        _sandbox.Dispose();
    }
}
