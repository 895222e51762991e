using StackStage.Operations.Connection;

namespace StackStage.Operations.Pacing;

/// <summary>A turn that was given: made use of, over, or given back.</summary>
internal sealed class CallTurn(ServicePace pace, Lane lane) : ICallTurn
{
    private DateTimeOffset? _begun;

    /// <summary>The call is made now.</summary>
    public void Begin() => _begun = pace.Begin(lane);

    /// <inheritdoc/>
    public void End(Exception? failure)
    {
        if (_begun is { } begun)
        {
            pace.End(lane, begun, failure);
        }
    }

    /// <summary>No call was made.</summary>
    public void GiveBack() => pace.GiveBack(lane);
}
