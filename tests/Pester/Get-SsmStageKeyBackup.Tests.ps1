BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $null = Start-StageSandbox demo
    $password = ConvertTo-SecureString 'for a test' -AsPlainText -Force
    $made = Backup-SsmStageKey shop -Path TestDrive:/keys.stagekeys -Password $password -CheckState:$false -Include Secret
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-SsmStageKeyBackup' {
    It 'lists without a password, and proves with one' {
        $items = Get-SsmStageKeyBackup TestDrive:/keys.stagekeys
        $items.Count | Should -Be $made.KeyCount
        $items.Verified | Sort-Object -Unique | Should -BeFalse
        $items.EntryId | Sort-Object -Unique | Should -Be $made.EntryId
        (Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -App shop -Stage dev).Includes | Should -Be 'Secret'
        (Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -Password $password).Verified | Sort-Object -Unique | Should -BeTrue
    }

    It 'takes files from the pipeline' {
        (Get-ChildItem TestDrive:/keys.stagekeys | Get-SsmStageKeyBackup -Stage dev).Stage | Should -Be 'dev'
    }

    It 'refuses what was changed, what is none, and what is not there' {
        $bytes = [System.IO.File]::ReadAllBytes("$TestDrive/keys.stagekeys")
        $bytes[$bytes.Length / 2] = $bytes[$bytes.Length / 2] -bxor 1
        [System.IO.File]::WriteAllBytes("$TestDrive/changed.stagekeys", $bytes)
        { Get-SsmStageKeyBackup TestDrive:/changed.stagekeys -ErrorAction Stop } | Should -Throw -ErrorId 'KeyBackupDamaged,*'
        { Get-SsmStageKeyBackup TestDrive:/none.stagekeys -ErrorAction Stop } | Should -Throw -ErrorId 'KeyBackupNotFound,*'
        { Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -EntryId none -ErrorAction Stop } | Should -Throw -ErrorId 'KeyBackupEntryNotFound,*'
        { Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -Verify -ErrorAction Stop } | Should -Throw -ErrorId 'PasswordRequired,*'
    }

    It 'shows a table that fits a terminal, and completes entries' {
        Get-SsmStageKeyBackup TestDrive:/keys.stagekeys | Format-Table | Out-String -Width 80 | Should -Match 'Created +App +Stage +Version +Fits +Encryption +Verified'
        $line = "Restore-SsmStageKey $TestDrive/keys.stagekeys -EntryId "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $made.EntryId
    }
}
