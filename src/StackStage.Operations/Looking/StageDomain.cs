using StackStage.Operations.Text;

namespace StackStage.Operations.Looking;

/// <summary>A custom domain name of API Gateway, and the stage it belongs to.</summary>
public sealed record StageDomain
{
    /// <summary>The app that its tags or a state name; null when nothing tells.</summary>
    public string? App { get; init; }

    /// <summary>The stage that its tags or a state name; null when nothing tells.</summary>
    public string? Stage { get; init; }

    /// <summary>The name; of a private one with its id, as the removal takes it: <c>api.internal+abcd1234</c>.</summary>
    public required string DomainName { get; init; }

    /// <summary>REGIONAL, EDGE or PRIVATE.</summary>
    public required string EndpointType { get; init; }

    /// <summary>The Region it is in.</summary>
    public required string Region { get; init; }

    /// <summary>What DNS records for it point at.</summary>
    public IReadOnlyList<string> Targets { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>The certificates it holds: mostly one; with mutual TLS perhaps a second that proves the ownership.</summary>
    public IReadOnlyList<string> CertificateArn { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }
}
