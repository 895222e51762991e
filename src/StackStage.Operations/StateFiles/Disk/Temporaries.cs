using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StackStage.Operations.Machine;

namespace StackStage.Operations.StateFiles.Disk;

/// <summary>
/// The names of temporary files. A name says for which file, on which machine and by which process it was made, so that the
/// next run can tell what a killed one left behind from what another one is writing.
/// </summary>
internal static partial class Temporaries
{
    private const string Extension = ".stackstage.tmp";

    // File names have up to 255 bytes.
    private const int MaxStemLength = 150;

    private static readonly string Machine = Hash(Environment.MachineName)[..8];

    /// <summary>A free name beside a file.</summary>
    public static string NewPathFor(string path) => Path.Combine(
        Path.GetDirectoryName(path)!,
        string.Create(CultureInfo.InvariantCulture, $"{PrefixFor(path)}{Machine}-{Environment.ProcessId}-{ProcessLife.Started}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}{Extension}"));

    /// <summary>Deletes the temporary files that killed runs left beside a file: those of this machine whose process has ended.</summary>
    /// <returns>How many there were.</returns>
    public static int ClearFor(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var prefix = PrefixFor(path);
        var cleared = 0;
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension, new EnumerationOptions { AttributesToSkip = FileAttributes.Directory }))
            {
                var name = Path.GetFileName(file);
                if (name.StartsWith(prefix, StringComparison.Ordinal) && IsAbandoned(name[prefix.Length..]) && IsFree(file))
                {
                    Delete(file);
                    cleared++;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be listed; what matters will be said when it is written in.
        }

        return cleared;
    }

    /// <summary>Deletes a temporary file. What stays must not hide why the writing failed, nor make a success look like a failure.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or became read-only meanwhile.
        }
    }

    private static string PrefixFor(string path)
    {
        var name = Path.GetFileName(path);
        return $".{(Encoding.UTF8.GetByteCount(name) <= MaxStemLength ? name : Hash(name))}.";
    }

    private static bool IsAbandoned(string rest) =>
        Marks().Match(rest) is { Success: true } marks
        && marks.Groups["machine"].Value == Machine
        && int.TryParse(marks.Groups["process"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && long.TryParse(marks.Groups["started"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var started)
        && !ProcessLife.IsAlive(process, started);

    // A container on the same machine has process numbers of its own; but the file that is being written is locked.
    private static bool IsFree(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("^(?<machine>[0-9A-F]{8})-(?<process>[0-9]+)-(?<started>[0-9]+)-[0-9A-F]{8}\\.stackstage\\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
