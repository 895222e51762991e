using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What is known of each key while it is worked on.</summary>
public sealed partial class StageKeyRestorer
{
    /// <summary>One key that is to be put back.</summary>
    private sealed record Job(StageName Source, StageName Target, OpenedEntry Entry, BackedUpKey Key, HeldKeyVersion Version, KeyVerdict? Verdict)
    {
        public string Subject => Target.ToString();

        /// <summary>What is known of the parameter that is there; null when there is none.</summary>
        public StageKey? Listed { get; set; }

        public long? PresentVersion { get; set; }

        /// <summary>The values that are still to be written, the oldest first.</summary>
        public IReadOnlyList<HeldKeyVersion> Missing { get; set; } = [];

        /// <summary>How many of them are written.</summary>
        public int Put { get; set; }

        public bool IsOtherValue { get; set; }

        public List<string> Differences { get; set; } = [];

        public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

        public IReadOnlyList<string> Labels { get; set; } = [];

        public required IReadOnlyList<ObjectJob> Objects { get; init; }

        public Step? KeyStep { get; set; }

        public bool HasKeyWork => Missing.Count > 0 || Tags.Count > 0 || Labels.Count > 0;

        public bool HasWork => HasKeyWork || Objects.Count > 0;
    }

    private sealed record ObjectJob(KeyBackupPart Kind, string Key, byte[] Bytes, StoredContent? Present)
    {
        public Step? Step { get; set; }
    }
}
