using StackStage.Operations.Certificates;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Domains;

/// <summary>A name that was given, and what is known of it.</summary>
internal sealed class ApiDomainTarget(string key, string name, ApiDomain? domain)
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    /// <summary>The domain; null when there is none any more.</summary>
    public ApiDomain? Domain { get; set; } = domain;

    public DomainContent Content { get; set; } = DomainContent.Empty;

    public IReadOnlyList<DomainAccess> Access { get; set; } = [];

    /// <summary>The names for which no record was found.</summary>
    public List<MissingDnsRecord> MissingRecords { get; } = [];

    /// <summary>Why nothing of it may be changed.</summary>
    public StageError? Error { get; set; }

    public bool IsGoing => Domain is not null && Error is null;

    public bool IsGone => Domain is null && Error is null && !IsPattern;

    /// <summary>Whether it is not done with this run, although that has nothing more to do for it.</summary>
    public bool StaysOpen { get => field || Error is not null; set; }

    /// <summary>A pattern that matches nothing, rather than a name.</summary>
    public bool IsPattern { get; init; }

    /// <summary>The steps that take its mappings and routing rules away.</summary>
    public List<Step> Mappings { get; } = [];

    /// <summary>The steps that delete its DNS records.</summary>
    public List<Step> Records { get; } = [];

    /// <summary>The step that removes it.</summary>
    public Step? Removal { get; set; }

    /// <summary>All steps that concern it.</summary>
    public List<Step> Steps { get; } = [];

    public List<CertificateRemoval> Certificates { get; } = [];

    public List<KeptResource> Kept { get; } = [];
}
