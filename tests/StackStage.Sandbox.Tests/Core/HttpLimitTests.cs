using System.Net.Sockets;
using System.Text;
using StackStage.Sandbox.Http;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Core;

/// <summary>What is too long, too much or too slow is answered and ended.</summary>
public sealed class HttpLimitTests
{
    private static HttpServer Serve(HttpLimits? limits = null, TimeProvider? time = null) => new(0, new EchoApplication(), limits, time);

    [Theory]
    [InlineData("PUT /a HTTP/1.1\r\nContent-Length: 1001\r\n\r\n", "HTTP/1.1 413 ", "PUT /a: ")]
    [InlineData("PUT /a HTTP/1.1\r\nContent-Length: 9223372036854775807\r\n\r\n", "HTTP/1.1 413 ", "PUT /a: ")]
    [InlineData("PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n", "HTTP/1.1 413 ", "PUT /a: ")]
    [InlineData("PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n", "HTTP/1.1 413 ", "PUT /a: ")]
    [InlineData("PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n", "HTTP/1.1 413 ", "PUT /a: ")]
    [InlineData("GET /a HTTP/1.1\r\nRefuse: x\r\nContent-Length: 10\r\n\r\n0123456789GET /b HTTP/1.1\r\n\r\n", "HTTP/1.1 403 ", "refused")]
    public async Task A_body_beyond_the_limit_is_not_read(string bytes, string status, string said)
    {
        using var server = Serve();
        var answer = await RawSocket.Talk(server.Port, bytes);
        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("/b", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_has_a_size()
    {
        using var server = Serve();
        var line = await RawSocket.Talk(server.Port, "GET /" + new string('a', 70_000) + " HTTP/1.1\r\n\r\n");
        var field = await RawSocket.Talk(server.Port, "GET /a HTTP/1.1\r\nx: " + new string('a', 70_000) + "\r\n\r\n");
        var fields = await RawSocket.Talk(server.Port, "GET /a HTTP/1.1\r\n" + string.Concat(Enumerable.Range(0, 300).Select(_ => "x: y\r\n")) + "\r\n");
        var blank = await RawSocket.Talk(server.Port, string.Concat(Enumerable.Repeat("\r\n", 40_000)) + "GET /a HTTP/1.1\r\n\r\n");
        var trailers = await RawSocket.Talk(server.Port, "GET /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nx: " + new string('a', 70_000) + "\r\n\r\n");
        var extension = await RawSocket.Talk(server.Port, "GET /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + new string('a', 5_000) + "\r\na\r\n0\r\n\r\n");
        Assert.All([line, field, fields, blank, trailers, extension], a => Assert.StartsWith("HTTP/1.1 431 ", a, StringComparison.Ordinal));
        Assert.Contains("GET /a: ", field, StringComparison.Ordinal);
        Assert.EndsWith("GET /a  - ", await RawSocket.Talk(server.Port, "GET /a HTTP/1.1\r\nx: " + new string('a', 60_000) + "\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HT", 30, "HTTP/1.1 408 ")]
    [InlineData("GET / HTTP/1.1\r\nHost: h\r\n", 30, "HTTP/1.1 408 ")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab", 30, "HTTP/1.1 408 ")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", 30, "HTTP/1.1 408 ")]
    [InlineData("", 120, "")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 120, "HTTP/1.1 200 ")]
    public async Task A_client_that_falls_silent_is_not_waited_for(string bytes, int seconds, string expected)
    {
        var clock = SandboxClock.Manual();
        using var server = Serve(time: clock);
        using var socket = await RawSocket.Open(server.Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes));
        var isAnswered = expected.Contains("200", StringComparison.Ordinal);
        if (isAnswered)
        {
            Assert.StartsWith(expected, await Answer(stream), StringComparison.Ordinal);
        }

        var due = clock.GetUtcNow().AddSeconds(seconds);
        await Until(() => clock.NextTimer == due);
        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(due, clock.NextTimer);
        clock.Advance(TimeSpan.FromSeconds(1));
        if (isAnswered || expected.Length == 0)
        {
            Assert.Equal("", await RawSocket.Rest(stream));
            return;
        }

        Assert.StartsWith(expected, await Answer(stream), StringComparison.Ordinal);
        socket.Shutdown(SocketShutdown.Send);
        await RawSocket.Rest(stream);
    }

    [Fact]
    public async Task A_body_that_trickles_is_not_waited_for_either()
    {
        var clock = SandboxClock.Manual();
        using var server = Serve(new HttpLimits { Body = TimeSpan.FromSeconds(50) }, clock);
        using var socket = await RawSocket.Open(server.Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("PUT / HTTP/1.1\r\nContent-Length: 100\r\n\r\n"u8.ToArray());
        var start = clock.GetUtcNow();
        await Until(() => clock.NextTimer == start.AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(20));
        await stream.WriteAsync("a"u8.ToArray());
        await Until(() => clock.NextTimer == start.AddSeconds(50));
        clock.Advance(TimeSpan.FromSeconds(20));
        await stream.WriteAsync("a"u8.ToArray());
        await Until(() => clock.NextTimer == start.AddSeconds(50));
        clock.Advance(TimeSpan.FromSeconds(10));
        socket.Shutdown(SocketShutdown.Send);
        Assert.StartsWith("HTTP/1.1 408 ", await RawSocket.Rest(stream), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_too_many_is_told_so_and_the_others_go_on()
    {
        using var server = Serve(new HttpLimits { Connections = 2 });
        using var first = await RawSocket.Open(server.Port);
        using var second = await RawSocket.Open(server.Port);
        await using var one = new NetworkStream(first);
        await using var two = new NetworkStream(second);
        await Ask(one);
        await Ask(two);
        Assert.StartsWith("HTTP/1.1 503 ", await RawSocket.Talk(server.Port, "GET / HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        await Ask(one);
        second.Shutdown(SocketShutdown.Both);
        while (!(await RawSocket.Talk(server.Port, "GET / HTTP/1.1\r\n\r\n")).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_control_character_in_a_header_value_makes_no_header_of_its_own()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), Scenario = "demo" });
        using var s3 = new Wire(sandbox, "s3", sandbox.Region);
        await s3.Send(HttpMethod.Put, "/split-bucket", Encoding.UTF8.GetBytes($"<CreateBucketConfiguration><LocationConstraint>{sandbox.Region}</LocationConstraint></CreateBucketConfiguration>"));
        await s3.Send(HttpMethod.Put, "/split-bucket/a", [1]);
        var answer = await s3.Send(HttpMethod.Get, "/split-bucket/a?response-content-language=de%0D%0AX-Injected%3A%20yes");
        Assert.DoesNotContain("X-Injected", answer.Headers.Keys);
    }

    private static async Task Ask(NetworkStream stream)
    {
        await stream.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 ", await Answer(stream), StringComparison.Ordinal);
    }

    private static async Task<string> Answer(NetworkStream stream)
    {
        var answer = new byte[1024];
        return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer));
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
