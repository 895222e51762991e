using System.Collections.Concurrent;

namespace StackStage.Operations.Pacing;

/// <summary>What AWS's quotas allow, and what they cost whoever plans many calls.</summary>
public static class Quotas
{
    private static readonly ConcurrentDictionary<(string Service, string Operation), IReadOnlyList<Quota>> Found = new();

    /// <summary>The quotas that an operation counts toward; none when AWS documents none.</summary>
    /// <param name="service">The service's name in signatures: <c>apigateway</c>, <c>route53</c>, <c>cloudcontrolapi</c>.</param>
    /// <param name="operation">The operation's name.</param>
    public static IReadOnlyList<Quota> Of(string service, string operation) =>
        Found.GetOrAdd((service, operation), static key => [.. QuotaTable.All.Where(quota => quota.Service == key.Service && quota.Covers(key.Operation))]);

    /// <summary>The least time that so many calls of one operation take in one account and Region, whatever runs side by side.</summary>
    /// <param name="service">The service's name in signatures.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="count">How many calls.</param>
    public static TimeSpan CostOf(string service, string operation, int count) => CostOf([(service, operation, count)]);

    /// <summary>The least time that calls of several operations take in one account and Region, made side by side where their quotas differ.</summary>
    /// <param name="calls">The operations, each with how many calls of it.</param>
    public static TimeSpan CostOf(IEnumerable<(string Service, string Operation, int Count)> calls) => calls
        .SelectMany(call => Of(call.Service, call.Operation).Select(quota => (Quota: quota, Own: quota.IsEach ? call.Operation : null, call.Count)))
        .GroupBy(call => (call.Quota, call.Own))
        .Select(same => same.Key.Quota.CostOf(same.Sum(call => call.Count)))
        .DefaultIfEmpty(TimeSpan.Zero)
        .Max();

    /// <summary>The quota that makes so many calls of an operation take as long as they do, in words; null when none holds them up.</summary>
    /// <param name="service">The service's name in signatures.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="count">How many calls.</param>
    public static string? ReasonFor(string service, string operation, int count) => Of(service, operation)
        .Where(quota => quota.CostOf(count) > TimeSpan.Zero)
        .MaxBy(quota => quota.CostOf(count))?
        .ToString();
}
