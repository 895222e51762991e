using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Certificates;

/// <summary>Where a certificate stands that is to be released or removed.</summary>
public enum CertificateReleaseState
{
    /// <summary>Something still holds it.</summary>
    Held,

    /// <summary>Nothing holds it any more.</summary>
    Released,

    /// <summary>It is gone now.</summary>
    Removed,

    /// <summary>There was no such certificate: it had been gone before, or its ARN was never right.</summary>
    AlreadyGone,

    /// <summary>It could not be removed, or not even looked at; an error says why.</summary>
    Failed,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>Only shown (<c>-WhatIf</c>).</summary>
    Previewed,
}

/// <summary>What became of one certificate that was to be released or removed.</summary>
public sealed record CertificateRelease
{
    /// <summary>The certificate.</summary>
    public required string CertificateArn { get; init; }

    /// <summary>Its first name; null when it was gone already.</summary>
    public string? DomainName { get; init; }

    /// <summary>The Region it lives in.</summary>
    public required string Region { get; init; }

    /// <summary>Where it stands.</summary>
    public required CertificateReleaseState State { get; init; }

    /// <summary>Who held it when it was last looked at.</summary>
    public IReadOnlyList<CertificateHolder> Holders { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<CertificateHolder>(null);

    /// <summary>The validation records that stay, and why.</summary>
    public IReadOnlyList<string> Kept { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>What was done, with times.</summary>
    public IReadOnlyList<StepResult> Steps { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<StepResult>(null);

    /// <summary>How long it took from the first step to the last; null when nothing was done.</summary>
    public TimeSpan? Duration => Steps.Max(step => step.Finished) - Steps.Min(step => step.Started);
}
