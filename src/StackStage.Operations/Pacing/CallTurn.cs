using StackStage.Operations.Connection;

namespace StackStage.Operations.Pacing;

/// <summary>A turn that was given: made use of, over, or given back.</summary>
internal sealed class CallTurn(ServicePace pace, Lane lane) : ICallTurn
{
    /// <summary>When the call was made; null: it was not yet.</summary>
    public DateTimeOffset? Begun { get; private set; }

    /// <summary>The call is made now.</summary>
    public void Begin() => Begun = pace.Begin(lane);

    /// <inheritdoc/>
    public void End(Exception? failure)
    {
        if (Begun is { } begun)
        {
            pace.End(lane, begun, failure);
        }
    }

    /// <summary>No call was made.</summary>
    public void GiveBack() => pace.GiveBack(lane);
}
