namespace StackStage.Operations.StateFiles.Disk;

/// <summary>The few things that putting a file in another's place needs of a file system.</summary>
internal interface IFileMoves
{
    /// <summary>Whether a file is there.</summary>
    bool Exists(string path);

    /// <summary>Puts <paramref name="temporary"/> in the place of <paramref name="path"/>, whose old file becomes <paramref name="backup"/>.</summary>
    void Replace(string temporary, string path, string backup);

    /// <summary>Renames a file.</summary>
    void Move(string from, string to, bool overwrite);

    /// <summary>Copies a file to a name that is free.</summary>
    void Copy(string from, string to);
}
