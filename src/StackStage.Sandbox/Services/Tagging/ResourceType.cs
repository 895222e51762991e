namespace StackStage.Sandbox.Services.Tagging;

/// <summary>Resource types as the Tagging API filters by them: <c>acm</c>, <c>acm:certificate</c>, <c>elasticloadbalancing:loadbalancer/app</c>.</summary>
internal static class ResourceType
{
    public static bool Matches(string filter, string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
        {
            return false;
        }

        var colon = filter.IndexOf(':', StringComparison.Ordinal);
        var service = colon < 0 ? filter : filter[..colon];
        if (!parts[2].Equals(service, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (colon < 0)
        {
            return true;
        }

        var wanted = filter[(colon + 1)..];
        // Buckets and topics have no type in their ARNs.
        var resource = parts[2] switch
        {
            "s3" => "bucket/" + parts[5],
            "sns" => "topic/" + parts[5],
            "sqs" => "queue/" + parts[5],
            _ => parts[5].TrimStart('/'),
        };
        return resource.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (resource.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && resource[wanted.Length] is '/' or ':');
    }
}
