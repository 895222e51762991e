using System.Globalization;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Operations.StateFiles.Disk;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Stages;

/// <summary>Writes states in the one form in which version control shows what changed: <c>&lt;folder&gt;/&lt;app&gt;/&lt;stage&gt;.json</c>.</summary>
public static class StateExporter
{
    private static readonly System.Buffers.SearchValues<char> NotInFileNames = System.Buffers.SearchValues.Create("/\\:*?\"<>|\0");

    /// <summary>Writes a state, unless the file has it already.</summary>
    /// <param name="state">The state.</param>
    /// <param name="folder">The folder's full path; made if it is not there.</param>
    /// <param name="form">The form; null for the one it is in.</param>
    /// <param name="overwrite">Whether a file may be replaced that holds no state.</param>
    /// <param name="host">Approves it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was written; null when it was declined or only previewed.</returns>
    /// <exception cref="StageException">The state does not say what it is of, or the file cannot be written.</exception>
    public static async Task<StateExport?> ExportAsync(StateFile state, string folder, SnapshotForm? form, bool overwrite, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(host);
        var name = (state.Origin as StageOrigin)?.Stage ?? NameOf(state.Snapshot) ?? throw NameNotTold(state);
        var path = PathOf(folder, name, state);
        var converted = SnapshotConversion.Convert(state.Snapshot, form ?? state.Snapshot.Form, $"organization/{name.App}/{name.Stage}");
        var content = SnapshotNormalizer.Normalize(converted, cancellationToken);
        var export = new StateExport
        {
            Name = name.App.Length == 0 ? name.Stage : name.ToString(),
            Path = path,
            Form = converted.Form,
            Changed = true,
            ResourceCount = converted.Resources.Count,
        };
        StateFileWriter.EnsureWritable(path);
        if (File.Exists(path))
        {
            if (FileContent.Match(path, content))
            {
                return export with { Changed = false };
            }

            if (!overwrite && !await IsStateAsync(path, host, cancellationToken).ConfigureAwait(false))
            {
                throw new StageException(new StageError(
                    "DestinationNotAState", StageErrorCategory.ResourceExists, $"'{path}' is there and holds no state. It was left as it was.", path, "Give another folder, or add -Force to replace it."));
            }
        }

        var question = new ApprovalQuestion($"Write the state of {export.Name} ({export.ResourceCount.ToString(CultureInfo.InvariantCulture)} {(export.ResourceCount == 1 ? "resource" : "resources")})", path);
        if (await host.ApproveAsync(question, cancellationToken).ConfigureAwait(false) != Approval.Approved)
        {
            return null;
        }

        await StateFileWriter.WriteAsync(path, content, host, cancellationToken).ConfigureAwait(false);
        return export;
    }

    // What a checkpoint calls its stack, organization/project/stack; else what the URNs say: urn:pulumi:<stack>::<project>::…
    private static StageName? NameOf(Snapshot snapshot)
    {
        if (snapshot.StackName?.Split('/') is [.., { Length: > 0 } project, { Length: > 0 } stack])
        {
            return new StageName(project, stack);
        }

        foreach (var urn in snapshot.Resources.Select(resource => resource.Urn))
        {
            if (urn.StartsWith("urn:pulumi:", StringComparison.Ordinal) && urn["urn:pulumi:".Length..].Split("::") is [{ Length: > 0 } stage, { Length: > 0 } app, _, _, ..])
            {
                return new StageName(app, stage);
            }
        }

        return null;
    }

    private static string PathOf(string folder, StageName name, StateFile state)
    {
        var parts = name.App.Length == 0 ? [name.Stage] : new[] { name.App, name.Stage };
        return parts.All(IsFileName) ? Path.Combine([folder, .. parts[..^1], parts[^1] + ".json"]) : throw NameNotTold(state);
    }

    // Names come from a file's content, and must not lead out of the folder.
    private static bool IsFileName(string part) => part is not ("." or "..") && part.Length > 0 && part.AsSpan().IndexOfAny(NotInFileNames) < 0 && !part.Any(char.IsControl);

    private static async Task<bool> IsStateAsync(string path, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            await StateFile.ReadAsync(path, salvage: false, host, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StageException)
        {
            return false;
        }
    }

    private static StageException NameNotTold(StateFile state) => new(new StageError(
        "StateNameNotTold",
        StageErrorCategory.InvalidData,
        $"Of which stage '{state.Name}' is, it does not say in a way that makes a file's name. Nothing was written.",
        state.Name,
        "Export it from its home, with -App and -Stage."));
}
