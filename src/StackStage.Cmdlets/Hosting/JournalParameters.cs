using StackStage.Operations.Connection;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The parameter that says where the journals of runs are.</summary>
/// <param name="JournalPath">A folder, a file or a bucket; null or empty for the user's own folder, or that of the sandbox.</param>
internal sealed record JournalParameters(string? JournalPath)
{
    /// <summary>Whether AWS is needed to read them.</summary>
    public bool IsBucket => JournalAddress.IsBucket(JournalPath);

    /// <summary>Opens the place. Nothing is read or written yet.</summary>
    /// <param name="connection">The way to AWS; needed for a bucket.</param>
    /// <param name="output">Resolves paths as the session does, and hears of what is left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Operations.Errors.StageException">The path can be none (<c>JournalPathNotValid</c>).</exception>
    public async Task<RunJournals> OpenAsync(AwsConnection? connection, CmdletOutput output, CancellationToken cancellationToken)
    {
        var path = string.IsNullOrEmpty(JournalPath) ? null
            : IsBucket || JournalPath.Contains("://", StringComparison.Ordinal) ? JournalPath
            : await output.OnPipelineThreadAsync(host => host.ResolveNewFile(JournalPath), cancellationToken).ConfigureAwait(false);
        return RunJournals.Open(path, connection, output.Time, output.WriteWarning, ConnectionPlace.RunsOf(connection));
    }
}
