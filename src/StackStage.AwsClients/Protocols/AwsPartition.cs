namespace StackStage.AwsClients.Protocols;

/// <summary>One of AWS's separate worlds: its domain names, and the Region in which its global services are signed for.</summary>
/// <param name="Name">The partition as ARNs name it, such as <c>aws-us-gov</c>.</param>
/// <param name="Regions">What the names of its Regions begin with.</param>
/// <param name="Suffix">The end of its host names.</param>
/// <param name="DualStackSuffix">The end of its host names that have IPv6 addresses, too.</param>
/// <param name="GlobalRegion">The Region that signs for services without one.</param>
internal sealed record AwsPartition(string Name, string Regions, string Suffix, string DualStackSuffix, string GlobalRegion)
{
    // As in AWS's partitions.json. The first prefix that fits decides, so the longer ones come first; a Region that fits none is an ordinary one.
    private static readonly AwsPartition[] All =
    [
        new("aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"),
        new("aws-us-gov", "us-gov-", "amazonaws.com", "api.aws", "us-gov-west-1"),
        new("aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"),
        new("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"),
        new("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"),
        new("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"),
        new("aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"),
    ];

    private static readonly AwsPartition Commercial = new("aws", string.Empty, "amazonaws.com", "api.aws", "us-east-1");

    /// <summary>The partition of a Region; a whole partition's pseudo Region, such as <c>aws-cn-global</c>, is one of its Regions.</summary>
    public static AwsPartition Of(string? region) =>
        Array.Find(All, partition => region?.StartsWith(partition.Regions, StringComparison.Ordinal) == true || region == partition.Name + "-global") ?? Commercial;
}
