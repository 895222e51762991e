using System.Net;
using System.Net.Sockets;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Core;

/// <summary>The server under the sandbox, byte by byte.</summary>
public sealed class HttpServerTests
{
    private static HttpServer Echo(HttpLimits? limits = null, TimeProvider? time = null) => new(0, new EchoApplication(), limits, time);

    private static Task<string> Talk(int port, string bytes) => RawSocket.Talk(port, bytes);

    private static string Body(string answer) => answer[(answer.LastIndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    [Fact]
    public async Task Paths_stay_as_they_were_sent()
    {
        using var server = Echo();
        Assert.Equal("GET /a//b%2Fc/../d%20 x=1&y - ", Body(await Talk(server.Port, "GET /a//b%2Fc/../d%20?x=1&y HTTP/1.1\r\nHost: h\r\n\r\n")));
        Assert.Equal("GET /p  - ", Body(await Talk(server.Port, "GET http://host:1/p HTTP/1.1\r\n\r\n")));
    }

    [Fact]
    public async Task One_connection_serves_many_requests_and_ends_when_asked()
    {
        using var server = Echo();
        var answer = await Talk(server.Port, "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiGET /3 HTTP/1.1\r\nConnection: close\r\n\r\nGET /4 HTTP/1.1\r\n\r\n");
        Assert.Equal(3, answer.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Contains("POST /2  - hi", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("/4", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunks_and_expectations_are_met()
    {
        using var server = Echo();
        var answer = await Talk(server.Port, "PUT / HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32: t\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Equal("PUT /  t abcde", Body(answer));
    }

    [Theory]
    [InlineData("5;chunk-signature=aa\r\nhello\r\n0;chunk-signature=bb\r\n\r\n", "-")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", "NhCmhg==")]
    public async Task Aws_chunked_bodies_are_unwrapped(string framed, string trailer)
    {
        using var server = Echo();
        var answer = await Talk(server.Port, $"PUT / HTTP/1.1\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\nContent-Encoding: aws-chunked\r\nContent-Length: {framed.Length}\r\n\r\n{framed}");
        Assert.Equal($"PUT /  {trailer} hello", Body(answer));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Encoding: aws-chunked\r\nContent-Length: 3\r\n\r\n9\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Encoding: aws-chunked\r\nContent-Length: 13\r\n\r\n2\r\nabc\r\n0\r\n\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Encoding: aws-chunked\r\nx-amz-decoded-content-length: 3\r\nContent-Length: 12\r\n\r\n2\r\nab\r\n0\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nspaced : x\r\n\r\n")]
    public async Task What_is_not_HTTP_is_a_bad_request(string bytes)
    {
        using var server = Echo();
        Assert.StartsWith("HTTP/1.1 400 Bad Request", await Talk(server.Port, bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HT")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf")]
    public async Task What_ends_early_gets_no_answer_and_does_no_harm(string bytes)
    {
        using var server = Echo();
        Assert.Equal("", await Talk(server.Port, bytes));
        Assert.Equal("GET /  - ", Body(await Talk(server.Port, "GET / HTTP/1.1\r\n\r\n")));
    }

    [Fact]
    public async Task Many_connections_at_once_are_all_served_and_all_closed_at_the_end()
    {
        var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), Port = PortOfItsOwn() });
        using var wire = new Wire(sandbox, "sts");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => wire.Query("Action=GetCallerIdentity")));
        Assert.Equal(Enumerable.Range(1, 200), sandbox.Journal.Entries.Select(e => e.Ordinal));

        sandbox.Faults.Add(new() { Kind = SandboxFaultKind.Timeout });
        var hanging = wire.Query("Action=GetCallerIdentity");
        while (sandbox.Journal.Count == 200)
        {
            await Task.Yield();
        }

        sandbox.Dispose();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
        await sandbox.DisposeAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", sandbox.Endpoint.Port));
    }

    // No system gives such a port away by itself, and so no other server has it as soon as this one is gone.
    private static int PortOfItsOwn() => Enumerable.Range(0, 1000).Select(step => 20000 + ((Environment.ProcessId + step) % 10000)).First(port =>
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
