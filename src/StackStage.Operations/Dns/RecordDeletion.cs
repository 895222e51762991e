using System.Globalization;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Dns;

/// <summary>A record that was deleted, and that resolvers keep for a while.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Change">Route 53's id of the change; null when it is not known, because its answer was lost or another run made it.</param>
/// <param name="Ttl">How long resolvers may keep it.</param>
/// <param name="At">When it was deleted.</param>
internal sealed record RecordDeletion(string Name, string? Change, TimeSpan Ttl, DateTimeOffset At)
{
    /// <summary>The kind of the fact that a run writes down before it deletes a record.</summary>
    public const string Fact = "dns.recordDeleted";

    /// <summary>What Route 53 usually needs until all its name servers have a change.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMinutes(1);

    /// <summary>When the last resolver has forgotten it, as far as the time of the deletion tells.</summary>
    public DateTimeOffset ForgottenAt => At + Spread + Ttl;

    /// <summary>What earlier runs deleted of what led to an object, and resolvers may still keep.</summary>
    /// <param name="run">Knows what they wrote down.</param>
    /// <param name="subject">The object.</param>
    public static IReadOnlyList<RecordDeletion> Earlier(StageRun run, string subject) =>
        [.. run.FactsOf(Fact).Where(fact => fact.Target == subject).Select(Of).OfType<RecordDeletion>()];

    /// <summary>Reads a fact; null for one of another kind, or one that cannot be read.</summary>
    public static RecordDeletion? Of(RunFact fact) =>
        fact.Kind == Fact
        && fact.Data.TryGetValue("name", out var name)
        && fact.Data.TryGetValue("ttl", out var ttl) && long.TryParse(ttl, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && fact.Data.TryGetValue("at", out var at) && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new RecordDeletion(name, null, TimeSpan.FromSeconds(seconds), time)
            : null;

    /// <summary>The fact.</summary>
    /// <param name="subject">The object that the record led to.</param>
    public RunFact ToFact(string subject) => new(Fact, subject, new Dictionary<string, string>
    {
        ["name"] = Name,
        ["ttl"] = ((long)Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
    });
}
