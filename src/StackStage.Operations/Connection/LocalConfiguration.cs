using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace StackStage.Operations.Connection;

/// <summary>What this machine knows without asking AWS: the names of Regions and profiles.</summary>
public static class LocalConfiguration
{
    /// <summary>The Regions of all partitions that the SDK knows, each with where it is.</summary>
    public static IReadOnlyList<(string Name, string Place)> Regions() =>
    [
        .. RegionEndpoint.EnumerableAllRegions
            .Where(region => region.SystemName.Any(char.IsAsciiDigit) && char.IsAsciiDigit(region.SystemName[^1]))
            .OrderBy(region => region.SystemName, StringComparer.Ordinal)
            .Select(region => (region.SystemName, region.DisplayName)),
    ];

    /// <summary>The profiles of the shared configuration and credentials files, and on Windows of the SDK's own store.</summary>
    public static IReadOnlyList<string> ProfileNames() =>
        [.. new CredentialProfileStoreChain().ListProfiles().Select(profile => profile.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
