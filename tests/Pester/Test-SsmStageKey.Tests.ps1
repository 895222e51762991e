BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $null = Start-StageSandbox demo
}

AfterAll {
    Exit-TestSession
}

Describe 'Test-SsmStageKey' {
    It 'says which keys fit, are wrong, or are missing' {
        $tests = Get-StackStage shop dev, pr-12, pr-23 | Test-SsmStageKey
        $tests.Result | Should -Be 'Fits', 'Wrong', 'Missing'
        $tests[0].Secrets | Should -BeGreaterThan 0
        $tests[2].Note | Should -Match '/sst/passphrase/shop/pr-23'
    }

    It 'writes Booleans for scripts' {
        Test-SsmStageKey shop dev -Quiet | Should -BeTrue
        Test-SsmStageKey shop pr-23 -Quiet | Should -BeFalse
    }

    It 'tries another key, given or in a file' {
        $right = (Get-SsmStageKey shop dev -AsSecureString).Value
        (Test-SsmStageKey shop dev -Passphrase $right).Candidate | Should -Be 'Passphrase'
        Test-SsmStageKey shop dev -Passphrase $right -Quiet | Should -BeTrue
        'nonsense' | Set-Content TestDrive:/key
        Test-SsmStageKey shop dev -PassphraseFile TestDrive:/key -Quiet | Should -BeFalse
    }

    It 'tries the kept states, too' {
        $tests = Test-SsmStageKey shop dev -History
        $tests.Count | Should -BeGreaterThan 2
        $tests[0].SnapshotId | Should -BeNullOrEmpty
        $kept = $tests | Select-Object -Skip 1
        $kept.Result | Sort-Object -Unique | Should -Be 'Fits'
        (Get-StackStageSnapshot shop dev).SnapshotId | Should -Contain $kept[0].SnapshotId
    }

    It 'names the version that fits, and since when it is wrong' {
        $password = ConvertTo-SecureString 'for a test' -AsPlainText -Force
        $null = Backup-SsmStageKey shop pr-12 -Path TestDrive:/wrong.stagekeys -Password $password -WarningAction SilentlyContinue
        $null = Restore-SsmStageKey TestDrive:/wrong.stagekeys shop pr-12 -ToStage dev -Password $password -CheckState:$false -Force -Confirm:$false
        $test = Test-SsmStageKey shop dev
        $test.Result | Should -Be 'Wrong'
        $test.FittingVersion | Should -Be 1
        $test.WrongSince | Should -Be 2
    }

    It 'tries the keys of a backup' {
        $password = ConvertTo-SecureString 'for a test' -AsPlainText -Force
        $null = Backup-SsmStageKey shop production -Path TestDrive:/keys.stagekeys -Password $password -CheckState:$false
        $test = Test-SsmStageKey shop production -BackupPath TestDrive:/keys.stagekeys -Password $password
        $test.Result | Should -Be 'Fits'
        $test.EntryId | Should -Be (Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -Stage production).EntryId
        Test-SsmStageKey shop pr-23 -BackupPath TestDrive:/keys.stagekeys -Password $password -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageKeyNotInBackup,*'
        { Test-SsmStageKey shop dev -BackupPath TestDrive:/keys.stagekeys -Password (ConvertTo-SecureString no -AsPlainText -Force) } | Should -Throw -ErrorId 'KeyBackupNotOpened,*'
    }

    It 'says what is not there' {
        { Test-SsmStageKey shop nope -ErrorAction Stop } | Should -Throw -ErrorId 'StageNotFound,*'
    }
}
