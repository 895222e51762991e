using System.Text;

namespace StackStage.Operations.StateFiles;

/// <summary>What a change of entries came to.</summary>
/// <param name="Changed">The resources as they are now, or as they were when they were removed; none when nothing was changed.</param>
/// <param name="Text">The changed state, where it was given as text; null when it was declined or only previewed.</param>
public sealed record EditOutcome(IReadOnlyList<PulumiResource> Changed, string? Text)
{
    /// <summary>Nothing was changed.</summary>
    public static EditOutcome None { get; } = new([], null);

    /// <summary>All was as it was to be: a text goes on as it came.</summary>
    internal static EditOutcome Unchanged(StateFile file) => file.Origin is null ? None with { Text = Encoding.UTF8.GetString(file.Snapshot.Json.Span) } : None;
}
