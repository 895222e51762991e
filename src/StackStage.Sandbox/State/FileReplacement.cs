namespace StackStage.Sandbox.State;

/// <summary>
/// Puts a file in another's place. On Windows somebody – a virus scanner, OneDrive, an indexer – may just be looking at
/// the old one, and the renaming is refused for as long as that takes; it is tried again with growing pauses.
/// </summary>
internal static class FileReplacement
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private static readonly int[] Milliseconds = [10, 20, 50, 100, 200, 400, 800];

    /// <summary>Renames <paramref name="temporary"/> to <paramref name="target"/>, which it replaces.</summary>
    /// <param name="temporary">The new file.</param>
    /// <param name="target">The name it gets.</param>
    /// <param name="move">Renames; the file system's own when null.</param>
    /// <param name="pause">Waits; the thread's own sleep when null.</param>
    public static void Replace(string temporary, string target, Action<string, string>? move = null, Action<TimeSpan>? pause = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                (move ?? Move)(temporary, target);
                return;
            }
            catch (Exception e) when (attempt < Milliseconds.Length && MayPass(e))
            {
                (pause ?? Thread.Sleep)(TimeSpan.FromMilliseconds(Milliseconds[attempt]));
            }
        }
    }

    private static void Move(string from, string to) => File.Move(from, to, overwrite: true);

    // An open file that lets nobody delete it is "access denied" to a renaming, and not a sharing violation.
    private static bool MayPass(Exception e) => e is UnauthorizedAccessException || e.HResult is SharingViolation or LockViolation;
}
