using System.Text.Json;

namespace StackStage.Runner.Tests;

/// <summary>Stage keys where no PowerShell is.</summary>
public sealed class StageKeyTests : CommandTestBase
{
    private const string DevKey = "vEGDaYo58TmIB1tfwIS8WXiCXZleAs0vNj60ZE9n9k4=";

    [Fact]
    public void A_value_is_in_no_record()
    {
        var result = Run("Get-SsmStageKey", "shop", "dev", "-AsSecureString", "-Sandbox", "--json", "-Verbose", "-Debug");

        Assert.Equal(0, result.ExitCode);
        var key = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(("/sst/passphrase/shop/dev", JsonValueKind.Null), (key.GetProperty("ParameterName").GetString(), key.GetProperty("Value").ValueKind));
        Assert.DoesNotContain(DevKey, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_backed_up_with_a_password_from_a_file_and_listed_without_one()
    {
        var password = Path.Combine(Folder, "password");
        var backup = Path.Combine(Folder, "keys.stagekeys");
        File.WriteAllText(password, "a password\n");

        var made = Run("Backup-SsmStageKey", "-App", "shop", "-Path", backup, "-PasswordFile", password, "-CheckState:$false", "-Sandbox", "--json");

        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.Equal("[]", JsonDocument.Parse(made.Output).RootElement.GetProperty("NotFitting").GetRawText());
        var listed = Run("Get-SsmStageKeyBackup", backup, "--json");
        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("\"_fallback\"", listed.Output, StringComparison.Ordinal);
        var proven = Run("Get-SsmStageKeyBackup", backup, "-PasswordFile", password, "--json");
        Assert.Contains("\"Verified\":true", proven.Output.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);

        var restored = Run("Restore-SsmStageKey", backup, "-App", "shop", "-Stage", "dev", "-ToStage", "copy", "-PasswordFile", password, "-CheckState:$false", "-Confirm:$false", "-JournalPath", Folder, "-Sandbox", "--json");
        Assert.True(restored.ExitCode == 0, restored.Errors);
        Assert.Equal("Restored", JsonDocument.Parse(restored.Output).RootElement.GetProperty("State").GetString());
    }

    [Fact]
    public void Without_a_password_and_without_anybody_to_ask_nothing_is_written()
    {
        var backup = Path.Combine(Folder, "keys.stagekeys");

        var result = Run("Backup-SsmStageKey", "-App", "shop", "-Path", backup, "-Sandbox");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("[PasswordRequired]", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(backup));
    }

    [Fact]
    public void A_backup_that_was_changed_is_an_error_for_scripts_too()
    {
        var backup = Path.Combine(Folder, "keys.stagekeys");
        File.WriteAllText(backup, "SSKEYBAK and something else that is long enough to be taken for a header at first sight");

        var result = Run("Get-SsmStageKeyBackup", backup);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("[KeyBackupDamaged]", result.Errors, StringComparison.Ordinal);
    }
}
