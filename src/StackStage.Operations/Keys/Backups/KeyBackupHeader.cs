using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What anybody may read of an entry: when, of what, encrypted how, and which keys are in it. No value.</summary>
internal sealed record KeyBackupHeader
{
    private const string FormatName = "stackstage.keybackup";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public string Format { get; init; } = FormatName;

    /// <summary>Names the entry: when it was made, and eight random digits.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>What was asked to be backed up; entries of one scope replace each other when old ones are dropped.</summary>
    public required string Scope { get; init; }

    /// <summary>How the data key is protected: <c>method</c> is <c>password</c>, <c>certificate</c> or <c>kms</c>, and what that one needs.</summary>
    public required JsonObject Protection { get; init; }

    public required IReadOnlyList<KeyBackupContent> Contents { get; init; }

    /// <summary>Whether SST's bootstrap parameter is in it.</summary>
    public bool Bootstrap { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads a header.</summary>
    /// <exception cref="Errors.StageException">It is none that this version understands.</exception>
    public static KeyBackupHeader Parse(ReadOnlySpan<byte> header, string address)
    {
        try
        {
            if (JsonSerializer.Deserialize<KeyBackupHeader>(header, Options) is { Format: FormatName, Id.Length: > 0, Protection: not null, Contents: not null } read)
            {
                return read;
            }
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            // It is told below.
        }

        throw KeyBackupErrors.Damaged(address, "an entry's header is none");
    }
}

/// <summary>One key of an entry.</summary>
/// <param name="App">The app.</param>
/// <param name="Stage">The stage; <c>_fallback</c> for the key of the app's fallback secrets.</param>
/// <param name="Version">The version of the parameter.</param>
/// <param name="Earlier">How many earlier versions are with it.</param>
/// <param name="Fits">Whether it opened the state when it was backed up; null when that was not tried.</param>
/// <param name="Parts">What else of the stage is in the entry: <c>Secret</c>, <c>State</c>.</param>
internal sealed record KeyBackupContent(string App, string Stage, long Version, int Earlier, string? Fits, IReadOnlyList<string> Parts);
