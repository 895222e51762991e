using System.Net;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Core;

/// <summary>Who may call: programs on this machine that know the sandbox's own key.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly StageSandbox _sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), OtherAccounts = ["999900001111"] });

    private async Task<WireAnswer> Ask(params (string Name, string Value)[] headers)
    {
        using var wire = new Wire(_sandbox, "ssm");
        var all = headers.ToDictionary(h => h.Name, h => h.Value);
        all["X-Amz-Target"] = "AmazonSSM.DescribeParameters";
        return await wire.Send(HttpMethod.Post, "/", "{}"u8.ToArray(), "application/x-amz-json-1.1", all);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "evil.example:4566")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Host", "notlocalhost")]
    [InlineData("Host", "ssm.us-east-1.amazonaws.com")]
    [InlineData("Host", "10.0.0.1")]
    [InlineData("Host", "[2001:db8::1]:80")]
    [InlineData("Host", "localhost:80:80")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task What_a_web_page_could_have_sent_is_refused_even_with_the_right_key(string header, string value)
    {
        _sandbox.Faults.Throttle("ssm");
        var answer = await Ask((header, value));
        Assert.Equal((HttpStatusCode.Forbidden, "AccessDeniedException"), (answer.Status, answer.ErrorType));
        Assert.DoesNotContain(answer.Headers.Keys, h => h.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        var refused = Assert.Single(_sandbox.Journal.Entries);
        Assert.Equal(("ssm", "Unknown", 403, false), (refused.Service, refused.Action, refused.Status, refused.Succeeded));

        // It does not use up what was to go wrong with somebody's call.
        Assert.Equal("ThrottlingException", (await Ask()).ErrorType);
    }

    [Theory]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "LocalHost:1")]
    [InlineData("Host", "bucket.localhost:4566")]
    [InlineData("Host", "bucket.s3.localhost")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Host", "127.8.9.1:65535")]
    [InlineData("Host", "[::1]:80")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Loopback_is_let_in_under_all_its_names(string header, string value) =>
        Assert.Equal(HttpStatusCode.OK, (await Ask((header, value))).Status);

    [Fact]
    public async Task A_request_without_a_host_is_refused_and_so_is_a_foreign_one_in_the_absolute_form()
    {
        Assert.StartsWith("HTTP/1.1 403 ", await RawSocket.Talk(_sandbox.Endpoint.Port, "GET / HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await RawSocket.Talk(_sandbox.Endpoint.Port, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssm", "UnrecognizedClientException", HttpStatusCode.BadRequest)]
    [InlineData("s3", "InvalidAccessKeyId", HttpStatusCode.Forbidden)]
    [InlineData("sts", "InvalidClientTokenId", HttpStatusCode.Forbidden)]
    [InlineData("cloudfront", "InvalidClientTokenId", HttpStatusCode.Forbidden)]
    [InlineData("apigateway", "UnrecognizedClientException", HttpStatusCode.Forbidden)]
    public async Task A_key_that_is_not_the_sandboxs_is_refused_in_each_protocol(string service, string code, HttpStatusCode status)
    {
        using var wire = new Wire(_sandbox, service, accessKey: "AKIAIOSFODNN7EXAMPLE");
        var answer = await wire.Send(HttpMethod.Post, "/", new byte[100_000]);
        Assert.Equal(status, answer.Status);
        Assert.Contains(code, answer.Text + string.Concat(answer.Headers.Values), StringComparison.Ordinal);
        Assert.Contains("Get-StageSandbox", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_presigned_request_has_to_name_the_key_too()
    {
        using var s3 = new Wire(_sandbox, "s3");
        await s3.Send(HttpMethod.Put, "/some-bucket");
        await s3.Send(HttpMethod.Put, "/some-bucket/a", "x"u8.ToArray());
        static string Presigned(string key) =>
            $"/some-bucket/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={key}%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=00";
        Assert.Equal("x", (await s3.Send(HttpMethod.Get, Presigned(_sandbox.AccessKeyId), signed: false)).Text);
        Assert.Equal("InvalidAccessKeyId", (await s3.Send(HttpMethod.Get, Presigned("AKIAIOSFODNN7EXAMPLE"), signed: false)).Xml("Code"));
        Assert.Equal("AccessDenied", (await s3.Send(HttpMethod.Delete, "/some-bucket/a", signed: false)).Xml("Code") ?? "AccessDenied");
        Assert.Equal("x", (await s3.Send(HttpMethod.Get, "/some-bucket/a")).Text);
    }

    [Theory]
    [InlineData("POST", "/", "X-Amz-Target", "AmazonSSM.DeleteParameter")]
    [InlineData("POST", "/", "X-Amz-Target", "AmazonSSM.NoSuchThing")]
    [InlineData("DELETE", "/v2/domainnames/a", null, null)]
    [InlineData("DELETE", "/some-bucket", null, null)]
    [InlineData("GET", "/", null, null)]
    public async Task What_nobody_signed_is_refused(string method, string path, string? header, string? value)
    {
        using var wire = new Wire(_sandbox, "ssm");
        var answer = await wire.Send(new HttpMethod(method), path, headers: header is null ? null : new Dictionary<string, string> { [header] = value! }, signed: false);
        Assert.Contains((int)answer.Status, new[] { 400, 403 });
        Assert.Matches("MissingAuthenticationToken|AccessDenied", answer.Text + string.Concat(answer.Headers.Values));
        Assert.False(Assert.Single(_sandbox.Journal.Entries).Succeeded);
    }

    [Fact]
    public async Task Every_sandbox_has_a_key_of_its_own()
    {
        using var other = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        Assert.NotEqual(_sandbox.AccessKeyId, other.AccessKeyId);
        Assert.Matches("^AKIA[A-Z2-7]{16}$", other.AccessKeyId);
        using var given = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), AccessKeyId = "mine" });
        using var wire = new Wire(given, "sts", accessKey: "mine");
        Assert.Equal(HttpStatusCode.OK, (await wire.Query("Action=GetCallerIdentity")).Status);
        using var account = new Wire(other, "sts", accessKey: "999900001111");
        Assert.Equal("InvalidClientTokenId", (await account.Query("Action=GetCallerIdentity")).Xml("Code"));
    }

    public void Dispose() => _sandbox.Dispose();
}
