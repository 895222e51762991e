using Amazon;

namespace StackStage.Operations.Connection;

/// <summary>The Region of each of AWS's separate worlds in which CloudFront keeps its certificates and the global services are signed for.</summary>
internal static class GlobalRegions
{
    // The implicit global Regions of AWS's partitions.json.
    private static readonly Dictionary<string, string> ByPartition = new(StringComparer.Ordinal)
    {
        ["aws-cn"] = "cn-northwest-1",
        ["aws-us-gov"] = "us-gov-west-1",
        ["aws-iso"] = "us-iso-east-1",
        ["aws-iso-b"] = "us-isob-east-1",
        ["aws-iso-e"] = "eu-isoe-west-1",
        ["aws-iso-f"] = "us-isof-south-1",
        ["aws-eusc"] = "eusc-de-east-1",
    };

    /// <summary>The global Region of the partition that a Region belongs to; one that is not known belongs to the commercial one.</summary>
    /// <param name="region">The Region's system name.</param>
    public static string Of(string region) => ByPartition.GetValueOrDefault(RegionEndpoint.GetBySystemName(region).PartitionName, "us-east-1");
}
