namespace StackStage.Snapshots;

/// <summary>Flags to be set or cleared; null leaves one as it is.</summary>
public sealed class ResourceFlagChange
{
    /// <summary>Whether Pulumi refuses to delete it.</summary>
    public bool? Protect { get; init; }

    /// <summary>Whether the next deployment replaces it.</summary>
    public bool? Taint { get; init; }

    /// <summary>Whether the real resource stays when the entry is deleted.</summary>
    public bool? RetainOnDelete { get; init; }
}

/// <summary>One flag that changes.</summary>
/// <param name="Index">The resource's place in the list, from 0.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Field">The flag: <c>protect</c>, <c>taint</c> or <c>retainOnDelete</c>.</param>
/// <param name="Value">What it becomes.</param>
public sealed record ChangedFlag(int Index, string Urn, string Field, bool Value);

/// <summary>What a change of flags would do.</summary>
public sealed class FlagPlan
{
    private readonly Func<Snapshot> _apply;

    internal FlagPlan(IReadOnlyList<ChangedFlag> changed, Func<Snapshot> apply)
    {
        Changed = changed;
        _apply = apply;
    }

    /// <summary>The flags that are not yet what they are to be, in list order.</summary>
    public IReadOnlyList<ChangedFlag> Changed { get; }

    /// <summary>Carries the change out.</summary>
    public Snapshot Apply() => _apply();
}
