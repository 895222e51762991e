using System.Net.Sockets;
using System.Text;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>Bytes as they are, for what no HTTP client would send.</summary>
internal static class RawSocket
{
    /// <summary>Sends text, closes the sending half, and gives back all that comes.</summary>
    public static Task<string> Talk(int port, string text) => Talk(port, Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes, closes the sending half, and gives back all that comes.</summary>
    public static async Task<string> Talk(int port, byte[] bytes)
    {
        using var socket = await Open(port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(bytes);
        socket.Shutdown(SocketShutdown.Send);
        return await Rest(stream);
    }

    public static async Task<Socket> Open(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port);
        return socket;
    }

    /// <summary>All that still comes; a peer that never ends is an error after half a minute.</summary>
    public static async Task<string> Rest(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(limit.Token);
    }
}
