BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
}

AfterAll {
    Exit-TestSession
}

Describe 'Repair-PulumiSnapshot' {
    BeforeEach {
        $state = "$TestDrive/$([guid]::NewGuid()).json"
        Copy-Item $sample $state
    }

    It 'repairs in place and keeps the old file beside it' {
        $result = Repair-PulumiSnapshot $state -WarningAction SilentlyContinue
        $result.Changed | Should -BeTrue
        (Get-FileHash $result.BackupPath).Hash | Should -Be (Get-FileHash $sample).Hash
        Test-PulumiSnapshot $state -Quiet | Should -BeTrue
    }

    It 'changes nothing the second time' {
        Repair-PulumiSnapshot $state -WarningAction SilentlyContinue | Out-Null
        (Repair-PulumiSnapshot $state -WarningAction SilentlyContinue).Changed | Should -BeFalse
    }

    It 'takes files from Get-ChildItem, and gives records that pipe on' {
        Get-ChildItem $state | Repair-PulumiSnapshot -WarningAction SilentlyContinue | Test-PulumiSnapshot -Quiet | Should -BeTrue
    }

    It 'changes nothing with -WhatIf or with the preference' {
        Repair-PulumiSnapshot $state -WhatIf -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; Repair-PulumiSnapshot $state -WarningAction SilentlyContinue } | Should -BeNullOrEmpty
        (Get-FileHash $state).Hash | Should -Be (Get-FileHash $sample).Hash
    }

    It 'writes text with -PassThru' {
        (Repair-PulumiSnapshot $state -PassThru -WarningAction SilentlyContinue | ConvertFrom-Json).version | Should -Be 3
    }

    It 'is an error, not a hang, when a confirmation is needed and nobody is there' {
        Repair-PulumiSnapshot $state -Confirm -ErrorAction SilentlyContinue -ErrorVariable problem -WarningAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
        (Get-FileHash $state).Hash | Should -Be (Get-FileHash $sample).Hash
    }

    It 'has an error with id, category, target and recommendation' {
        Set-Content $state '{"version":3,"checkpoint":'
        Repair-PulumiSnapshot $state -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StateTruncated,*'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $problem[0].TargetObject | Should -Be $state
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Salvage*'
    }

    It 'completes the values of its parameters' {
        $line = 'Repair-PulumiSnapshot x -OrphanAction R'
        ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText |
            Should -Be @('Rename', 'Reparent', 'RestoreComponent')
    }

    It 'has help' {
        (Get-Help Repair-PulumiSnapshot).Synopsis | Should -BeLike '*broken Pulumi*'
        (Get-Help Repair-PulumiSnapshot -Examples).examples.example.Count | Should -BeGreaterThan 2
    }
}
