namespace StackStage.Operations.Steps;

/// <summary>By what a run is found again: who does what, where, to which objects.</summary>
/// <param name="Command">The cmdlet: <c>Disable-DistributionAndRemove</c>.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region; empty for a global service.</param>
/// <param name="Targets">The objects that the user named: distribution ids, domain names, ARNs, <c>app/stage</c>.</param>
public sealed record RunScope(string Command, string AccountId, string Region, IReadOnlyList<string> Targets);
