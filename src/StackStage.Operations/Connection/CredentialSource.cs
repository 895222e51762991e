using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Finds credentials and a Region in the order in which AWS Tools for PowerShell does.</summary>
internal static class CredentialSource
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
                return AWSCredentialsFactory.GetAWSCredentials(profile, new CredentialProfileStoreChain());
            }

            return request.SessionCredentials
                ?? await Task.Run(() => new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(null), cancellationToken).WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (ProfileNotFoundException failure)
        {
            throw AwsErrors.ProfileNotFound(Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default", failure);
        }
        catch (Exception failure) when (failure is AmazonClientException or InvalidDataException or InvalidOperationException or ArgumentException or TimeoutException)
        {
            throw AwsErrors.NoCredentials(request.ProfileName, failure);
        }
    }

    public static async Task<string> FindRegionAsync(ConnectionRequest request, CredentialProfile? profile, CancellationToken cancellationToken)
    {
        var region = request.Region ?? profile?.Region?.SystemName ?? request.SessionRegion;
        if (region is null)
        {
            try
            {
                region = (await Task.Run(() => FallbackRegionFactory.GetRegionEndpoint(), cancellationToken).WaitAsync(Patience, cancellationToken).ConfigureAwait(false))?.SystemName;
            }
            catch (Exception failure) when (failure is AmazonClientException or TimeoutException)
            {
                // Not on an instance, or its metadata service is off.
            }
        }

        return region ?? throw new StageException(new StageError(
            "NoRegion",
            StageErrorCategory.InvalidArgument,
            "No Region is given, and neither the profile, the session nor the environment names one.",
            null,
            "Add -Region, or set AWS_REGION, or run Set-DefaultAWSRegion."));
    }
}
