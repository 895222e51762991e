using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StackStage.Operations.Tests.Connection;

/// <summary>A web server that is not AWS: gives the same answer to everything, and keeps the requests' heads.</summary>
internal sealed class StubServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, (int Status, string Type, string Body)> _answer;

    public StubServer(int status, string type, string body)
        : this(_ => (status, type, body))
    {
    }

    public StubServer(Func<string, (int Status, string Type, string Body)> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Headers of every answer besides type and length: lines that end in CRLF. AWS has its request id there.</summary>
    public string Headers { get; init; } = string.Empty;

    public ConcurrentQueue<string> Heads { get; } = [];

    public int Connections { get; private set; }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                _ = ServeAsync(client);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[64 * 1024];
            while (true)
            {
                var text = string.Empty;
                while (!text.Contains("\r\n\r\n", StringComparison.Ordinal) || Missing(text) > 0)
                {
                    var read = await stream.ReadAsync(buffer);
                    if (read == 0)
                    {
                        return;
                    }

                    text += Encoding.Latin1.GetString(buffer, 0, read);
                }

                Heads.Enqueue(text);
                var (status, type, body) = _answer(text);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\n{Headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }

    private static int Missing(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null ? 0 : int.Parse(length["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture) - (text.Length - end);
    }
}
