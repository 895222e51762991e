using StackStage.Operations.Waiting;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>The base of the cmdlets that change certificates and wait for ACM.</summary>
public abstract class CertificateCmdlet : JournaledStageCmdlet
{
    // AWS's own holders let go within 10 to 60 minutes; validation takes minutes.
    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(75);

    internal static readonly TimeSpan ReleaseInterval = TimeSpan.FromSeconds(30);

    /// <summary>The wait for AWS to let go of a certificate.</summary>
    private protected WaitOptions ToReleaseWait() => ToWaitOptions(DefaultTimeout, ReleaseInterval);

    /// <summary>The wait for a certificate to be issued.</summary>
    private protected WaitOptions ToIssuanceWait() => ToWaitOptions(DefaultTimeout, TimeSpan.FromSeconds(10));
}
