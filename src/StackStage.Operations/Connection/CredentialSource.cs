using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Finds credentials and a Region in the order in which AWS Tools for PowerShell does.</summary>
internal static partial class CredentialSource
{
    // The end of the chain is the instance metadata service. Where there is one, it answers at once.
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(6);

    public static CredentialProfile? FindProfile(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile : throw AwsErrors.ProfileNotFound(name, null);
    }

    public static async Task<AWSCredentials> FindAsync(ConnectionRequest request, CredentialProfile? profile, CancellationToken cancellationToken)
    {
        if (request.Credentials is not null)
        {
            return request.Credentials;
        }

        try
        {
            if (profile is not null)
            {
                if (!string.IsNullOrEmpty(profile.Options.MfaSerial))
                {
                    throw new StageException(CredentialProblems.Mfa.ToError(profile.Name, null));
                }

                return AWSCredentialsFactory.GetAWSCredentials(profile, new CredentialProfileStoreChain());
            }

            return request.SessionCredentials
                ?? await Task.Run(() => new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(null), cancellationToken).WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (ProfileNotFoundException failure)
        {
            throw AwsErrors.ProfileNotFound(Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default", failure);
        }
        catch (Exception failure) when (failure is AmazonClientException or ProcessAWSCredentialException or InvalidDataException or InvalidOperationException or ArgumentException or TimeoutException)
        {
            throw AwsErrors.NoCredentials(request.ProfileName ?? NameOfDefault(), failure);
        }
    }

    public static async Task<string> FindRegionAsync(ConnectionRequest request, CredentialProfile? profile, CancellationToken cancellationToken)
    {
        var region = Given(request.Region) ?? Given(profile?.Region?.SystemName) ?? Given(request.SessionRegion);
        if (region is null)
        {
            try
            {
                region = Given((await Task.Run(() => FallbackRegionFactory.GetRegionEndpoint(), cancellationToken).WaitAsync(Patience, cancellationToken).ConfigureAwait(false))?.SystemName);
            }
            catch (Exception failure) when (failure is AmazonClientException or TimeoutException)
            {
                // Not on an instance, or its metadata service is off.
            }
        }

        if (region is null)
        {
            throw new StageException(new StageError(
                "NoRegion",
                StageErrorCategory.InvalidArgument,
                "No Region is given, and neither the profile, the session nor the environment names one.",
                null,
                "Add -Region, or set AWS_REGION, or run Set-DefaultAWSRegion."));
        }

        return IsName(request, region) ? region : throw NotARegion(region);
    }

    /// <summary>Says what is wrong with a Region that was given, before anybody is asked for credentials.</summary>
    /// <exception cref="StageException">It is the name of none (<c>RegionNotValid</c>).</exception>
    public static void EnsureGivenRegion(ConnectionRequest request)
    {
        if (Given(request.Region) is { } region && !IsName(request, region))
        {
            throw NotARegion(region);
        }
    }

    // A profile that AWS_PROFILE names is not taken for one that a parameter names, and yet its name helps.
    private static string? NameOfDefault() => Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } name ? name : null;

    // Imitations of AWS have Regions of other names; in no case may one carry the signature's own separators.
    private static bool IsName(ConnectionRequest request, string region) => (request.EndpointUrl is null ? RegionName() : AnyName()).IsMatch(region);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static StageException NotARegion(string region)
    {
        static string Bare(string name) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var meant = RegionEndpoint.EnumerableAllRegions.Select(known => known.SystemName).Where(known => Bare(known).StartsWith(Bare(region), StringComparison.Ordinal)).Take(3).ToArray();
        return new StageException(new StageError(
            "RegionNotValid",
            StageErrorCategory.InvalidArgument,
            $"'{region}' is not the name of a Region.",
            region,
            meant.Length > 0 && Bare(region).Length > 1 ? $"Did you mean {string.Join(" or ", meant)}?" : "A Region's name looks like eu-central-1."));
    }

    [GeneratedRegex("^([a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}|aws(-[a-z]+)*-global)$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();

    [GeneratedRegex("^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex AnyName();
}
