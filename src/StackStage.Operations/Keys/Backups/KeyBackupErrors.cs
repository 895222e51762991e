using StackStage.Operations.Errors;

namespace StackStage.Operations.Keys.Backups;

/// <summary>The errors of backups. None holds a key or a password.</summary>
internal static class KeyBackupErrors
{
    public static StageException NotThere(string address) => new(new StageError(
        "KeyBackupNotFound", StageErrorCategory.ObjectNotFound, $"There is no backup '{address}'.", address, "Check the path; of a bucket, give the prefix that was the -Destination, or one object's URL."));

    public static StageException NotABackup(string address) => new(new StageError(
        "NotAKeyBackup", StageErrorCategory.InvalidData, $"'{address}' is no backup of stage keys. It was left as it was.", address, "Give the file that Backup-SsmStageKey wrote, or a new name."));

    public static StageException Damaged(string address, string why) => new(new StageError(
        "KeyBackupDamaged", StageErrorCategory.SecurityError, $"The backup '{address}' is damaged: {why}. Nothing of it is used.", address, "Take another copy of it. A damaged backup is not added to, either: give another -Path."));

    public static StageException TooNew(string address, uint version) => new(new StageError(
        "KeyBackupTooNew", StageErrorCategory.InvalidData, $"The backup '{address}' has an entry of form {version}; known is {KeyBackupFormat.Version}.", address, "Use a newer version of this module."));

    public static StageException NotOpened(string address, string entry, string how) => new(new StageError(
        "KeyBackupNotOpened", StageErrorCategory.SecurityError, $"The entry {entry} of '{address}' was not opened: {how}. Nothing of it is used.", address, "Nothing but what it was encrypted with opens it. Get-SsmStageKeyBackup -Path shows what that is."));

    public static StageException NoPassword(string address) => new(new StageError(
        "PasswordRequired", StageErrorCategory.InvalidArgument, $"The backup '{address}' is encrypted with a password, and none was given.", address, "Add -Password or -PasswordFile."));

    public static StageException EmptyPassword() => new(new StageError(
        "PasswordEmpty", StageErrorCategory.InvalidArgument, "The password is empty. Nothing was written.", null, "Give a password that others cannot guess: whoever has it and the backup has the keys of all stages."));

    public static StageException EntryNotFound(string address, string entry) => new(new StageError(
        "KeyBackupEntryNotFound", StageErrorCategory.ObjectNotFound, $"There is no entry '{entry}' in '{address}'.", entry, $"Get-SsmStageKeyBackup -Path '{address}' lists them."));

    public static StageException NotVerified(string address, string why) => new(new StageError(
        "KeyBackupNotVerified", StageErrorCategory.InvalidResult, $"The backup '{address}' does not read back as it was written: {why}. Do not rely on it.", address, "Look at the disk, or at who else writes there, and back up again under another name."));

    public static StageException Busy(string address) => new(new StageError(
        "KeyBackupBusy", StageErrorCategory.ResourceBusy, $"Somebody else is writing to the backup '{address}'. Nothing was written.", address, "Run the command again when that has ended."));

    public static StageException Changed(string address, Exception cause) => new(new StageError(
        "KeyBackupChanged", StageErrorCategory.ResourceBusy, $"The backup '{address}' was changed by somebody else while it was added to. Nothing was written.", address, "Run the command again: it adds to what is there then.", cause));

    public static StageException Certificate(string text, string why, Exception? cause = null) => new(new StageError(
        "CertificateNotUsable", StageErrorCategory.InvalidArgument, $"The certificate '{text}' cannot be used: {why}.", text, "Give the path of a certificate file (.cer, .crt, .pem, .pfx), the thumbprint of one in the user's or the machine's store, or an X509Certificate2. Its key must be RSA.", cause));
}
