using System.Text;

namespace StackStage.Sandbox.Http;

/// <summary>What goes back to the client, or that nothing does.</summary>
internal sealed class HttpReply
{
    public int Status { get; set; } = 200;

    public HttpHeaders Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>Cut the connection instead of answering.</summary>
    public bool Cut { get; init; }

    public static HttpReply CutConnection { get; } = new() { Cut = true };

    public static HttpReply Text(int status, string contentType, string body)
    {
        var reply = new HttpReply { Status = status, Body = Encoding.UTF8.GetBytes(body) };
        reply.Headers["Content-Type"] = contentType;
        return reply;
    }
}
