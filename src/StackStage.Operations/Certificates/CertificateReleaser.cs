using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>Waits until certificates are released, and removes them.</summary>
public static class CertificateReleaser
{
    /// <summary>Waits until nothing holds the certificates.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="certificateArns">The certificates; one that is not there is AlreadyGone.</param>
    /// <param name="options">Only what it says of holders counts.</param>
    /// <param name="wait">How patiently.</param>
    /// <param name="host">Hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A record per certificate; what failed has been written to the host.</returns>
    public static async Task<IReadOnlyList<CertificateRelease>> WaitAsync(
        AwsConnection connection,
        IEnumerable<string> certificateArns,
        CertificateRemovalOptions options,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var steps = new CertificateSteps(connection, wait, options with { ContinueWith = "Wait-CertificateRelease -CertificateArn {0}" + Patience(options) }, host);
        return await RunAsync(
            certificateArns,
            steps,
            async arns =>
            {
                var removals = new List<CertificateRemoval>();
                foreach (var arn in arns)
                {
                    try
                    {
                        var detail = await steps.LookAsync(arn, cancellationToken).ConfigureAwait(false);
                        removals.Add(detail is null ? new(arn, null, []) : new(arn, detail.DomainName, [steps.WaitForRelease(arn, detail.DomainName)]));
                    }
                    catch (StageException failure)
                    {
                        host.WriteError(failure.Error);
                    }
                }

                return removals;
            },
            host,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until nothing holds the certificates, and deletes them.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="certificateArns">The certificates; one that is not there is AlreadyGone.</param>
    /// <param name="options">How to remove.</param>
    /// <param name="wait">How patiently.</param>
    /// <param name="host">Is asked for each step; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <returns>A record per certificate; what failed has been written to the host.</returns>
    public static async Task<IReadOnlyList<CertificateRelease>> RemoveAsync(
        AwsConnection connection,
        IEnumerable<string> certificateArns,
        CertificateRemovalOptions options,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken,
        AwsConnection? dns = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var log = new ApprovalLog(host);
        var steps = new CertificateSteps(connection, wait, options with { ContinueWith = options.ContinueWith + Patience(options) }, log, dns);
        return await RunAsync(certificateArns, steps, arns => steps.PlanRemovalAsync(arns, log.WriteError, cancellationToken), log, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<CertificateRelease>> RunAsync(
        IEnumerable<string> texts,
        CertificateSteps steps,
        Func<IReadOnlyList<CertificateArn>, Task<IReadOnlyList<CertificateRemoval>>> planAsync,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        var arns = ParseAll(texts, host);
        if (arns.Count == 0)
        {
            return [];
        }

        var removals = await planAsync(arns).ConfigureAwait(false);
        var results = await PlanRunner.RunAsync(new Plan(removals.SelectMany(removal => removal.Steps)), host, cancellationToken).ConfigureAwait(false);
        foreach (var removal in removals.Where(removal => removal.Steps.Count == 0))
        {
            // Done, if it was removed before; an ARN that was never right must not look like success.
            host.WriteWarning($"{removal.Arn}: there is no such certificate in this account. If there was one, it is gone.");
        }

        var next = 0;
        return removals.Select(removal =>
        {
            var own = results.Skip(next).Take(removal.Steps.Count).ToList();
            next += removal.Steps.Count;
            return new CertificateRelease
            {
                CertificateArn = removal.Arn.Value,
                DomainName = removal.DomainName,
                Region = removal.Arn.Region,
                State = StateOf(removal, own),
                Holders = steps.HoldersOf(removal.Arn),
                Kept =
                [
                    .. removal.Kept,
                    .. own.Where(result => result is { State: StepState.AlreadyDone, Detail: not null } && result.Id.StartsWith($"{removal.Arn}/dns/", StringComparison.Ordinal)).Select(result => $"{result.Target}: {result.Detail}"),
                ],
                Steps = own,
            };
        }).ToList();
    }

    // The command that continues a wait must be as patient as the one that was given.
    private static string Patience(CertificateRemovalOptions options) => options.OwnHolder == OwnHolderPolicy.Wait ? " -WaitForOwnHolder" : string.Empty;

    // What cannot be read is said, and keeps nobody else from being served.
    private static List<CertificateArn> ParseAll(IEnumerable<string> texts, IOperationHost host)
    {
        var arns = new List<CertificateArn>();
        foreach (var text in texts)
        {
            try
            {
                arns.Add(CertificateArn.Parse(text));
            }
            catch (StageException failure)
            {
                host.WriteError(failure.Error);
            }
        }

        return [.. arns.Distinct()];
    }

    private static CertificateReleaseState StateOf(CertificateRemoval removal, List<StepResult> results)
    {
        if (results.Count == 0)
        {
            return CertificateReleaseState.AlreadyGone;
        }

        if (results.TrueForAll(result => result.Succeeded))
        {
            return results[^1].Id == removal.DeleteStepId ? CertificateReleaseState.Removed : CertificateReleaseState.Released;
        }

        if (results.Exists(result => result.State == StepState.Previewed))
        {
            return CertificateReleaseState.Previewed;
        }

        if (!results[0].Succeeded)
        {
            return results[0].Error is null or { ErrorId: "CertificateHeld" or "CertificateNotReleasedInTime" } ? CertificateReleaseState.Held : CertificateReleaseState.Failed;
        }

        return results.Exists(result => result.State == StepState.Failed)
            ? CertificateReleaseState.Failed
            : results.Exists(result => result.State == StepState.Declined) ? CertificateReleaseState.Declined : CertificateReleaseState.Held;
    }
}
