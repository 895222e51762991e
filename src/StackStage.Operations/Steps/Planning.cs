namespace StackStage.Operations.Steps;

/// <summary>
/// Whether a flow of control still plans. Whoever waits for a plan sits before the screen, so reading gives up after two
/// minutes; a step that runs may be in the middle of hours, and is as patient as it was told to be.
/// </summary>
public static class Planning
{
    /// <summary>How long a call that a plan needs is tried again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly AsyncLocal<bool> Flag = new();

    /// <summary>Whether this flow of control plans.</summary>
    public static bool IsUnderWay => Flag.Value;

    /// <summary>Begins planning, until disposed.</summary>
    public static IDisposable Begin() => new Scope(true);

    /// <summary>Ends planning, for what runs or waits from here on, until disposed.</summary>
    public static IDisposable Suspend() => new Scope(false);

    private sealed class Scope : IDisposable
    {
        private readonly bool _before = Flag.Value;

        public Scope(bool value) => Flag.Value = value;

        public void Dispose() => Flag.Value = _before;
    }
}
