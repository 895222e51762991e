using System.Globalization;
using System.Security.Cryptography;

namespace StackStage.Operations.Journal.Buckets;

/// <summary>
/// A journal in a bucket. S3 cannot append, so each write is an object of its own with the next number, and is only made if
/// there is none of that number: whoever goes on with the journal takes the number away from whoever slept.
/// </summary>
internal sealed class SegmentLog(JournalBucket bucket, string run, int segments, Func<CancellationToken, Task> endAsync) : IJournalLog
{
    private const string Extension = ".jsonl";

    /// <summary>For how long nothing may be heard of a run before it is taken for dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    // Three signs of life may get lost.
    private static readonly TimeSpan Beat = Silence / 4;

    private readonly HashSet<string> _attempted = new(StringComparer.Ordinal);
    private int _segments = segments;

    public string Location { get; } = bucket.AddressOf(run + "/");

    public bool WritesAtOnce => false;

    public TimeSpan? BeatEvery => Beat;

    public static string KeyOf(string run, int number) => string.Create(CultureInfo.InvariantCulture, $"{run}/{number:D6}{Extension}");

    /// <summary>The number of a segment's key; null for any other key.</summary>
    public static int? NumberOf(string run, string key) =>
        key.StartsWith(run + "/", StringComparison.Ordinal) && key.EndsWith(Extension, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(run.Length + 1, key.Length - run.Length - 1 - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public async Task AppendAsync(ReadOnlyMemory<byte> lines, bool durable, CancellationToken cancellationToken)
    {
        var key = KeyOf(run, _segments + 1);
        _attempted.Add(HashOf(lines.Span));
        while (await bucket.WriteAsync(key, lines, null, cancellationToken).ConfigureAwait(false) is null)
        {
            // What was given up for lost may have arrived after all: then it is there, and what is new comes behind it.
            if (await bucket.ReadAsync(key, cancellationToken).ConfigureAwait(false) is not { } there || !_attempted.Contains(HashOf(there.Bytes)))
            {
                throw JournalErrors.TakenOver(Location);
            }

            key = KeyOf(run, ++_segments + 1);
        }

        _segments++;
        _attempted.Clear();
    }

    public Task EndAsync(CancellationToken cancellationToken) => endAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
