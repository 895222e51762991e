BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $backup = "$configuration/stages.keybackup"
    $password = ConvertTo-SecureString 'correct horse battery staple' -AsPlainText -Force
}

AfterAll {
    Exit-TestSession
}

Describe 'Forgetting a stage' {
    BeforeEach {
        $null = Start-StageSandbox demo
    }

    AfterEach {
        Stop-StageSandbox
    }

    It 'says how many resources there are, and refuses' {
        Reset-StackStage shop dev -BackupPath $backup -Password $password -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageHasResources,*'
        $failed[0].Exception.Message | Should -Match 'lists \d+ resources'
        Test-Path $backup | Should -BeFalse
        (Get-StackStage shop dev).HasKey | Should -BeTrue
    }

    It 'previews each step, and changes nothing' {
        Reset-StackStage shop dev -BackupPath $backup -Password $password -Force -WhatIf -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Test-Path $backup | Should -BeFalse
        (Get-StackStage shop dev).HasKey | Should -BeTrue
    }

    It 'backs up, forgets, and what was backed up comes back' {
        $before = Get-StackStage shop dev
        $reset = $before | Reset-StackStage -BackupPath $backup -Password $password -Force -Confirm:$false -WarningAction SilentlyContinue
        $reset.State | Should -Be 'Done'
        $reset.Orphaned.Count | Should -BeGreaterThan 0
        $reset.Removed | Should -Contain 'state'
        $reset.Removed | Should -Contain 'key'
        $reset | Format-List | Out-String -Width 80 | Should -Match 'Removed +: state'
        Get-StackStage shop dev -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        (Get-StackStage shop2 dev).HasKey | Should -BeTrue
        (Get-SsmStageKeyBackup $backup).Stage | Should -Contain 'dev'

        $null = Restore-SsmStageKey $backup -App shop -Stage dev -Password $password -Include State, Secret -Confirm:$false -WarningAction SilentlyContinue
        $after = Get-StackStage shop dev
        $after.HasKey | Should -BeTrue
        $after.ResourceCount | Should -Be $before.ResourceCount
        Test-SsmStageKey shop dev -Quiet | Should -BeTrue
        [System.IO.File]::Delete($backup)
    }

    It 'refuses two encryptions, a folder that is no project, a state without its key, and what is not there' {
        { Reset-StackStage shop dev -BackupPath $backup -Password $password -KmsKeyId alias/aws/ssm -Confirm:$false } | Should -Throw -ErrorId 'SeveralEncryptions,*'
        Reset-StackStage shop dev -BackupPath $backup -Password $password -LocalPath $configuration -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'LocalPathNotValid,*'
        Reset-StackStage shop pr-23 -BackupPath $backup -Password $password -Force -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageHasNoKey,*'
        Reset-StackStage shop nope -BackupPath $backup -Password $password -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
    }
}
