using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Domains;

/// <summary>
/// Removes custom domain names of API Gateway with what hangs on them: mappings and routing rules, DNS records, the
/// domain itself, and then its certificates, once AWS has let them go.
/// </summary>
public static class ApiDomainRemover
{
    /// <summary>Removes the domains.</summary>
    /// <param name="connection">The account and Region that have them.</param>
    /// <param name="request">Which, and what with them.</param>
    /// <param name="host">Is asked for each step; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it; the same call again goes on.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <param name="finished">Gets the record of each domain as soon as its steps have ended.</param>
    /// <returns>A record per domain, in the order of the names; what failed has been written to the host.</returns>
    /// <exception cref="StageException">The account is not the one that was named, or the domains cannot be listed.</exception>
    public static async Task<IReadOnlyList<ApiDomainRemoval>> RemoveAsync(
        AwsConnection connection, ApiDomainRemovalRequest request, IOperationHost host, CancellationToken cancellationToken, AwsConnection? dns = null, Action<ApiDomainRemoval>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);

        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        if (dns is not null)
        {
            await dns.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        }

        var account = await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var run = await StageRun.OpenAsync("Remove-ApiCustomDomain", connection, connection.Region, host, cancellationToken).ConfigureAwait(false);
        var reader = new ApiDomainReader(connection, host, request.Wait.Timeout);
        var all = await reader.ListAsync(cancellationToken).ConfigureAwait(false);
        var targets = ApiDomainChoice.Choose(request.DomainNames, connection.Region, all, run, host);
        if (targets.Count == 0)
        {
            return [];
        }

        await ApiDomainLook.FillAsync(targets, reader, host, cancellationToken).ConfigureAwait(false);
        var steps = new ApiDomainSteps(connection, reader, account, request.Wait, host);
        IReadOnlyCollection<GoingDomain> leaving = [.. targets.Where(target => target.IsGoing).Select(target => target.Domain!).Select(domain => new GoingDomain(domain.Name, domain.Id, domain.Targets, () => steps.IsRemoved(domain)))];
        var certificates = await DomainCertificates.FindAsync(connection, request, targets, all, account, leaving, run, host, cancellationToken).ConfigureAwait(false);
        var plan = await new ApiDomainPlan(connection, dns ?? connection, request, targets, steps, run, host).MakeAsync(all, certificates, leaving, cancellationToken).ConfigureAwait(false);
        try
        {
            return await run.RunAsync(
                plan,
                targets,
                target => target.Key,
                ToRemoval,
                removal =>
                {
                    Say(removal, host);
                    finished?.Invoke(removal);
                },
                new PlanRunOptions { NoWait = request.Wait.NoWait },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            steps.SayEnd();
        }
    }

    private static ApiDomainRemoval ToRemoval(ApiDomainTarget target, PlanResults results)
    {
        // All of it was there when the plan was made: what is gone now counts, even if the answer to our own call was lost.
        IReadOnlyList<string> Gone(IEnumerable<Step> some) => [.. results.Of(some).Where(result => result is { Succeeded: true, Detail: null }).Select(result => result.Target)];
        var kept = new List<KeptResource>(target.Kept);
        var keptSteps = new HashSet<StepIdentity>();
        var certificates = new List<string>();
        foreach (var removal in target.Certificates.Where(removal => removal.Wait is not null))
        {
            var wait = results[removal.Wait!];
            if (wait is { State: StepState.Skipped, Started: not null })
            {
                // Looked at, and found held by something of the account's own.
                kept.Add(new KeptResource("Certificate", removal.Arn.Value, wait.Detail ?? "something else holds it"));
                keptSteps.UnionWith(removal.Steps.Select(step => step.Identity));
            }
            else if (Gone([removal.Delete!]).Count > 0)
            {
                certificates.Add(removal.Arn.Value);
            }
        }

        kept.AddRange(results.Of(target.Records).Where(result => result is { State: StepState.AlreadyDone, Detail: { } }).Select(result => new KeptResource("DnsRecord", result.Target, result.Detail!)));
        var own = results.Of(target.Steps);
        return new ApiDomainRemoval
        {
            DomainName = target.Key,
            State = StateOf(target, [.. own.Where(result => !keptSteps.Contains(result.Identity))]),
            MappingsRemoved = Gone(target.Mappings),
            DnsRecords = Gone(target.Records),
            MissingDnsRecords = target.MissingRecords,
            Certificates = certificates,
            Kept = kept,
            Steps = own,
        };
    }

    // A preview writes no records, so what stays is told here too.
    private static void Say(ApiDomainRemoval removal, IOperationHost host)
    {
        if (removal.State == ApiDomainState.AlreadyGone)
        {
            // Done, if it was removed before; a name or a Region that was never right must not look like success.
            host.WriteWarning(NamePattern.TryParse(removal.DomainName) is null
                ? $"{removal.DomainName}: there is no such custom domain name in this account and Region. If there was one, it is gone.{NamePattern.HintFor(removal.DomainName)}"
                : $"No custom domain name of this account and Region matches '{removal.DomainName}'.");
        }

        foreach (var kept in removal.Kept)
        {
            host.WriteVerbose($"{removal.DomainName}: stays: {kept}");
        }
    }

    private static ApiDomainState StateOf(ApiDomainTarget target, List<StepResult> results)
    {
        if (target.Error is not null || results.Exists(result => result.State == StepState.Failed))
        {
            return ApiDomainState.Failed;
        }

        if (results.Count == 0 || results.TrueForAll(result => result.State == StepState.AlreadyDone))
        {
            return ApiDomainState.AlreadyGone;
        }

        StepState[] order = [StepState.Previewed, StepState.Declined, StepState.Pending];
        return order.Cast<StepState?>().FirstOrDefault(state => results.Exists(result => result.State == state)) switch
        {
            StepState.Previewed => ApiDomainState.Previewed,
            StepState.Declined => ApiDomainState.Declined,
            StepState.Pending => ApiDomainState.Pending,
            _ => results.TrueForAll(result => result.Succeeded) ? ApiDomainState.Removed : ApiDomainState.Incomplete,
        };
    }
}
