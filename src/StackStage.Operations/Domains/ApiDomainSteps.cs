using System.Collections.Concurrent;
using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Pacing;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;
using StackStage.Operations.Waiting;
using V1 = Amazon.APIGateway.Model;
using V2 = Amazon.ApiGatewayV2.Model;

namespace StackStage.Operations.Domains;

/// <summary>The steps that take a custom domain name apart. Each finds done what is done.</summary>
internal sealed class ApiDomainSteps
{
    // API Gateway allows one DeleteDomainName every 30 seconds in an account, and never more.
    private static readonly TimeSpan DeletionInterval = Quotas.CostOf("apigateway", "DeleteDomainName", 2);

    private const string DeleteAction = "apigateway:DELETE";
    private const int Activity = 60;
    private const string Title = "Removing custom domain names";

    private readonly AwsConnection _connection;
    private readonly ApiDomainReader _reader;
    private readonly IOperationHost _host;
    private readonly WaitOptions _wait;
    private readonly string _account;
    private readonly ConcurrentDictionary<string, bool> _removed = new(StringComparer.Ordinal);
    private int _planned;
    private int _deleted;

    public ApiDomainSteps(AwsConnection connection, ApiDomainReader reader, string accountId, WaitOptions wait, IOperationHost host)
    {
        _connection = connection;
        _reader = reader;
        _host = host;
        _wait = wait;
        _account = accountId;
    }

    public Step RemoveMapping(ApiDomain domain, DomainMapping mapping) => new()
    {
        Identity = Identify("apigateway.mapping.delete", $"{domain.Key}/{mapping.Id}"),
        Action = mapping.MappingId is null ? "Remove base path mapping" : "Remove API mapping",
        Target = mapping.Describe(domain),
        Subjects = [domain.Key],
        RunAsync = run => RemoveAsync(
            async () => _ = mapping.MappingId is { } id
                ? (object)await _connection.ApiGatewayV2.DeleteApiMappingAsync(new V2.DeleteApiMappingRequest { DomainName = domain.Name, ApiMappingId = id }, run.Token).ConfigureAwait(false)
                : await _connection.ApiGatewayV1.DeleteBasePathMappingAsync(
                    new V1.DeleteBasePathMappingRequest { DomainName = domain.Name, DomainNameId = domain.Id, BasePath = mapping.Path.Length == 0 ? "(none)" : mapping.Path }, run.Token).ConfigureAwait(false),
            DeleteAction,
            mapping.Describe(domain),
            run.Token),
    };

    public Step RemoveRule(ApiDomain domain, DomainRule rule) => new()
    {
        Identity = Identify("apigateway.rule.delete", $"{domain.Key}/{rule.RuleId}"),
        Action = "Remove routing rule",
        Target = rule.Describe(domain),
        Subjects = [domain.Key],
        RunAsync = run => RemoveAsync(
            () => _connection.ApiGatewayV2.DeleteRoutingRuleAsync(new V2.DeleteRoutingRuleRequest { DomainName = domain.Name, DomainNameId = domain.Id, RoutingRuleId = rule.RuleId }, run.Token),
            "apigateway:DeleteRoutingRule",
            rule.Describe(domain),
            run.Token),
    };

    public Step RemoveAccess(ApiDomain domain, DomainAccess access) => new()
    {
        Identity = Identify("apigateway.access.delete", access.Arn),
        Action = "Remove access association",
        Target = $"{domain.Key} <- {access.Source ?? access.Arn}",
        Subjects = [domain.Key],
        RunAsync = run => RemoveAsync(
            () => _connection.ApiGatewayV1.DeleteDomainNameAccessAssociationAsync(new V1.DeleteDomainNameAccessAssociationRequest { DomainNameAccessAssociationArn = access.Arn }, run.Token),
            DeleteAction,
            access.Arn,
            run.Token),
    };

    /// <summary>Removes the domain itself, in its turn.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="content">What the plan removes before it: anything else found on it then is new, and was never shown.</param>
    /// <param name="after">The steps that must be done first.</param>
    public Step RemoveDomain(ApiDomain domain, DomainContent content, IReadOnlyList<Step> after)
    {
        _planned++;
        return new()
        {
            Identity = Identify("apigateway.domain.delete", domain.Key) with { Birth = domain.Targets.Count == 0 ? null : string.Join(' ', domain.Targets) },
            Action = "Remove custom domain name",
            Target = domain.Key,
            Subjects = [domain.Key],
            After = [.. after],

            // The last of many waits for all the others' turns.
            Usual = Quotas.CostOf("apigateway", "DeleteDomainName", _planned),
            RunAsync = run => RemoveDomainAsync(domain, content, run.Token),
        };
    }

    /// <summary>Says how long the quota makes the removal of all that are planned take, if it does.</summary>
    public void SayCost()
    {
        if (Quotas.ReasonFor("apigateway", "DeleteDomainName", _planned) is { } reason)
        {
            _host.WriteVerbose($"{_planned} domain names take at least {Durations.Describe(Quotas.CostOf("apigateway", "DeleteDomainName", _planned))}: {reason}.");
        }
    }

    /// <summary>Whether a domain's own deletion step has found or made it gone.</summary>
    public bool IsRemoved(ApiDomain domain) => _removed.ContainsKey(domain.Key);

    private StepIdentity Identify(string kind, string id) => new(kind, _account, _connection.Region, id);

    /// <summary>Takes the progress line away.</summary>
    public void SayEnd() => _host.WriteProgress(new OperationProgress(Activity, Title, "done", Completed: true));

    private async Task<StepOutcome> RemoveAsync<T>(Func<Task<T>> call, string action, string resource, CancellationToken cancellationToken)
        where T : class
    {
        var attempts = 0;
        try
        {
            await _reader.CallAsync(
                _ =>
                {
                    attempts++;
                    return call();
                },
                action,
                resource,
                cancellationToken,
                isRetriable: ApiFailures.IsConflict).ConfigureAwait(false);
            return StepOutcome.Done;
        }
        catch (Exception failure) when (ApiFailures.IsNotFound(failure))
        {
            // After a first attempt whose answer was lost, this is its success.
            return attempts > 1 ? StepOutcome.Done : StepOutcome.AlreadyDone;
        }
    }

    private async Task<StepOutcome> RemoveDomainAsync(ApiDomain domain, DomainContent content, CancellationToken cancellationToken)
    {
        var attempts = 0;
        DateTimeOffset? until = null;
        var watch = new FailureWatch(_host, $"{DeleteAction} on {domain.Key}");
        while (true)
        {
            StepOutcome? outcome;
            try
            {
                outcome = await HeldTurn.RunAsync(
                    _connection,
                    _connection.ApiGatewayV2,
                    "DeleteDomainName",
                    async token =>
                    {
                        until ??= _host.Time.GetUtcNow() + _wait.Timeout;
                        return await RemoveDomainOnceAsync(domain, content, ++attempts, token).ConfigureAwait(false);
                    },
                    !_wait.NoWait,
                    left => SayWaiting(domain, left),
                    cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && (AwsErrors.IsTransient(failure) || ApiFailures.IsConflict(failure)))
            {
                if (_wait.NoWait && (AwsErrors.IsThrottling(failure) || ApiFailures.IsConflict(failure)))
                {
                    return OthersTurn(domain);
                }

                var isOver = AwsErrors.IsTransient(failure) && watch.Failed(failure) <= TimeSpan.Zero;
                if (isOver || _wait.NoWait || _host.Time.GetUtcNow() + DeletionInterval > until)
                {
                    throw AwsErrors.Translate(failure, DeleteAction, domain.Key);
                }

                // The quota keeps the next attempt 30 s away, as it does everybody's.
                _host.WriteVerbose($"{DeleteAction} on {domain.Key} is tried again: {failure.Message.ReplaceLineEndings(" ")}");
                continue;
            }
            catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
            {
                throw AwsErrors.Translate(failure, DeleteAction, domain.Key);
            }

            if (outcome is null)
            {
                return OthersTurn(domain);
            }

            _removed[domain.Key] = true;
            SayDeleted();
            return outcome;
        }
    }

    private async Task<StepOutcome> RemoveDomainOnceAsync(ApiDomain domain, DomainContent content, int attempt, CancellationToken cancellationToken)
    {
        var gone = attempt > 1 ? StepOutcome.Done : StepOutcome.AlreadyDone;
        if (await _reader.ReadTargetsAsync(domain, cancellationToken).ConfigureAwait(false) is not { } targets
            || await _reader.ReadContentAsync(domain, cancellationToken).ConfigureAwait(false) is not { } present)
        {
            return gone;
        }

        // API Gateway gives each domain a name of its own to point at. Another one: it was removed and made anew.
        if (targets.Count > 0 && domain.Targets.Count > 0 && !targets.Intersect(domain.Targets, StringComparer.OrdinalIgnoreCase).Any())
        {
            throw new StageException(new StageError(
                "DomainReplaced",
                StageErrorCategory.ResourceBusy,
                $"The domain {domain.Key} was removed and made anew by somebody else meanwhile ({string.Join(", ", targets)} instead of {string.Join(", ", domain.Targets)}), so it stays.",
                domain.Key,
                "Find out who needs it. If it is to go all the same, run the command again."));
        }

        // AWS would take them away with the domain, unseen.
        var added = present.Mappings.Where(mapping => !content.Mappings.Any(known => known.Id == mapping.Id)).Select(mapping => mapping.Describe(domain))
            .Concat(present.Rules.Where(rule => !content.Rules.Any(known => known.RuleId == rule.RuleId)).Select(rule => rule.Describe(domain)))
            .ToList();
        if (added.Count > 0)
        {
            throw new StageException(new StageError(
                "DomainHasNewMapping",
                StageErrorCategory.ResourceBusy,
                $"The domain {domain.Key} was given something new while it was being removed, so it stays: {string.Join("; ", added)}.",
                domain.Key,
                "Stop what deploys to it, then run the command again: it shows and removes the new ones too."));
        }

        try
        {
            if (domain.Id is null && domain.IsInV2)
            {
                await _connection.ApiGatewayV2.DeleteDomainNameAsync(new V2.DeleteDomainNameRequest { DomainName = domain.Name }, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _connection.ApiGatewayV1.DeleteDomainNameAsync(new V1.DeleteDomainNameRequest { DomainName = domain.Name, DomainNameId = domain.Id }, cancellationToken).ConfigureAwait(false);
            }

            return StepOutcome.Done;
        }
        catch (Exception failure) when (ApiFailures.IsNotFound(failure))
        {
            return gone;
        }
    }

    private StepOutcome OthersTurn(ApiDomain domain)
    {
        _host.WriteVerbose($"{domain.Key}: API Gateway allows one deletion every 30 s; another one was before it.");
        return StepOutcome.Pending("API Gateway allows one deletion every 30 s, and another one was before it; run the command again to continue");
    }

    private void SayWaiting(ApiDomain domain, TimeSpan left)
    {
        var before = Volatile.Read(ref _deleted);
        _host.WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{domain.Key}: waits {left.TotalSeconds:0} s for its turn; API Gateway allows one deletion every 30 s"));
        _host.WriteProgress(new OperationProgress(
            Activity,
            Title,
            string.Create(CultureInfo.InvariantCulture, $"{before} of {_planned} removed; {domain.Key} is next in {left.TotalSeconds:0} s (API Gateway allows one every 30 s)"),
            _planned > 0 ? Math.Min(99, before * 100 / _planned) : null,
            left + (DeletionInterval * Math.Max(0, _planned - before - 1))));
    }

    private void SayDeleted() => Interlocked.Increment(ref _deleted);
}
