using StackStage.Operations.Text;

namespace StackStage.Operations.Looking;

/// <summary>A CloudFront distribution, and the stage it belongs to.</summary>
public sealed record StageDistribution
{
    /// <summary>The app that its tags or a state name; null when nothing tells.</summary>
    public string? App { get; init; }

    /// <summary>The stage that its tags or a state name; null when nothing tells.</summary>
    public string? Stage { get; init; }

    /// <summary>The id, as <c>E2QWRUHAPOMQZL</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its own name at CloudFront, as <c>d111111abcdef8.cloudfront.net</c>.</summary>
    public required string DomainName { get; init; }

    /// <summary>The alternate domain names.</summary>
    public IReadOnlyList<string> Aliases { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>Whether it answers.</summary>
    public required bool Enabled { get; init; }

    /// <summary>CloudFront's word for whether the last change has arrived everywhere: Deployed or InProgress.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is the staging side of a continuous deployment.</summary>
    public bool Staging { get; init; }

    /// <summary>Its comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The certificate of ACM that it holds, in us-east-1; null when it has CloudFront's own.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>The web ACL in front of it.</summary>
    public string? WebAclArn { get; init; }

    /// <summary>When it was last changed, in local time.</summary>
    public DateTime? LastModified { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }
}
