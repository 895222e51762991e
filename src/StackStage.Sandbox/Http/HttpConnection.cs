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

    public HttpConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _reader = new HttpReader(_stream);
    }

    public async Task RunAsync(Func<HttpRequest, CancellationToken, Task<HttpReply>> handler, CancellationToken stop)
    {
        while (true)
        {
            HttpRequest? request;
            try
            {
                request = await ReadRequestAsync(stop);
            }
            catch (FormatException e)
            {
                await WriteAsync(HttpReply.Text(400, "text/plain", e.Message), head: false, keepAlive: false, stop);
                return;
            }
            if (request is null)
            {
                return;
            }

            var reply = await handler(request, stop);
            if (reply.Cut)
            {
                await CutAsync(stop);
                return;
            }
            var keepAlive = !string.Equals(request.Headers.Find("Connection"), "close", StringComparison.OrdinalIgnoreCase);
            await WriteAsync(reply, request.Method == "HEAD", keepAlive, stop);
            if (!keepAlive)
            {
                return;
            }
        }
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

    private async Task<HttpRequest?> ReadRequestAsync(CancellationToken stop)
    {
        string? line;
        do
        {
            line = await _reader.LineAsync(stop);
            if (line is null)
            {
                return null;
            }
        }
        while (line.Length == 0);

        var parts = line.Split(' ');
        if (parts.Length != 3 || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            throw new FormatException("Not an HTTP/1.1 request line.");
        }

        var headers = new HttpHeaders();
        while (true)
        {
            var field = await _reader.LineAsync(stop) ?? throw new IOException("The request ended in its headers.");
            if (field.Length == 0)
            {
                break;
            }

            var colon = field.IndexOf(':');
            if (colon <= 0)
            {
                throw new FormatException("Malformed header field.");
            }

            headers.Append(field[..colon], field[(colon + 1)..].Trim());
        }

        var target = parts[1];
        if (target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            // A client that takes the sandbox for a proxy sends the absolute form.
            var slash = target.IndexOf('/', "http://".Length);
            target = slash < 0 ? "/" : target[slash..];
        }
        var question = target.IndexOf('?');
        var request = new HttpRequest
        {
            Method = parts[0],
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Headers = headers,
            ClientGone = ClientGoneAsync,
        };
        if (string.Equals(headers.Find("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await _stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        }

        if (headers.Find("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
        {
            request.Body = await _reader.ChunkedAsync(headers, stop);
        }
        else if (headers.Find("Content-Length") is { } length)
        {
            if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                throw new FormatException("Malformed Content-Length.");
            }

            request.Body = await _reader.ExactlyAsync(count, stop);
        }

        if (AwsChunked.IsUsed(headers))
        {
            request.Body = AwsChunked.Decode(request.Body, headers);
        }

        return request;
    }

    private async Task ClientGoneAsync(CancellationToken stop)
    {
        try
        {
            await _reader.FillAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // Gone.
        }
    }

    private async Task WriteAsync(HttpReply reply, bool head, bool keepAlive, CancellationToken stop)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrase(reply.Status)}\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        var hasBody = reply.Status is not 204 and not 304;
        if (hasBody && !reply.Headers.ContainsKey("Content-Length"))
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        }

        text.Append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");

        var headerBytes = Encoding.UTF8.GetBytes(text.ToString());
        if (head || !hasBody || reply.Body.Length == 0)
        {
            await _stream.WriteAsync(headerBytes, stop);
            return;
        }
        var whole = new byte[headerBytes.Length + reply.Body.Length];
        headerBytes.CopyTo(whole, 0);
        reply.Body.CopyTo(whole, headerBytes.Length);
        await _stream.WriteAsync(whole, stop);
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
        409 => "Conflict",
        412 => "Precondition Failed",
        416 => "Requested Range Not Satisfiable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "Status",
    };

    public void Dispose() => _stream.Dispose();
}
