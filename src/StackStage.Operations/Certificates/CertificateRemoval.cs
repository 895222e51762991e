using StackStage.Operations.Steps;

namespace StackStage.Operations.Certificates;

/// <summary>What it takes to remove one certificate.</summary>
/// <param name="Arn">The certificate.</param>
/// <param name="DomainName">Its first name; null when it is gone already.</param>
public sealed record CertificateRemoval(CertificateArn Arn, string? DomainName)
{
    /// <summary>The steps in order; none when it is gone already.</summary>
    public IReadOnlyList<Step> Steps => [.. new[] { Wait }.Concat(Records).Append(Delete).OfType<Step>()];

    /// <summary>The validation records that stay, and why, as far as that is known when the plan is made.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The step that waits for the release; null when it is gone already.</summary>
    public Step? Wait { get; init; }

    /// <summary>The steps that delete its validation records.</summary>
    public IReadOnlyList<Step> Records { get; init; } = [];

    /// <summary>The step that deletes the certificate; null when it is gone already, or only waited for.</summary>
    public Step? Delete { get; init; }
}
