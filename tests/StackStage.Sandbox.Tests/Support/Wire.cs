using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>Raw calls with a made-up signature, for what no client library would send.</summary>
internal sealed class Wire(StageSandbox sandbox, string service, string region = "us-east-1", string? accessKey = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public async Task<WireAnswer> Send(HttpMethod method, string path, byte[]? body = null, string? contentType = null,
        IReadOnlyDictionary<string, string>? headers = null, bool signed = true)
    {
        using var request = new HttpRequestMessage(method, sandbox.Endpoint.GetLeftPart(UriPartial.Authority) + path);
        if (signed)
        {
            request.Headers.TryAddWithoutValidation("Authorization",
                $"AWS4-HMAC-SHA256 Credential={accessKey ?? sandbox.AccessKeyId}/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=00");
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            }
        }
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase);
        return new WireAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), all);
    }

    public Task<WireAnswer> Query(string form, bool signed = true) =>
        Send(HttpMethod.Post, "/", Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded", signed: signed);

    public Task<WireAnswer> Json(string target, string body = "{}", bool signed = true) =>
        Send(HttpMethod.Post, "/", Encoding.UTF8.GetBytes(body), "application/x-amz-json-1.1",
            new Dictionary<string, string> { ["X-Amz-Target"] = target }, signed);

    public void Dispose() => _http.Dispose();
}

internal sealed record WireAnswer(HttpStatusCode Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public string ErrorType => ((string?)Json["__type"] ?? (Headers.TryGetValue("x-amzn-ErrorType", out var t) ? t : null))!;

    /// <summary>The text of the first XML element of this name, whatever its namespace.</summary>
    public string? Xml(string name) =>
        XDocument.Parse(Text).Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
