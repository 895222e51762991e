using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>The reading calls to ACM, each tried again for as long as time may mend it.</summary>
internal sealed class CertificateCalls(AwsConnection connection, IOperationHost host, TimeSpan timeout)
{
    /// <summary>How long the reading goes on that a plan needs, before anything waits.</summary>
    public static readonly TimeSpan PlanningTimeout = Planning.Patience;

    private static readonly TimeSpan MethodTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MethodInterval = TimeSpan.FromSeconds(3);

    // Without them ACM lists RSA_1024 and RSA_2048 only.
    private static readonly List<string> AllKeyTypes =
    [
        KeyAlgorithm.RSA_1024.Value, KeyAlgorithm.RSA_2048.Value, KeyAlgorithm.RSA_3072.Value, KeyAlgorithm.RSA_4096.Value,
        KeyAlgorithm.EC_prime256v1.Value, KeyAlgorithm.EC_secp384r1.Value, KeyAlgorithm.EC_secp521r1.Value,
    ];

    public AwsConnection Connection => connection;

    /// <summary>The certificate, or null when there is none.</summary>
    public async Task<CertificateDetail?> DescribeAsync(string region, string arn, CancellationToken cancellationToken) => await CallAsync(
        token => DescribeOnceAsync(region, arn, token),
        "acm:DescribeCertificate",
        arn,
        cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// As the other, but for a pending certificate not before ACM says how its names are validated, which takes seconds
    /// after a request. When that does not come, what there is.
    /// </summary>
    public async Task<CertificateDetail?> DescribeWithMethodAsync(string region, string arn, CancellationToken cancellationToken)
    {
        for (var until = host.Time.GetUtcNow() + MethodTimeout; ;)
        {
            var detail = await DescribeAsync(region, arn, cancellationToken).ConfigureAwait(false);
            if (detail?.Status != CertificateStatus.PENDING_VALIDATION || detail.DomainValidationOptions is { Count: > 0 } || host.Time.GetUtcNow() >= until)
            {
                return detail;
            }

            await StepPlace.PauseAsync(MethodInterval, host.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One look, without trying again.</summary>
    public async Task<CertificateDetail?> DescribeOnceAsync(string region, string arn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.CertificateManager(region).DescribeCertificateAsync(new DescribeCertificateRequest { CertificateArn = arn }, cancellationToken).ConfigureAwait(false);
            return answer.Certificate;
        }
        catch (AmazonCertificateManagerException failure) when (CertificateFailures.IsGone(failure))
        {
            return null;
        }
    }

    /// <summary>All certificates of a Region, of every key type.</summary>
    public async Task<IReadOnlyList<CertificateSummary>> ListAsync(string region, IEnumerable<CertificateStatus> statuses, CancellationToken cancellationToken)
    {
        var found = new List<CertificateSummary>();
        string? next = null;
        do
        {
            var page = await CallAsync(
                token => connection.CertificateManager(region).ListCertificatesAsync(
                    new ListCertificatesRequest
                    {
                        CertificateStatuses = statuses.Select(status => status.Value).ToList() is { Count: > 0 } some ? some : null,
                        Includes = new Filters { KeyTypes = AllKeyTypes },
                        NextToken = next,
                    },
                    token),
                "acm:ListCertificates",
                region,
                cancellationToken).ConfigureAwait(false);
            found.AddRange(page.CertificateSummaryList ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return found;
    }

    /// <summary>Refuses certificates of another account, whose absence would look like being gone.</summary>
    public async Task EnsureOwnAsync(CertificateArn arn, CancellationToken cancellationToken)
    {
        var account = await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        if (arn.AccountId != account)
        {
            throw new StageException(new StageError(
                "CertificateInOtherAccount",
                StageErrorCategory.SecurityError,
                $"The certificate {arn} belongs to account {arn.AccountId}, and these credentials to {account}. Nothing was changed.",
                arn.Value,
                "Choose a profile of that account with -ProfileName."));
        }
    }

    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, string action, string resource, CancellationToken cancellationToken, Func<Exception, bool>? isRetriable = null) =>
        Retry.RunAsync(call, isRetriable, timeout, action, resource, host, cancellationToken);
}
