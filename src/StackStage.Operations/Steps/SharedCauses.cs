using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// Errors that many steps have in common are told once: a permission that is missing is missing for all who need it, and
/// without credentials nothing works at all.
/// </summary>
internal sealed class SharedCauses(IOperationHost host)
{
    /// <summary>The id of the error that another run works on the same now.</summary>
    public const string TakenOver = "RunTakenOver";

    private readonly Dictionary<(string Id, string? Remedy), int> _again = [];

    /// <summary>Whether an error ends the run: nothing else would succeed either.</summary>
    public static bool EndsRun(StageError error) =>
        error.Category == StageErrorCategory.AuthenticationError || error.ErrorId is "JournalNotWritable" or TakenOver;

    /// <summary>Tells an error, unless it has been told.</summary>
    public void Tell(StageError error)
    {
        if (!EndsRun(error) && error.ErrorId != "AccessDenied")
        {
            host.WriteError(error);
            return;
        }

        // The remedy names the permission, or the profile: the same remedy mends both.
        var cause = (error.ErrorId, error.RecommendedAction);
        if (_again.TryGetValue(cause, out var times))
        {
            _again[cause] = times + 1;
            return;
        }

        _again[cause] = 0;
        host.WriteError(error);
    }

    /// <summary>Says how many more there were.</summary>
    public void TellRest()
    {
        foreach (var ((id, remedy), times) in _again.Where(cause => cause.Value > 0))
        {
            host.WriteWarning($"{times} more {(times == 1 ? "step" : "steps")} failed for the same cause ({id}). {remedy}");
        }
    }
}
