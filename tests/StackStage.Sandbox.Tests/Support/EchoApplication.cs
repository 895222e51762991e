using System.Text;
using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>Answers with what it was asked; takes 1,000 bytes of body.</summary>
internal sealed class EchoApplication : IHttpApplication
{
    public const long MostBytes = 1000;

    public HttpReply? Refuse(HttpRequest head) => head.Headers.ContainsKey("Refuse") ? HttpReply.Text(403, "text/plain", "refused") : null;

    public long BodyLimit(HttpRequest head) => MostBytes;

    public HttpReply Fail(HttpRequest? head, HttpFailure failure) =>
        HttpReply.Text(failure.Status, "text/plain", $"{head?.Method ?? "?"} {head?.RawPath ?? "?"}: {failure.Message}");

    public Task<HttpReply> HandleAsync(HttpRequest request, CancellationToken stop)
    {
        var trailer = request.Headers.Find("x-amz-checksum-crc32") ?? "-";
        return Task.FromResult(HttpReply.Text(200, "text/plain", $"{request.Method} {request.RawPath} {request.RawQuery} {trailer} {Encoding.ASCII.GetString(request.Body)}"));
    }
}
