namespace StackStage.Snapshots;

/// <summary>What is known of how providers treat a property that often is secret.</summary>
[Flags]
internal enum PropertyTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A change of it updates the resource in place.</summary>
    InPlace = 1,

    /// <summary>A change of it replaces the resource.</summary>
    Replaces = 2,

    /// <summary>The provider reads it from the cloud in a refresh.</summary>
    ReadBack = 4,

    /// <summary>The cloud shows it once, when it is made, and never again.</summary>
    ShownOnce = 8,
}

/// <summary>
/// The properties of which it is known what a refresh and a changed value do to them (documentation and schemas of
/// terraform-provider-aws, on which Pulumi's is built). What is not here is unknown, and the cautious class is taken.
/// </summary>
internal static class KnownProperty
{
    private static readonly Dictionary<(string Type, string Property), (PropertyTraits Traits, SecretKind Kind)> Table = new()
    {
        // Settings that are written and read back.
        [("aws:ssm/parameter:Parameter", "value")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:ssm/parameter:Parameter", "insecureValue")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:lambda/function:Function", "environment")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Map),
        [("aws:codebuild/project:Project", "environment")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Map),
        [("aws:cognito/identityProvider:IdentityProvider", "providerDetails")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Map),
        [("aws:cloudfront/function:Function", "code")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:cloudfront/distribution:Distribution", "origins")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.List),
        [("aws:iam/policy:Policy", "policy")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:iam/rolePolicy:RolePolicy", "policy")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:iam/userPolicy:UserPolicy", "policy")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:iam/role:Role", "assumeRolePolicy")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:iam/role:Role", "inlinePolicies")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.List),
        [("aws:s3/bucketPolicy:BucketPolicy", "policy")] = (PropertyTraits.InPlace | PropertyTraits.ReadBack, SecretKind.Text),

        // Settings that are written and never read back.
        [("aws:rds/instance:Instance", "password")] = (PropertyTraits.InPlace, SecretKind.Text),
        [("aws:rds/cluster:Cluster", "masterPassword")] = (PropertyTraits.InPlace, SecretKind.Text),
        [("aws:docdb/cluster:Cluster", "masterPassword")] = (PropertyTraits.InPlace, SecretKind.Text),
        [("aws:redshift/cluster:Cluster", "masterPassword")] = (PropertyTraits.InPlace, SecretKind.Text),
        [("aws:s3/bucketObject:BucketObject", "content")] = (PropertyTraits.InPlace, SecretKind.Text),
        [("aws:s3/bucketObjectv2:BucketObjectv2", "content")] = (PropertyTraits.InPlace, SecretKind.Text),

        // What replaces.
        [("aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:secretsmanager/secretVersion:SecretVersion", "secretString")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:secretsmanager/secretVersion:SecretVersion", "secretBinary")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:rds/instance:Instance", "username")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:rds/cluster:Cluster", "masterUsername")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:docdb/cluster:Cluster", "masterUsername")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:redshift/cluster:Cluster", "masterUsername")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),

        // What AWS makes, and shows whenever it is asked.
        [("aws:apigateway/apiKey:ApiKey", "value")] = (PropertyTraits.Replaces | PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:appsync/apiKey:ApiKey", "key")] = (PropertyTraits.ReadBack, SecretKind.Text),
        [("aws:cognito/userPoolClient:UserPoolClient", "clientSecret")] = (PropertyTraits.ReadBack, SecretKind.Text),

        // What AWS makes, and shows once.
        [("aws:iam/accessKey:AccessKey", "secret")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:iam/accessKey:AccessKey", "sesSmtpPasswordV4")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:iam/userLoginProfile:UserLoginProfile", "password")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:iam/serviceSpecificCredential:ServiceSpecificCredential", "servicePassword")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:iot/certificate:Certificate", "privateKey")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:iot/certificate:Certificate", "publicKey")] = (PropertyTraits.ShownOnce, SecretKind.Text),
        [("aws:lightsail/keyPair:KeyPair", "privateKey")] = (PropertyTraits.ShownOnce, SecretKind.Text),
    };

    /// <summary>What is known of a property; <see cref="PropertyTraits.None"/> when nothing is.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="property">The top-level property.</param>
    public static PropertyTraits TraitsOf(string type, string property) =>
        IsTags(type, property) ? PropertyTraits.InPlace | PropertyTraits.ReadBack : Table.TryGetValue((type, property), out var known) ? known.Traits : PropertyTraits.None;

    /// <summary>What kind of value a top-level property is; unknown when that is not known.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="property">The top-level property.</param>
    public static SecretKind KindOf(string type, string property) =>
        IsTags(type, property) ? SecretKind.Map
        : property == SecretFates.DynamicProvider && SecretFates.IsDynamic(type) ? SecretKind.Text
        : IsMadeUpText(type, property) ? SecretKind.Text
        : Table.TryGetValue((type, property), out var known) ? known.Kind : SecretKind.Unknown;

    // Of the values that these make up, only that of a random integer is a number.
    private static bool IsMadeUpText(string type, string property) =>
        (type.StartsWith("random:", StringComparison.Ordinal) && property is ("result" or "base64" or "hex" or "bcryptHash" or "b64Std" or "b64Url") && !type.EndsWith(":RandomInteger", StringComparison.Ordinal))
        || (type.StartsWith("tls:", StringComparison.Ordinal) && (property.EndsWith("Pem", StringComparison.Ordinal) || property.Contains("Openssh", StringComparison.Ordinal)));

    // Pulumi's AWS provider has long marked tagsAll as secret, on each resource that has tags.
    private static bool IsTags(string type, string property) => property is "tagsAll" or "tags" && type.StartsWith("aws:", StringComparison.Ordinal);
}
