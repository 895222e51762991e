namespace StackStage.Operations.Journal;

/// <summary>A journal was written by a later version, whose lines may mean something else.</summary>
internal sealed class JournalTooNewException(int version) : Exception($"The journal has the format {version}.")
{
    public int Version => version;
}
