namespace StackStage.Operations.Steps;

/// <summary>
/// Something that a run knows, that a later one needs, and that the cloud will not show any more: what a deleted
/// distribution used, when a record went and how long resolvers keep it.
/// </summary>
/// <param name="Kind">What kind of fact: <c>dns.recordDeleted</c>.</param>
/// <param name="Target">The object that it belongs to, as in <see cref="RunScope.Targets"/>.</param>
/// <param name="Data">The fact itself, names and values; no secrets. Times are ISO 8601 in UTC.</param>
public sealed record RunFact(string Kind, string Target, IReadOnlyDictionary<string, string> Data);
