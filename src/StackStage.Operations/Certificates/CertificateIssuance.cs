using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Certificates;

/// <summary>Where a certificate stands that is to be issued.</summary>
public enum CertificateIssuanceState
{
    /// <summary>Requested, and not yet issued.</summary>
    Pending,

    /// <summary>Issued: it can be used.</summary>
    Issued,

    /// <summary>It will not be issued as things are; an error says why.</summary>
    Failed,

    /// <summary>It is validated by e-mail or redirect, so no DNS record helps.</summary>
    NotValidatedByDns,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>Only shown (<c>-WhatIf</c>).</summary>
    Previewed,
}

/// <summary>The record that proves one name of a certificate.</summary>
/// <param name="DomainName">The certificate's name.</param>
/// <param name="Name">The record's name.</param>
/// <param name="Value">What it points at.</param>
/// <param name="Status">Whether ACM has found it, in ACM's word.</param>
public sealed record CertificateValidationRecord(string DomainName, string Name, string Value, string? Status)
{
    /// <inheritdoc/>
    public override string ToString() => $"CNAME {Name} -> {Value}";
}

/// <summary>What became of one certificate that was requested, or whose validation was repaired.</summary>
public sealed record CertificateIssuance
{
    /// <summary>The certificate; null when it was not requested.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>Its first name.</summary>
    public required string DomainName { get; init; }

    /// <summary>All its names, the first one included.</summary>
    public IReadOnlyList<string> SubjectAlternativeNames { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>The Region it lives in.</summary>
    public required string Region { get; init; }

    /// <summary>Where it stands.</summary>
    public required CertificateIssuanceState State { get; init; }

    /// <summary>ACM's word for where it stands, or null when it was not requested.</summary>
    public string? Status { get; init; }

    /// <summary>The algorithm of its key.</summary>
    public string? KeyAlgorithm { get; init; }

    /// <summary>Until when it is valid; null before it is issued.</summary>
    public DateTime? NotAfter { get; init; }

    /// <summary>Whether this run requested it.</summary>
    public bool Requested { get; init; }

    /// <summary>The records that prove its names.</summary>
    public IReadOnlyList<CertificateValidationRecord> ValidationRecords { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<CertificateValidationRecord>(null);

    /// <summary>What was done, with times.</summary>
    public IReadOnlyList<StepResult> Steps { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<StepResult>(null);
}
