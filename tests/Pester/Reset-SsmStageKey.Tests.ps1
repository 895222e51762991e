BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'A new stage key' {
    BeforeEach {
        $null = Start-StageSandbox demo
    }

    AfterEach {
        Stop-StageSandbox
    }

    It 'lists place by place what a lost key takes with it, and refuses' {
        Reset-SsmStageKey shop pr-23 -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue -WarningVariable places
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageKeyResetLoses,*'
        $places.Message | Should -Match 'no key opens (inputs|outputs)\.'
        (Get-StackStage shop pr-23).HasKey | Should -BeFalse
    }

    It 'previews without a record and without a change' {
        Reset-SsmStageKey shop pr-23 -AllowLoss -WhatIf -WarningAction SilentlyContinue -WarningVariable places | Should -BeNullOrEmpty
        $places | Should -Not -BeNullOrEmpty
        (Get-StackStage shop pr-23).HasKey | Should -BeFalse
        (Get-StackStage shop pr-23).Locked | Should -BeFalse
    }

    It 'makes a new key, keeps the resources, and tells of each place' {
        $before = (Get-StackStage shop pr-23).ResourceCount
        $reset = Get-StackStage shop pr-23 | Reset-SsmStageKey -AllowLoss -Confirm:$false -WarningAction SilentlyContinue
        $reset.State | Should -Be 'Done'
        $reset.Version | Should -Be 1
        $reset.Lost | Should -Not -BeNullOrEmpty
        $reset.Lost[0].Reason | Should -Not -BeNullOrEmpty
        $stage = Get-StackStage shop pr-23
        $stage.HasKey | Should -BeTrue
        $stage.Locked | Should -BeFalse
        $stage.ResourceCount | Should -Be $before
        Test-PulumiSnapshot -App shop -Stage pr-23 -Quiet | Should -BeTrue
        $reset | Format-Table | Out-String -Width 80 | Should -Match 'App +Stage +State +Version +Kept +Lost +SecretsFile'
        $reset.Lost | Format-Table | Out-String -Width 80 | Should -Match 'Fate +Kind +Name +Path'
    }

    It 'rotates a known key without a loss' {
        $reset = Reset-SsmStageKey shop production -History -Confirm:$false
        $reset.State | Should -Be 'Done'
        $reset.Version | Should -Be 2
        $reset.Lost | Should -BeNullOrEmpty
        $reset.Kept | Should -BeGreaterThan 0
    }

    It 'refuses a home without Parameter Store, and says what is not there' {
        [pscustomobject]@{ App = 'shop'; Stage = 'dev'; Home = 'local' } | Reset-SsmStageKey -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'HomeNotSupported,*'
        Reset-SsmStageKey shop nope -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
    }

    It 'says no key and no secret in any stream' {
        $old = 'c2VjcmV0IG9mIHRoZSB0ZXN0IHRoYXQgbm9ib2R5IHNheXM='
        $transcript = [System.IO.Path]::GetTempFileName()
        $journal = [System.IO.Directory]::CreateTempSubdirectory('stackstage-journal').FullName
        $null = Start-Transcript -Path $transcript
        $DebugPreference = $VerbosePreference = 'Continue'
        $said = Reset-SsmStageKey shop pr-23 -AllowLoss -OldPassphrase (ConvertTo-SecureString $old -AsPlainText -Force) -JournalPath $journal -Confirm:$false *>&1 | Out-String -Width 500
        $null = Stop-Transcript
        $said | Should -Match 'PutParameter: 200'
        $all = $said + [System.IO.File]::ReadAllText($transcript) + -join ([System.IO.Directory]::GetFiles($journal, '*', 'AllDirectories') | ForEach-Object { [System.IO.File]::ReadAllText($_) })
        $all.Contains($old) | Should -BeFalse
        $all | Should -Not -Match '[A-Za-z0-9+/]{43}='
        [System.IO.File]::Delete($transcript)
        [System.IO.Directory]::Delete($journal, $true)
    }
}
