namespace StackStage.Sandbox.Services;

/// <summary>A service whose resources the Resource Groups Tagging API can find.</summary>
internal interface ITaggedResources
{
    /// <summary>
    /// The resources of an account in a Region that have, or once had, tags. Global services (CloudFront, Route 53) answer
    /// in us-east-1 only.
    /// </summary>
    IEnumerable<TaggedResource> TaggedResources(string accountId, string region);

    /// <summary>Changes tags for the Tagging API; false when the resource is not this service's.</summary>
    bool ChangeTags(string accountId, string region, string arn, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove)
    {
        var found = TaggedResources(accountId, region).FirstOrDefault(r => r.Arn == arn);
        if (found?.Tags is not IDictionary<string, string> { IsReadOnly: false } tags)
        {
            return false;
        }

        foreach (var (key, value) in set)
        {
            tags[key] = value;
        }

        foreach (var key in remove)
        {
            tags.Remove(key);
        }

        return true;
    }
}

/// <summary>A resource and its tags.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Tags">The tags by key; the service's own dictionary, so that they can be changed.</param>
internal sealed record TaggedResource(string Arn, IReadOnlyDictionary<string, string> Tags);
