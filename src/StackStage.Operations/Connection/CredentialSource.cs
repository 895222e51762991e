using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Finds credentials and a Region in the order in which AWS Tools for PowerShell does.</summary>
internal static class CredentialSource
{
    public static CredentialProfile? FindProfile(string? name)
    {
        if (name is null)
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile)
            ? profile
            : throw new StageException(new StageError(
                "ProfileNotFound",
                StageErrorCategory.ObjectNotFound,
                $"There is no profile '{name}' in the shared configuration.",
                name,
                "Check the name in ~/.aws/config and ~/.aws/credentials (or AWS_SHARED_CREDENTIALS_FILE)."));
    }

    public static AWSCredentials Find(ConnectionRequest request, CredentialProfile? profile)
    {
        if (request.Credentials is not null)
        {
            return request.Credentials;
        }

        try
        {
            return profile is not null
                ? AWSCredentialsFactory.GetAWSCredentials(profile, new CredentialProfileStoreChain())
                : request.SessionCredentials ?? new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(null);
        }
        catch (Exception failure) when (failure is AmazonClientException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw AwsErrors.NoCredentials(request.ProfileName, failure);
        }
    }

    public static string FindRegion(ConnectionRequest request, CredentialProfile? profile)
    {
        var region = request.Region ?? profile?.Region?.SystemName ?? request.SessionRegion;
        if (region is null)
        {
            try
            {
                region = FallbackRegionFactory.GetRegionEndpoint()?.SystemName;
            }
            catch (AmazonClientException)
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
