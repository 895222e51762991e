namespace StackStage.Operations.Certificates;

/// <summary>
/// A custom domain name of API Gateway that an earlier step of the same plan removes, and that therefore does not count
/// as a holder. One of the same name that is made anew meanwhile is another domain, and does.
/// </summary>
/// <param name="Name">The name, normalized.</param>
/// <param name="Id">What tells private domains of one name apart; null for others.</param>
/// <param name="Targets">The names that API Gateway gave it; a domain that is made anew gets others.</param>
/// <param name="IsRemoved">Whether its own deletion step is done.</param>
public sealed record GoingDomain(string Name, string? Id, IReadOnlyList<string> Targets, Func<bool> IsRemoved)
{
    /// <summary>Whether a domain that was found now is this one, on its way out, and not one that was made anew.</summary>
    /// <param name="name">Its name, normalized.</param>
    /// <param name="id">Its id, if it is private.</param>
    /// <param name="targets">What API Gateway calls it.</param>
    /// <remarks>
    /// A list may have been read before the domain was removed, or be behind. So what a domain that is made anew never
    /// shares, its id or its targets, decides where it is known, and only else whether the removal is done.
    /// </remarks>
    internal bool Is(string name, string? id, IReadOnlyList<string> targets) => name == Name && id == Id
        && (id is not null
            || (Targets.Count > 0 && targets.Count > 0 ? targets.Intersect(Targets, StringComparer.OrdinalIgnoreCase).Any() : !IsRemoved()));
}
