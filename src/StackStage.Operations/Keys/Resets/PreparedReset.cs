using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>
/// What a reset keeps beside a stage's state while it works, in the stage's own home: <c>rekey/&lt;app&gt;/&lt;stage&gt;/</c> with
/// <c>state.json</c> and <c>secret.json</c> as they are to be, and <c>made.json</c>, which says of what they were made. That one is
/// written last and deleted last: without it, the others count for nothing.
/// </summary>
internal sealed record PreparedReset
{
    private const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    public required Made Note { get; init; }

    /// <summary>The new state; null when it is not there, or not whole.</summary>
    public StoredContent? State { get; init; }

    /// <summary>The new secrets file; null when it is not there, or not whole.</summary>
    public StoredContent? Secret { get; init; }

    public static string FolderOf(StageName name) => $"rekey/{name.App}/{name.Stage}/";

    public static string StateKeyOf(StageName name) => FolderOf(name) + "state.json";

    public static string SecretKeyOf(StageName name) => FolderOf(name) + "secret.json";

    public static string NoteKeyOf(StageName name) => FolderOf(name) + "made.json";

    /// <summary>What a content goes by in the note.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();

    /// <summary>Finds what a reset that did not end has left; null when there is nothing, or nothing that can be made out.</summary>
    public static async Task<PreparedReset?> FindAsync(StageHome home, StageName name, CancellationToken cancellationToken)
    {
        if (await home.Store.ReadAsync(NoteKeyOf(name), cancellationToken).ConfigureAwait(false) is not { } content || Read(content.Bytes) is not { } note)
        {
            return null;
        }

        return new PreparedReset
        {
            Note = note,
            State = await ReadAsync(StateKeyOf(name), note.NewState).ConfigureAwait(false),
            Secret = await ReadAsync(SecretKeyOf(name), note.NewSecret).ConfigureAwait(false),
        };

        async Task<StoredContent?> ReadAsync(string key, string? hash) =>
            hash is not null && await home.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } found && HashOf(found.Bytes) == hash ? found : null;
    }

    /// <summary>Keeps a reset beside the state. What an earlier one left that counts for nothing is written over.</summary>
    public static async Task WriteAsync(StageHome home, StageName name, Made note, ReadOnlyMemory<byte> state, ReadOnlyMemory<byte>? secret, IOperationHost host, CancellationToken cancellationToken)
    {
        // First the note, so that at no time it speaks of what is not there any more.
        await DeleteAsync(home, NoteKeyOf(name), cancellationToken).ConfigureAwait(false);
        if (secret is { } content)
        {
            await PutAsync(SecretKeyOf(name), content).ConfigureAwait(false);
        }

        await PutAsync(StateKeyOf(name), state).ConfigureAwait(false);
        await home.Store.WriteAsync(NoteKeyOf(name), JsonSerializer.SerializeToUtf8Bytes(note, Format), WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);

        async Task PutAsync(string key, ReadOnlyMemory<byte> bytes) => await home.Store.WriteAsync(
            key, bytes, WriteCondition.IsAsRead(await home.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false)), host, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes all of it, the note last.</summary>
    public static async Task DeleteAsync(StageHome home, StageName name, CancellationToken cancellationToken)
    {
        foreach (var key in new[] { SecretKeyOf(name), StateKeyOf(name), NoteKeyOf(name) })
        {
            await DeleteAsync(home, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task DeleteAsync(StageHome home, string key, CancellationToken cancellationToken)
    {
        if (await home.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await home.Store.DeleteAsync(key, found.Tag, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Made? Read(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<Made>(content, Format) is { Version: FormatVersion } note ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Of what the new state and secrets were made, and what became of what they say. Contents go by their SHA-256.</summary>
    internal sealed record Made
    {
        public int Version { get; init; } = FormatVersion;

        /// <summary>When.</summary>
        public required DateTimeOffset At { get; init; }

        /// <summary>The parameter's version before; null when there was none.</summary>
        public long? KeyVersion { get; init; }

        public required string State { get; init; }

        public required string NewState { get; init; }

        /// <summary>The secrets file before; null when there was none.</summary>
        public string? Secret { get; init; }

        /// <summary>The new one; null when there was none, or when it is to be kept aside.</summary>
        public string? NewSecret { get; init; }

        public int Kept { get; init; }

        public IReadOnlyList<string> OpenedBy { get; init; } = [];

        public IReadOnlyList<LostSecret> Lost { get; init; } = [];
    }
}
