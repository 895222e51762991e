namespace StackStage.Sandbox.Http;

/// <summary>What the server serves. Only <see cref="HandleAsync"/> sees a request with its body.</summary>
internal interface IHttpApplication
{
    /// <summary>Looks at a request before its body is read; an answer here is a refusal, and the connection is closed.</summary>
    HttpReply? Refuse(HttpRequest head);

    /// <summary>How many bytes of body this request may bring.</summary>
    long BodyLimit(HttpRequest head);

    /// <summary>The answer to what could not be read; <paramref name="head"/> has what was read of it, null without a request line.</summary>
    HttpReply Fail(HttpRequest? head, HttpFailure failure);

    /// <summary>Answers a request.</summary>
    Task<HttpReply> HandleAsync(HttpRequest request, CancellationToken stop);
}
