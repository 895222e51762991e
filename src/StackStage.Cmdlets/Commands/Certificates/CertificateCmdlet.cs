using StackStage.Operations.Waiting;

namespace StackStage.Cmdlets.Commands.Certificates;

/// <summary>The base of the cmdlets that wait for ACM.</summary>
public abstract class CertificateCmdlet : WaitingStageCmdlet
{
    // AWS's own holders let go within 10 to 60 minutes; validation takes minutes.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(75);

    /// <summary>The wait for AWS to let go of a certificate.</summary>
    private protected WaitOptions ToReleaseWait() => ToWaitOptions(DefaultTimeout, TimeSpan.FromSeconds(30));

    /// <summary>The wait for a certificate to be issued.</summary>
    private protected WaitOptions ToIssuanceWait() => ToWaitOptions(DefaultTimeout, TimeSpan.FromSeconds(10));
}
