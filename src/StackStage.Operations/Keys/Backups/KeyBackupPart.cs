namespace StackStage.Operations.Keys.Backups;

/// <summary>What a backup may hold besides the keys.</summary>
public enum KeyBackupPart
{
    /// <summary>SST's file of the stage's secrets, encrypted with the key as it is, and that of the app's fallback secrets.</summary>
    Secret,

    /// <summary>SST's bootstrap parameter, which names the state bucket.</summary>
    Bootstrap,

    /// <summary>The stage's present state.</summary>
    State,
}
