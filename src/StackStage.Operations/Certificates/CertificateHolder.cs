namespace StackStage.Operations.Certificates;

/// <summary>What kind of thing holds a certificate, and so whether waiting helps.</summary>
public enum HolderKind
{
    /// <summary>Something of the certificate's own account: it lets go when you change or remove it, not before.</summary>
    Own,

    /// <summary>
    /// AWS's own infrastructure behind a custom domain. When that is gone or going, it lets go by itself; when it is one
    /// that could not be found (App Runner's, or Cognito's and AppSync's in another Region), only when it is removed.
    /// </summary>
    AwsOwned,

    /// <summary>Something of the own account that has let go already; ACM has not noticed yet.</summary>
    LettingGo,
}

/// <summary>Who still uses a certificate.</summary>
/// <param name="Arn">The holder, as ACM names it.</param>
/// <param name="AccountId">The holder's account, or null when its ARN names none.</param>
/// <param name="Kind">Whether waiting helps.</param>
/// <param name="Name">The holder in words, such as <c>load balancer 'shop'</c>.</param>
public sealed record CertificateHolder(string Arn, string? AccountId, HolderKind Kind, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
