using StackStage.Operations.Steps;

namespace StackStage.Operations.Certificates;

/// <summary>What it takes to remove one certificate.</summary>
/// <param name="Arn">The certificate.</param>
/// <param name="DomainName">Its first name; null when it is gone already.</param>
/// <param name="Steps">The steps in order; none when it is gone already.</param>
public sealed record CertificateRemoval(CertificateArn Arn, string? DomainName, IReadOnlyList<Step> Steps)
{
    /// <summary>The validation records that stay, and why, as far as that is known when the plan is made.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>The id of the step that waits for the release.</summary>
    public string WaitStepId => CertificateSteps.WaitStepId(Arn);

    /// <summary>The id of the step that deletes the certificate.</summary>
    public string DeleteStepId => CertificateSteps.DeleteStepId(Arn);
}
