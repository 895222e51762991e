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
    private readonly IHttpApplication _application;
    private readonly HttpLimits _limits;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<Socket> _open = [];
    private bool _disposed;

    /// <summary>Starts to listen.</summary>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="application">What answers.</param>
    /// <param name="limits">How much of a client's time and bytes is taken; the usual when null.</param>
    /// <param name="time">The time of the limits: real time when null, whatever time it is in what is served.</param>
    public HttpServer(int port, IHttpApplication application, HttpLimits? limits = null, TimeProvider? time = null)
    {
        _application = application;
        _limits = limits ?? new HttpLimits();
        _time = time ?? TimeProvider.System;
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
                // Out of descriptors, say: what is open has to be closed first, and asking again at once does not help that.
                await Task.Delay(TimeSpan.FromMilliseconds(50), _time);
                continue;
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException)
            {
                return;
            }
            bool isOneTooMany;
            lock (_open)
            {
                if (_disposed)
                {
                    socket.Dispose();
                    return;
                }
                isOneTooMany = _open.Count >= _limits.Connections;
                _open.Add(socket);
            }
            _ = Task.Run(() => ServeAsync(socket, isOneTooMany));
        }
    }

    private async Task ServeAsync(Socket socket, bool isOneTooMany)
    {
        try
        {
            socket.NoDelay = true;
            using var connection = new HttpConnection(socket, _application, _limits, _time);
            await (isOneTooMany ? connection.RefuseAsync(HttpFailure.Busy(), _stop.Token) : connection.RunAsync(_stop.Token));

            // Said goodbye to, and not reset: what was answered has to arrive.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or HttpFailure)
        {
            // The client went away or was too slow to take its answer, or the sandbox is being stopped.
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
