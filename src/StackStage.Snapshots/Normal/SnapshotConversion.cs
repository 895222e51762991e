using System.Globalization;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>
/// Brings a state into another of the forms in which states are kept. The deployment itself is taken over as it is, byte for byte.
/// </summary>
public static class SnapshotConversion
{
    private const int DefaultVersion = 3;

    /// <summary>Converts a state.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="form">The form.</param>
    /// <param name="stack">The stack's whole name, such as <c>organization/shop/dev</c>, which only a checkpoint says.</param>
    /// <exception cref="ArgumentException">A checkpoint is wanted, and neither the state nor <paramref name="stack"/> says the stack's name.</exception>
    public static Snapshot Convert(Snapshot snapshot, SnapshotForm form, string? stack = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Form == form)
        {
            return snapshot;
        }

        var index = snapshot.Index;
        var deployment = index.Deployment.Exists ? Encoding.UTF8.GetString(index.Slice(index.Deployment)) : null;
        if (form == SnapshotForm.Deployment)
        {
            return Snapshot.FromText(Encoding.UTF8.GetBytes(deployment ?? "{}"), snapshot.IsGzip);
        }

        var head = $"{{\"version\":{(snapshot.Version ?? DefaultVersion).ToString(CultureInfo.InvariantCulture)}";
        if (index.Features.Count > 0)
        {
            head += $",\"features\":[{string.Join(',', index.Features.Select(feature => Quote(feature.Name)))}]";
        }

        if (form == SnapshotForm.Export)
        {
            return Snapshot.FromText(Encoding.UTF8.GetBytes($"{head}{(deployment is null ? string.Empty : $",\"deployment\":{deployment}")}}}"), snapshot.IsGzip);
        }

        var name = snapshot.StackName ?? stack ?? throw new ArgumentException("A checkpoint says the stack's name, and this state does not.", nameof(stack));
        return Snapshot.FromText(
            Encoding.UTF8.GetBytes($"{head},\"checkpoint\":{{\"stack\":{Quote(name)}{(deployment is null ? string.Empty : $",\"latest\":{deployment}")}}}}}"), snapshot.IsGzip);
    }

    private static string Quote(string text) => Encoding.UTF8.GetString(JsonText.Quote(text, escapeHtml: false));
}
