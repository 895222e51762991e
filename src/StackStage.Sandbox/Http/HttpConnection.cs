using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StackStage.Sandbox.Http;

/// <summary>One connection: requests are read and answered one after the other until either side closes.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly IHttpApplication _application;
    private readonly HttpLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>What is being read; known, in part, as soon as there is a request line.</summary>
    private HttpRequest? _request;

    public HttpConnection(Socket socket, IHttpApplication application, HttpLimits limits, TimeProvider time)
    {
        _socket = socket;
        _application = application;
        _limits = limits;
        _time = time;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _reader = new HttpReader(_stream, limits, time);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            HttpReply reply;
            _request = null;
            try
            {
                var head = new HttpBudget(_limits.HeadBytes);
                if (!await BeginsAsync(stop) || await ReadHeadAsync(head, stop) is not { } request)
                {
                    return;
                }

                if (_application.Refuse(request) is { } refusal)
                {
                    await EndAsync(refusal, stop);
                    return;
                }

                await ReadBodyAsync(request, head, stop);
                reply = await _application.HandleAsync(request, stop);
            }
            catch (HttpFailure failure)
            {
                await RefuseAsync(failure, stop);
                return;
            }

            if (reply.Cut)
            {
                await CutAsync(stop);
                return;
            }

            var keepAlive = _request!.IsVersion11 && !string.Equals(_request.Headers.Find("Connection"), "close", StringComparison.OrdinalIgnoreCase);
            await WriteAsync(reply, keepAlive, stop);
            if (!keepAlive)
            {
                return;
            }
        }
    }

    /// <summary>Answers what cannot be read or taken, and ends the connection.</summary>
    public Task RefuseAsync(HttpFailure failure, CancellationToken stop) => EndAsync(_application.Fail(_request, failure), stop);

    /// <summary>
    /// Writes the last answer of the connection. What the client still sends is read for a moment: a socket that is closed
    /// with unread bytes in it is reset, and the answer would be lost on the way.
    /// </summary>
    private async Task EndAsync(HttpReply reply, CancellationToken stop)
    {
        await WriteAsync(reply, keepAlive: false, stop);
        _socket.Shutdown(SocketShutdown.Send);
        _reader.Within(_limits.Drain, _limits.Drain);
        await _reader.DrainAsync(stop);
    }

    /// <summary>
    /// Ends the connection in the middle of the status line. Not a byte earlier: HTTP stacks (.NET's, for one) quietly
    /// send a request again when a kept-alive connection ends before the first byte of the answer, and then nobody would
    /// see the fault.
    /// </summary>
    private async Task CutAsync(CancellationToken stop)
    {
        try
        {
            await _stream.WriteAsync("HTTP/1."u8.ToArray(), stop);
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The client has gone already.
        }
    }

    /// <summary>Waits for the first byte of a request; false when there is none, because the client closed or was silent.</summary>
    private async Task<bool> BeginsAsync(CancellationToken stop)
    {
        _reader.Within(_limits.Idle, Timeout.InfiniteTimeSpan);
        try
        {
            return await _reader.AnyAsync(stop);
        }
        catch (HttpFailure)
        {
            return false;
        }
    }

    private async Task<HttpRequest?> ReadHeadAsync(HttpBudget budget, CancellationToken stop)
    {
        _reader.Within(_limits.Head, Timeout.InfiniteTimeSpan);
        string? line;
        do
        {
            line = await _reader.LineAsync(budget, stop);
            if (line is null)
            {
                return null;
            }
        }
        while (line.Length == 0);

        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length == 0 || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            throw HttpFailure.Malformed("Not an HTTP/1.1 request line.");
        }

        var target = parts[1];
        string? authority = null;
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            // The absolute form, as a client sends it that takes the sandbox for a proxy: its host is the request's.
            var slash = target.IndexOf('/', "http://".Length);
            authority = slash < 0 ? target["http://".Length..] : target["http://".Length..slash];
            target = slash < 0 ? "/" : target[slash..];
        }

        var question = target.IndexOf('?');
        var request = _request = new HttpRequest
        {
            Method = parts[0],
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Headers = [],
            IsVersion11 = parts[2] != "HTTP/1.0",
            ClientGone = ClientGoneAsync,
        };
        while (await ReadFieldAsync(budget, stop) is { Length: > 0 } field)
        {
            request.Headers.AppendField(field, _limits.Fields);
        }

        if (authority is not null)
        {
            request.Headers["Host"] = authority;
        }

        return request;
    }

    private async Task<string> ReadFieldAsync(HttpBudget budget, CancellationToken stop) =>
        await _reader.LineAsync(budget, stop) ?? throw new IOException("The request ended in its headers.");

    private async Task ReadBodyAsync(HttpRequest request, HttpBudget head, CancellationToken stop)
    {
        var headers = request.Headers;
        var limit = _application.BodyLimit(request);
        var isChunked = headers.Find("Transfer-Encoding") is { } coding
            && (coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? true : throw HttpFailure.Malformed("The sandbox knows no transfer coding but chunked."));
        var length = 0L;
        if (headers.Find("Content-Length") is { } said)
        {
            // Which of two lengths counts is how requests are smuggled past a check.
            if (isChunked || !long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out length))
            {
                throw HttpFailure.Malformed("Malformed Content-Length.");
            }
        }

        if (length > limit)
        {
            throw HttpFailure.BodyTooLarge(limit);
        }

        _reader.Within(_limits.Body, _limits.Pause);
        if (string.Equals(headers.Find("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        }

        request.Body = isChunked ? await _reader.ChunkedAsync(headers, head, limit, stop) : await _reader.ExactlyAsync((int)length, stop);
        if (AwsChunked.IsUsed(headers))
        {
            request.Body = AwsChunked.Decode(request.Body, headers);
        }

        _reader.WithoutLimit();
    }

    private async Task ClientGoneAsync(CancellationToken stop)
    {
        try
        {
            await _reader.FillAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or HttpFailure)
        {
            // Gone.
        }
    }

    private async Task WriteAsync(HttpReply reply, bool keepAlive, CancellationToken stop)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrase(reply.Status)}\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {OneLine(value)}\r\n");
        }

        var hasBody = reply.Status is not 204 and not 304;
        if (hasBody && !reply.Headers.ContainsKey("Content-Length"))
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        }

        text.Append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");

        var headerBytes = Encoding.UTF8.GetBytes(text.ToString());
        if (_request?.Method == "HEAD" || !hasBody || reply.Body.Length == 0)
        {
            await SendAsync(headerBytes, stop);
            return;
        }
        var whole = new byte[headerBytes.Length + reply.Body.Length];
        headerBytes.CopyTo(whole, 0);
        reply.Body.CopyTo(whole, headerBytes.Length);
        await SendAsync(whole, stop);
    }

    /// <summary>What a client put into a value (a response-content-type, say) must not become a header field of its own.</summary>
    private static string OneLine(string value) =>
        value.Any(char.IsControl) ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)) : value;

    private async Task SendAsync(byte[] bytes, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(_limits.Body, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        await _stream.WriteAsync(bytes, either.Token);
    }

    private static string ReasonPhrase(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        416 => "Requested Range Not Satisfiable",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "Status",
    };

    public void Dispose() => _stream.Dispose();
}
