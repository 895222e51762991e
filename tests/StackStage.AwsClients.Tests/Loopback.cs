using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;

namespace StackStage.AwsClients.Tests;

/// <summary>A server on loopback that notes what it is asked and answers what it was told.</summary>
internal sealed class Loopback : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly Func<Asked, Answer>? _always;

    public Loopback(Func<Asked, Answer>? always = null)
    {
        _always = always;
        for (var attempt = 0; ; attempt++)
        {
            Url = $"http://127.0.0.1:{FreePort()}";
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(Url + "/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
            }
        }
        _ = Serve();
    }

    public string Url { get; private set; }

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public Asked Only => Assert.Single(Requests);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public Loopback Answers(string body, int status = 200, string type = "application/json", params (string, string)[] headers)
    {
        _answers.Enqueue(new Answer(status, body, type, headers));
        return this;
    }

    /// <summary>A configuration whose requests come here, signed with a key that is worth nothing.</summary>
    public TConfig Config<TConfig>(int retries = 0) where TConfig : ClientConfig, new() => new()
    {
        ServiceURL = Url,
        AuthenticationRegion = "eu-west-1",
        MaxErrorRetry = retries,
    };

    public static AWSCredentials Key { get; } = new BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret");

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var asked = new Asked(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers, await reader.ReadToEndAsync());
            Requests.Enqueue(asked);
            var answer = _always?.Invoke(asked)
                ?? (_answers.TryDequeue(out var next) ? next : new Answer(501, "no answer was prepared", "text/plain", []));
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.Type;
            foreach (var (name, value) in answer.Headers)
            {
                context.Response.Headers[name] = value;
            }

            var bytes = Encoding.UTF8.GetBytes(answer.Body);
            try
            {
                if (answer.Status != 204)
                {
                    await context.Response.OutputStream.WriteAsync(bytes);
                }

                context.Response.Close();
            }
            catch (HttpListenerException)
            {
            }
        }
    }
}

internal sealed record Answer(int Status, string Body, string Type, (string Name, string Value)[] Headers)
{
    public static Answer Json(string body) => new(200, body, "application/json", []);
}

internal sealed record Asked(string Method, string Url, NameValueCollection Headers, string Body)
{
    public string Path => Url.Split('?')[0];

    /// <summary>The query's parameters as they are on the wire, in the order of their names.</summary>
    public string Query => Url.Contains('?', StringComparison.Ordinal)
        ? string.Join('&', Url[(Url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Order(StringComparer.Ordinal))
        : "";
}
