using System.Net;
using System.Net.Sockets;

namespace StackStage.Tests.Shared;

/// <summary>
/// An address on this machine that refuses every connection. Its port is taken and nobody listens there: one that was
/// merely free a moment ago may be a server's, of a test that runs beside this one.
/// </summary>
internal static class DeadEndpoint
{
    private static readonly Socket Taken = Take();

    public static Uri Url { get; } = new($"http://127.0.0.1:{((IPEndPoint)Taken.LocalEndPoint!).Port}");

    private static Socket Take()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
