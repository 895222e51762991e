namespace StackStage.Sandbox.Services;

/// <summary>A service that uses ACM certificates; ACM's InUseBy is the union of what all of them tell.</summary>
internal interface ICertificateHolder
{
    /// <summary>ARNs of what uses the certificate now, AWS's own hidden balancers included.</summary>
    IEnumerable<string> HoldersOf(string certificateArn, DateTimeOffset now);
}
