using System.Text;

namespace StackStage.Cmdlets.Tests.PowerShell;

/// <summary>
/// The cmdlets of stage keys, run with everything that talks turned on: no key, password or secret of a stage is in a stream,
/// a transcript, a journal or a backup.
/// </summary>
public class SecretTests
{
    private const string Password = "a-password-to-look-for";

    // The demo's keys and secrets, made up and in plain sight in its scenario.
    private static readonly string[] Secrets =
    [
        "vEGDaYo58TmIB1tfwIS8WXiCXZleAs0vNj60ZE9n9k4=", "I/JaiQNkkBu2vlFGThLFIFtBwDQUVc1rcocTyEg2nGk=", "0TYu9UXmvEEFv9Ft2IaIgv6PHkeKNKQCJ9UKCoKQme0=",
        "sk_test_dev", "sk_test_fallback", "sk_test_not_a_real_key", "not-a-real-password-1234", Password,
    ];

    [SkippableFact]
    public void No_stream_transcript_journal_or_backup_has_a_secret()
    {
        Pwsh.SkipWithout();
        var folder = Directory.CreateTempSubdirectory("stackstage-secrets").FullName;
        try
        {
            var (exitCode, output) = Pwsh.Run(
                $$"""
                $ErrorActionPreference = 'Continue'
                Start-Transcript '{{folder}}/transcript.txt' -IncludeInvocationHeader | Out-Null
                Import-Module '{{Pwsh.Module}}'
                $all = @{ Verbose = $true; Debug = $true; ErrorAction = 'Continue'; WarningAction = 'Continue' }
                $DebugPreference = 'Continue'
                $password = (Get-Content '{{folder}}/password' | ConvertTo-SecureString -AsPlainText -Force)
                $wrong = 'another' | ConvertTo-SecureString -AsPlainText -Force
                $file = '{{folder}}/keys.stagekeys'
                & {
                    Start-StageSandbox demo | Format-List
                    Get-SsmStageKey shop dev -CheckState -AsSecureString @all | Format-List * -Force
                    Get-SsmStageKey shop dev -AsSecureString @all | ConvertTo-Json -Depth 3
                    Get-SsmStageKey shop dev -AsSecureString @all | Export-Csv '{{folder}}/key.csv'
                    Test-SsmStageKey shop dev, pr-12, pr-23 @all | Format-List * -Force
                    Test-SsmStageKey shop dev -Passphrase $wrong -History @all | Format-List * -Force
                    Backup-SsmStageKey -App shop -Stage dev, pr-12 -Path $file -Password $password -Include Secret, Bootstrap, State -Confirm:$false @all | Format-List * -Force
                    Get-SsmStageKeyBackup $file -Password $password @all | Format-List * -Force
                    Get-SsmStageKeyBackup $file -Password $wrong @all | Format-List * -Force
                    Test-SsmStageKey shop dev -BackupPath $file -Password $password @all | Format-List * -Force
                    Restore-SsmStageKey $file -Password $password -App shop -Stage dev -ToStage copy -CheckState:$false -Confirm:$false -JournalPath '{{folder}}/journal' @all | Format-List * -Force
                    Restore-SsmStageKey $file -Password $password -App shop -Stage pr-12 -ToStage copy -CheckState:$false -Confirm:$false -JournalPath '{{folder}}/journal' @all | Format-List * -Force
                    Restore-SsmStageKey $file -Password $password -App shop -Stage pr-12 -ToStage copy -CheckState:$false -Force -Confirm:$false -JournalPath '{{folder}}/journal' @all | Format-List * -Force
                    Restore-SsmStageKey $file -Password $wrong @all
                    Reset-SsmStageKey shop pr-23 -OldPassphrase $wrong @all
                    Reset-SsmStageKey shop dev -OldPassphrase $wrong -BackupPath $file -Password $password -History -Confirm:$false -JournalPath '{{folder}}/journal' @all | Format-List * -Force
                    Reset-StackStage shop dev -BackupPath $file -Password $password -Force -Confirm:$false -JournalPath '{{folder}}/journal' @all | Format-List * -Force
                    $Error.FullyQualifiedErrorId
                    $Error | Format-List * -Force
                    Get-Error -Newest 5
                } *>&1 | Out-String -Width 4000 | Set-Content '{{folder}}/streams.txt'
                Stop-StageSandbox
                Stop-Transcript | Out-Null
                """.Replace($"'{folder}/password'", $"'{PasswordFile(folder)}'", StringComparison.Ordinal));

            Assert.True(exitCode == 0, output);
            var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => path[folder.Length..], File.ReadAllBytes);
            texts["console"] = Encoding.UTF8.GetBytes(output);

            // It looked where there is something to find.
            var streams = Encoding.UTF8.GetString(texts["/streams.txt"]);
            foreach (var word in new[] { "Commands go to", "POST ", "GetParameter", "StageKeyDiffers", "KeyBackupNotOpened", "StageKeyResetLoses", "Reencrypted", "Orphaned", "Restored", "NotFitting", "FitsState" })
            {
                Assert.Contains(word, streams, StringComparison.Ordinal);
            }

            Assert.Contains(texts.Keys, path => path.StartsWith("/journal/", StringComparison.Ordinal));
            Assert.True(texts["/keys.stagekeys"].Length > 1000);
            foreach (var (path, content) in texts)
            {
                foreach (var needle in Secrets.SelectMany(FormsOf))
                {
                    Assert.True(content.AsSpan().IndexOf(needle) < 0, $"'{path}' has a secret in it: {Encoding.UTF8.GetString(needle)}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            File.Delete(PasswordPath(folder));
        }
    }

    // Beside the folder that is searched.
    private static string PasswordFile(string folder)
    {
        File.WriteAllText(PasswordPath(folder), Password);
        return PasswordPath(folder);
    }

    private static string PasswordPath(string folder) => folder + "-password";

    // As it is, in UTF-16, in Base64, in hexadecimal, and of a key also the bytes that it stands for.
    private static IEnumerable<byte[]> FormsOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return bytes;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes).TrimEnd('='));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes).ToLowerInvariant());
        if (secret.EndsWith('='))
        {
            yield return Convert.FromBase64String(secret);
        }
    }
}
