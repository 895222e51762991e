namespace StackStage.Operations.StateFiles.Disk;

/// <summary>The file system of this machine.</summary>
internal sealed class DiskMoves : IFileMoves
{
    public static DiskMoves Instance { get; } = new();

    public bool Exists(string path) => File.Exists(path);

    public void Replace(string temporary, string path, string backup) => File.Replace(temporary, path, backup, ignoreMetadataErrors: true);

    public void Move(string from, string to, bool overwrite) => File.Move(from, to, overwrite);

    public void Copy(string from, string to) => File.Copy(from, to, overwrite: false);
}
