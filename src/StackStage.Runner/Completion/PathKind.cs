namespace StackStage.Runner.Completion;

/// <summary>Which paths may stand where the cursor is. The shell completes them itself: it knows its quotes and its home.</summary>
internal enum PathKind
{
    None,
    Files,
    Folders,
}
