using System.Runtime.CompilerServices;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Looking;

/// <summary>Lists the certificates of ACM, with those who hold them.</summary>
public static class CertificateFinder
{
    // ACM answers ten descriptions a second for an account.
    private const int LooksAtOnce = 6;
    private const int Activity = 31;
    private const string Title = "Asking who holds certificates";

    /// <summary>The certificates of a Region, or of all that are enabled, those of an app and stage together.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="request">Which.</param>
    /// <param name="host">Hears of warnings, of progress, and of names that are not there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The certificates cannot be listed.</exception>
    public static IAsyncEnumerable<StageCertificate> FindAsync(AwsConnection connection, LookingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        return Planning.ThroughoutAsync(ReadAllAsync(connection, request, host, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<StageCertificate> ReadAllAsync(
        AwsConnection connection, LookingRequest request, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);

        var (arns, names) = (new NameFilter(request.Ids), new NameFilter(request.Names));
        var owners = new StageOwners(connection, request, host);
        var calls = new CertificateCalls(connection, host, StageOwners.Patience);
        var inspector = new HolderInspector(connection, [], host);
        var regions = RegionSweep.RegionsOf(connection, request.AllRegions);
        await foreach (var found in RegionSweep.ReadAsync(regions, ReadAsync, host, cancellationToken).ConfigureAwait(false))
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var looking = new Queue<Task<StageCertificate>>();
            var done = 0;
            try
            {
                foreach (var certificate in found)
                {
                    looking.Enqueue(WithHoldersAsync(certificate, stopping.Token));
                    if (looking.Count >= LooksAtOnce)
                    {
                        yield return await NextAsync().ConfigureAwait(false);
                    }
                }

                while (looking.Count > 0)
                {
                    yield return await NextAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                // Whoever asked may have had enough before the end.
                await stopping.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(looking.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (done > 0)
                {
                    host.WriteProgress(new OperationProgress(Activity, Title, "done", Completed: true));
                }
            }

            async Task<StageCertificate> NextAsync()
            {
                var next = await looking.Dequeue().ConfigureAwait(false);
                host.WriteProgress(new OperationProgress(Activity, Title, $"{next.DomainName} in {next.Region}", 100 * ++done / found.Count));
                return next;
            }
        }

        var where = regions.Count > 1 ? "this account" : $"this account in {connection.Region}";
        arns.Report(host, "CertificateNotFound", "certificate", where);
        names.Report(host, "CertificateNotFound", "certificate for", where);

        async Task<IReadOnlyList<IReadOnlyList<StageCertificate>>> ReadAsync(string region, CancellationToken token)
        {
            List<CertificateSummary> listed =
                [.. (await calls.ListAsync(region, [], token).ConfigureAwait(false)).Where(one => one.CertificateArn is not null && Fits(one))];
            if (listed.Count == 0)
            {
                return [];
            }

            var tagged = await owners.ReadTagsAsync(region, "acm:certificate", token).ConfigureAwait(false);
            var wanted = new List<StageCertificate>();
            foreach (var one in listed)
            {
                var owner = tagged.GetValueOrDefault(one.CertificateArn!) ?? await owners.FindInStatesAsync("Certificate", one.CertificateArn!, token).ConfigureAwait(false);
                if (request.Wants(owner))
                {
                    wanted.Add(ToRecord(one, region, owner));
                }
            }

            IReadOnlyList<StageCertificate> ordered =
            [
                .. wanted.OrderBy(one => one.App is null).ThenBy(one => one.App, StringComparer.Ordinal).ThenBy(one => one.Stage, StringComparer.Ordinal)
                    .ThenBy(one => one.DomainName, StringComparer.Ordinal).ThenBy(one => one.CertificateArn, StringComparer.Ordinal),
            ];
            return [ordered];
        }

        bool Fits(CertificateSummary one)
        {
            // Regions are read side by side, and the filters remember what they have seen.
            lock (names)
            {
                return arns.Fits(one.CertificateArn!, one.CertificateArn![(one.CertificateArn!.LastIndexOf('/') + 1)..])
                    && names.Fits((one.SubjectAlternativeNameSummaries ?? []).Prepend(one.DomainName ?? string.Empty));
            }
        }

        async Task<StageCertificate> WithHoldersAsync(StageCertificate certificate, CancellationToken token)
        {
            if (!request.WithHolders || certificate.InUse == false)
            {
                return certificate;
            }

            try
            {
                var arn = CertificateArn.Parse(certificate.CertificateArn);
                return await calls.DescribeAsync(certificate.Region, certificate.CertificateArn, token).ConfigureAwait(false) is not { } detail
                    ? certificate
                    : certificate with
                    {
                        InUse = detail.InUseBy is { Count: > 0 },
                        SubjectAlternativeNames = detail.SubjectAlternativeNames ?? [],
                        Holders = await inspector.InspectAsync(arn, detail, token).ConfigureAwait(false),
                    };
            }
            catch (StageException failure)
            {
                host.WriteError(failure.Error);
                return certificate;
            }
        }
    }

    private static StageCertificate ToRecord(CertificateSummary one, string region, StageName? owner) => new()
    {
        App = owner?.App is { Length: > 0 } app ? app : null,
        Stage = owner?.Stage is { Length: > 0 } stage ? stage : null,
        DomainName = one.DomainName ?? string.Empty,
        SubjectAlternativeNames = one.SubjectAlternativeNameSummaries ?? [],
        Region = region,
        Status = one.Status?.Value ?? string.Empty,
        InUse = one.InUse,
        KeyAlgorithm = one.KeyAlgorithm?.Value,
        NotAfter = one.NotAfter?.ToLocalTime(),
        CertificateArn = one.CertificateArn!,
    };
}
