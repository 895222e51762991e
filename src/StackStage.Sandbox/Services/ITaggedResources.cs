namespace StackStage.Sandbox.Services;

/// <summary>A service whose resources the Resource Groups Tagging API can find.</summary>
internal interface ITaggedResources
{
    /// <summary>
    /// The resources of an account in a Region that have, or once had, tags. Global services (CloudFront, Route 53) answer
    /// in us-east-1 only.
    /// </summary>
    IEnumerable<TaggedResource> TaggedResources(string accountId, string region);
}

/// <summary>A resource and its tags.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="Tags">The tags by key.</param>
internal sealed record TaggedResource(string Arn, IReadOnlyDictionary<string, string> Tags);
