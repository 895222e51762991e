using System.Net;
using System.Net.Sockets;

namespace StackStage.Sandbox.Http;

/// <summary>
/// A small HTTP/1.1 server on 127.0.0.1. HttpListener decodes paths, answers 100-continue late and cannot
/// cut a connection in the middle of an answer; an AWS that is to be unkind needs all three done its own way.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<HttpRequest, CancellationToken, Task<HttpReply>> _handler;
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Socket> _open = [];
    private bool _disposed;

    public HttpServer(int port, Func<HttpRequest, CancellationToken, Task<HttpReply>> handler)
    {
        _handler = handler;
        _listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            _listener.Start(512);
        }
        catch (SocketException e)
        {
            _stop.Dispose();
            throw new InvalidOperationException($"The sandbox cannot listen on 127.0.0.1:{port}: {e.Message}", e);
        }
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (SocketException) when (!_stop.IsCancellationRequested)
            {
                continue;
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException)
            {
                return;
            }
            lock (_open)
            {
                if (_disposed)
                {
                    socket.Dispose();
                    return;
                }
                _open.Add(socket);
            }
            _ = Task.Run(() => ServeAsync(socket));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            using var connection = new HttpConnection(socket);
            await connection.RunAsync(_handler, _stop.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the sandbox is being stopped.
        }
        finally
        {
            lock (_open)
            {
                _open.Remove(socket);
            }

            socket.Dispose();
        }
    }

    public void Dispose()
    {
        Socket[] open;
        lock (_open)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            open = [.. _open];
        }
        _stop.Cancel();
        _listener.Stop();
        foreach (var socket in open)
        {
            socket.Dispose();
        }

        _stop.Dispose();
    }
}
