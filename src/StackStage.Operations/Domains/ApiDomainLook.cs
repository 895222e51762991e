using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Domains;

/// <summary>Looks at what hangs on domains. What cannot be looked at is not touched, and keeps no other domain from being removed.</summary>
internal static class ApiDomainLook
{
    // How many domains are looked at together; API Gateway answers ten calls a second for an account.
    private const int LooksAtOnce = 4;

    /// <summary>Fills in what each target has; one that may not be changed gets its error, which is told.</summary>
    public static async Task FillAsync(List<ApiDomainTarget> targets, ApiDomainReader reader, IOperationHost host, CancellationToken cancellationToken)
    {
        var present = targets.Where(target => target.Domain is not null).ToList();
        await Parallel.ForEachAsync(present, new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = cancellationToken }, async (target, token) =>
        {
            try
            {
                if (await reader.ReadContentAsync(target.Domain!, token).ConfigureAwait(false) is { } content)
                {
                    target.Content = content;
                }
                else
                {
                    target.Domain = null;
                }
            }
            catch (StageException failure)
            {
                target.Error = failure.Error;
            }
        }).ConfigureAwait(false);

        var privates = present.Where(target => target.Domain is { IsPrivate: true, Arn: not null } && target.Error is null).ToList();
        if (privates.Count > 0)
        {
            var own = await reader.ListAccessAsync(others: false, cancellationToken).ConfigureAwait(false);
            var others = await reader.ListAccessAsync(others: true, cancellationToken).ConfigureAwait(false);
            foreach (var target in privates)
            {
                target.Access = [.. own.Where(access => access.DomainArn == target.Domain!.Arn)];
                var foreign = others.Where(access => access.DomainArn == target.Domain!.Arn && !own.Any(mine => mine.Arn == access.Arn)).ToList();
                if (foreign.Count == 0)
                {
                    continue;
                }

                target.Kept.AddRange(foreign.Select(access => new KeptResource("AccessAssociation", access.Arn, "another account's; only that account can delete it")));
                target.Error = new StageError(
                    "DomainAccessedByOtherAccount",
                    StageErrorCategory.ResourceBusy,
                    $"The private domain {target.Key} is accessed from {string.Join(", ", foreign.Select(access => $"{access.Source} (account {AccountOf(access.Arn)})"))}, and only those accounts can delete their access associations. Nothing of the domain was changed.",
                    target.Key,
                    "Have them run 'aws apigateway delete-domain-name-access-association', or turn them away with 'aws apigateway reject-domain-name-access-association'; then run the command again.");
            }
        }

        foreach (var target in targets.Where(target => target.Error is not null))
        {
            host.WriteError(target.Error!);
        }
    }

    private static string AccountOf(string arn) => arn.Split(':') is { Length: > 5 } parts ? parts[4] : "unknown";
}
