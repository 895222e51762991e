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
    /// <param name="finished">Gets the record of each certificate as soon as its steps have ended.</param>
    /// <returns>A record per certificate; what failed has been written to the host.</returns>
    public static async Task<IReadOnlyList<CertificateRelease>> WaitAsync(
        AwsConnection connection,
        IEnumerable<string> certificateArns,
        CertificateRemovalOptions options,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken,
        Action<CertificateRelease>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(wait);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var steps = new CertificateSteps(connection, wait, options with { ContinueWith = "Wait-CertificateRelease -CertificateArn {0}" + Patience(options) }, host);
        return await RunAsync(
            "Wait-CertificateRelease",
            connection,
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
                        removals.Add(detail is null ? new(arn, null) : new(arn, detail.DomainName) { Wait = steps.WaitForRelease(arn, detail.DomainName) });
                    }
                    catch (StageException failure)
                    {
                        host.WriteError(failure.Error);
                    }
                }

                return removals;
            },
            wait,
            host,
            finished,
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
    /// <param name="finished">Gets the record of each certificate as soon as its steps have ended.</param>
    /// <returns>A record per certificate; what failed has been written to the host.</returns>
    public static async Task<IReadOnlyList<CertificateRelease>> RemoveAsync(
        AwsConnection connection,
        IEnumerable<string> certificateArns,
        CertificateRemovalOptions options,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken,
        AwsConnection? dns = null,
        Action<CertificateRelease>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(wait);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var steps = new CertificateSteps(connection, wait, options with { ContinueWith = options.ContinueWith + Patience(options) }, host, dns);
        return await RunAsync("Remove-ReleasedCertificate", connection, certificateArns, steps, arns => steps.PlanRemovalAsync(arns, host.WriteError, cancellationToken), wait, host, finished, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<CertificateRelease>> RunAsync(
        string command,
        AwsConnection connection,
        IEnumerable<string> texts,
        CertificateSteps steps,
        Func<IReadOnlyList<CertificateArn>, Task<IReadOnlyList<CertificateRemoval>>> planAsync,
        WaitOptions wait,
        IOperationHost host,
        Action<CertificateRelease>? finished,
        CancellationToken cancellationToken)
    {
        var arns = ParseAll(texts, host);
        if (arns.Count == 0)
        {
            return [];
        }

        var run = await StageRun.OpenAsync(command, connection, string.Empty, host, cancellationToken).ConfigureAwait(false);
        var removals = await planAsync(arns).ConfigureAwait(false);
        var plan = new Plan(
            removals.SelectMany(removal => removal.Steps),
            removals.Select(removal => new PlanSubject(removal.Arn.Value, "Wait for and delete certificate", removal.DomainName is null ? removal.Arn.Value : $"{removal.DomainName} ({removal.Arn})")));
        return await run.RunAsync(
            plan,
            removals,
            removal => removal.Arn.Value,
            (removal, results) => Describe(removal, results, steps, host),
            release => finished?.Invoke(release),
            new PlanRunOptions { NoWait = wait.NoWait },
            cancellationToken).ConfigureAwait(false);
    }

    private static CertificateRelease Describe(CertificateRemoval removal, PlanResults results, CertificateSteps steps, IOperationHost host)
    {
        if (removal.Steps.Count == 0)
        {
            // Done, if it was removed before; an ARN that was never right must not look like success.
            host.WriteWarning($"{removal.Arn}: there is no such certificate in this account. If there was one, it is gone.");
        }

        return new CertificateRelease
        {
            CertificateArn = removal.Arn.Value,
            DomainName = removal.DomainName,
            Region = removal.Arn.Region,
            State = StateOf(removal, results),
            Holders = steps.HoldersOf(removal.Arn),
            Kept =
            [
                .. removal.Kept,
                .. results.Of(removal.Records).Where(result => result is { State: StepState.AlreadyDone, Detail: not null }).Select(result => $"{result.Target}: {result.Detail}"),
            ],
            Steps = results.Of(removal.Steps),
        };
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

    private static CertificateReleaseState StateOf(CertificateRemoval removal, PlanResults all)
    {
        if (removal.Wait is null)
        {
            return CertificateReleaseState.AlreadyGone;
        }

        var results = all.Of(removal.Steps);
        if (results.All(result => result.Succeeded))
        {
            return removal.Delete is null ? CertificateReleaseState.Released : CertificateReleaseState.Removed;
        }

        bool Has(StepState state) => results.Any(result => result.State == state);
        if (Has(StepState.Previewed))
        {
            return CertificateReleaseState.Previewed;
        }

        var wait = all[removal.Wait];
        if (!wait.Succeeded && !wait.IsUnwanted)
        {
            return wait.Error is null or { ErrorId: "CertificateHeld" or "CertificateNotReleasedInTime" } ? CertificateReleaseState.Held : CertificateReleaseState.Failed;
        }

        return Has(StepState.Failed) ? CertificateReleaseState.Failed
            : Has(StepState.Declined) ? CertificateReleaseState.Declined
            : CertificateReleaseState.Held;
    }
}
