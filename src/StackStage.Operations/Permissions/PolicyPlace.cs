namespace StackStage.Operations.Permissions;

/// <summary>Where a policy is to hold. What is not named is every one.</summary>
public sealed record PolicyPlace
{
    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The Region; null for all.</summary>
    public string? Region { get; init; }

    /// <summary>The account; null for that of whoever has the policy.</summary>
    public string? AccountId { get; init; }

    /// <summary>The apps; none for all. Wildcards of IAM.</summary>
    public IReadOnlyList<string> Apps { get; init; } = [];

    /// <summary>The stages; none for all. Wildcards of IAM.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>The bucket with the states; null for any of SST's.</summary>
    public string? StateBucket { get; init; }

    /// <summary>The bucket of journals and backups; null for any.</summary>
    public string? NamedBucket { get; init; }

    /// <summary>The ARNs of a scope.</summary>
    internal IReadOnlyList<string> ArnsOf(PermissionScope scope) => scope switch
    {
        PermissionScope.Bootstrap => [Parameter("sst/bootstrap")],
        PermissionScope.StageKeys => StageKeys(withFallback: true),
        PermissionScope.StateBucket => [$"arn:{Partition}:s3:::{StateBucket ?? "sst-state-*"}"],
        PermissionScope.StateObjects => [$"arn:{Partition}:s3:::{StateBucket ?? "sst-state-*"}/*"],
        PermissionScope.NamedBucket => [$"arn:{Partition}:s3:::{NamedBucket ?? "*"}"],
        PermissionScope.NamedObjects => [$"arn:{Partition}:s3:::{NamedBucket ?? "*"}/*"],
        _ => ["*"],
    };

    /// <summary>The ARNs of the stage keys; with those of fallback secrets, which the stages of an app need, too.</summary>
    internal IReadOnlyList<string> StageKeys(bool withFallback)
    {
        IReadOnlyList<string> apps = Apps.Count == 0 ? ["*"] : Apps;
        IReadOnlyList<string> stages = Stages.Count == 0 ? ["*"] : withFallback && !Stages.Contains("*") ? [.. Stages, "_fallback"] : Stages;

        // A star spans slashes: one for all of both.
        return Apps.Count == 0 && Stages.Count == 0 ? [Parameter("sst/passphrase/*")] : [.. apps.SelectMany(app => stages.Select(stage => Parameter($"sst/passphrase/{app}/{stage}"))).Distinct(StringComparer.Ordinal)];
    }

    private string Parameter(string name) => $"arn:{Partition}:ssm:{Region ?? "*"}:{AccountId ?? "*"}:parameter/{name}";
}
