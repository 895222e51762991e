using StackStage.Operations.Dns;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Domains;

/// <summary>What became of one custom domain name.</summary>
public sealed record ApiDomainRemoval
{
    /// <summary>The domain name; with its id, for a private one.</summary>
    public required string DomainName { get; init; }

    /// <summary>Where its removal stands.</summary>
    public required ApiDomainState State { get; init; }

    /// <summary>The mappings and routing rules that were removed now.</summary>
    public IReadOnlyList<string> MappingsRemoved { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>The DNS records that were removed now.</summary>
    public IReadOnlyList<string> DnsRecords { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>With <c>-RemoveDnsRecord</c>, the name if no record of it was found in the zones that were looked in, and why.</summary>
    public IReadOnlyList<MissingDnsRecord> MissingDnsRecords { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<MissingDnsRecord>(null);

    /// <summary>The ARNs of the certificates that were removed now.</summary>
    public IReadOnlyList<string> Certificates { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<string>(null);

    /// <summary>What stays, and why.</summary>
    public IReadOnlyList<KeptResource> Kept { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<KeptResource>(null);

    /// <summary>Every step, with its state and its times.</summary>
    public IReadOnlyList<StepResult> Steps { get => field; init => field = ReadableList.Of(value); } = ReadableList.Of<StepResult>(null);
}

/// <summary>Where the removal of a custom domain name stands.</summary>
public enum ApiDomainState
{
    /// <summary>It is gone, and so is all that was asked for with it.</summary>
    Removed,

    /// <summary>There was no such domain: it had been gone before, and nothing of it was left to do, or its name was never right.</summary>
    AlreadyGone,

    /// <summary>Begun; the same call again goes on (<c>-NoWait</c>).</summary>
    Pending,

    /// <summary>Shown by <c>-WhatIf</c>; nothing was done.</summary>
    Previewed,

    /// <summary>A step was declined; what depends on it was not done.</summary>
    Declined,

    /// <summary>A step was not done because one that it depends on, perhaps another domain's, was not.</summary>
    Incomplete,

    /// <summary>A step failed; what depends on it was not done.</summary>
    Failed,
}

/// <summary>Something that was not removed.</summary>
/// <param name="Kind">What it is: Api, Certificate, Truststore, AccessAssociation, DnsRecord.</param>
/// <param name="Resource">Its id, ARN or name.</param>
/// <param name="Reason">Why it stays.</param>
public sealed record KeptResource(string Kind, string Resource, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Resource}: {Reason}";
}
