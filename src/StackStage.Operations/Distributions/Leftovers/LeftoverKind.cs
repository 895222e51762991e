using Amazon.CloudFront;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>A kind of thing that distributions use and that stays behind when they go: how it is found, named and deleted.</summary>
internal abstract class LeftoverKind
{
    /// <summary>All kinds, in the order in which they are deleted.</summary>
    public static IReadOnlyList<LeftoverKind> All { get; } =
    [
        new FunctionKind(),
        new OriginAccessControlKind(),
        new OriginAccessIdentityKind(),
        new CachePolicyKind(),
        new OriginRequestPolicyKind(),
        new ResponseHeadersPolicyKind(),
        new KeyGroupKind(),
        new VpcOriginKind(),
        new ContinuousDeploymentPolicyKind(),
    ];

    /// <summary>As in AWS's API: <c>OriginAccessControl</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As the user reads it: <c>origin access control</c>.</summary>
    public abstract string Words { get; }

    /// <summary>The IAM action that deletes one.</summary>
    public string DeleteAction => $"cloudfront:Delete{ApiName}";

    /// <summary>The IAM action that lists them.</summary>
    public abstract string ListAction { get; }

    /// <summary>The permission for reading one.</summary>
    public virtual string ReadAction => $"cloudfront:Get{ApiName}";

    /// <summary>True for kinds that are found by a name: what is found under it later may be another one.</summary>
    public virtual bool IsByName => false;

    /// <summary>The name in the names of operations.</summary>
    protected virtual string ApiName => Name;

    /// <summary>The ids of this kind that a distribution's config refers to.</summary>
    public abstract IEnumerable<string> IdsIn(DistributionParts parts);

    /// <summary>The account's own, by id, with their names. AWS-managed ones are not among them.</summary>
    public abstract Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken);

    /// <summary>The present version of one, or null when it is gone.</summary>
    public abstract Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken);

    /// <summary>Deletes one, if it is still of this version.</summary>
    public abstract Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken);

    /// <summary>Whether a failure says that it does not exist.</summary>
    protected static bool IsGone(Amazon.Runtime.AmazonServiceException failure) =>
        failure.ErrorCode is { } code && (code.StartsWith("NoSuch", StringComparison.Ordinal) || code == "EntityNotFound");

    /// <summary>Reads a version, with null for what does not exist.</summary>
    protected static async Task<LeftoverVersion?> FindAsync(Func<Task<LeftoverVersion>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (AmazonCloudFrontException failure) when (IsGone(failure))
        {
            return null;
        }
    }

    /// <summary>Collects all pages of a list.</summary>
    protected static async Task<IReadOnlyDictionary<string, string?>> PagesAsync(Func<string?, Task<(IEnumerable<(string Id, string? Name)> Items, string? Next)>> page)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        string? marker = null;
        do
        {
            var (items, next) = await page(marker).ConfigureAwait(false);
            foreach (var (id, name) in items)
            {
                all[id] = string.IsNullOrEmpty(name) ? null : name;
            }

            marker = string.IsNullOrEmpty(next) ? null : next;
        }
        while (marker is not null);
        return all;
    }
}

/// <summary>One leftover as it is now.</summary>
/// <param name="ETag">Its version.</param>
/// <param name="IsDeleting">Whether AWS is deleting it already.</param>
/// <param name="Birth">When it was made, for kinds that are found by a name which may be given again; null for those with ids of their own.</param>
internal sealed record LeftoverVersion(string? ETag, bool IsDeleting = false, string? Birth = null);

/// <summary>One leftover.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; a function's name.</param>
/// <param name="Name">Its name, if it has one.</param>
/// <param name="Birth">See <see cref="LeftoverVersion"/>; null when that is not known.</param>
internal sealed record Leftover(LeftoverKind Kind, string Id, string? Name, string? Birth = null)
{
    public (LeftoverKind Kind, string Id) Key => (Kind, Id);

    /// <summary>As the user reads it.</summary>
    public string Target => Name is null || Name == Id ? Id : $"{Name} ({Id})";
}
