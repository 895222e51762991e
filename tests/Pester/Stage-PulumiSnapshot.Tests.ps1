BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
    $WarningPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'The states of stages on AWS' {
    BeforeEach {
        $null = Start-StageSandbox demo
    }

    AfterEach {
        Stop-StageSandbox
    }

    It 'tests what Get-StackStage lists, and says of which stage each fault is' {
        $faults = Get-StackStage shop | Test-PulumiSnapshot
        ($faults | Where-Object Severity -EQ Error).Stage | Select-Object -Unique | Should -Be 'pr-17'
        Test-PulumiSnapshot -App shop -Stage dev -Quiet | Should -BeTrue
        $faults | Format-Table | Out-String -Width 80 | Should -Match 'Stage +Severity +Kind +Name +Repair'
    }

    It 'repairs one, under its lock, and it can be undone' {
        Repair-PulumiSnapshot -App shop -Stage pr-17 -WhatIf 3>$null | Should -BeNullOrEmpty
        Test-PulumiSnapshot -App shop -Stage pr-17 -Quiet | Should -BeFalse

        $repaired = Get-StackStage shop pr-17 | Repair-PulumiSnapshot
        $repaired.Changed | Should -BeTrue
        $repaired.BackupPath | Should -BeLike 's3://*/snapshot/shop/pr-17/*'
        $repaired | Test-PulumiSnapshot -Quiet | Should -BeTrue
        (Get-StackStage shop pr-17).Locked | Should -BeFalse

        $null = Restore-StackStageSnapshot shop pr-17 -Previous -Force -Confirm:$false
        Test-PulumiSnapshot -App shop -Stage pr-17 -Quiet | Should -BeFalse
    }

    It 'lists and removes, and records lead back to their stage' {
        $last = Get-PulumiResource -App shop -Stage dev | Select-Object -Last 1
        $last.Stage | Should -Be 'dev'
        ($last | Remove-PulumiResource -PassThru -Confirm:$false).Urn | Should -Be $last.Urn
        (Get-PulumiResource -App shop -Stage dev).Urn | Should -Not -Contain $last.Urn
        (Get-PulumiResource -App shop2 -Stage dev).Count | Should -Be 10
    }

    It 'takes the resources from the pipeline with -Name, and refuses both ways at once' {
        Get-StackStage shop dev | Remove-PulumiResource -Name nope -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        Get-PulumiResource -App shop -Stage dev | Select-Object -Last 1 | Remove-PulumiResource -Name x -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'UrnAndName,*'
        Get-StackStage shop dev | Remove-PulumiResource -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotNamed,*'
    }

    It 'does not take a variable that is not set for the usual home' {
        foreach ($named in { Unlock-StackStage shop pr-31 -Backend $nothing -WhatIf }, { Repair-PulumiSnapshot -App shop -Stage pr-17 -HomePath '' -WhatIf }, { Get-PulumiResource -App shop -Stage dev -SnapshotId $nothing }, { Get-StackStageRun -JournalPath $nothing }) {
            $named | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        # A record may well leave them empty.
        [pscustomobject]@{ App = 'shop'; Stage = 'pr-31'; Backend = ''; HomePath = $null; Region = '' } | Unlock-StackStage -WhatIf -ErrorAction Stop
    }

    It 'looks at earlier states and never changes them' {
        # The present state is broken, and the ones before are not.
        Get-StackStageSnapshot shop pr-17 | Test-PulumiSnapshot -Quiet | Select-Object -Unique | Should -Be $true
        $kept = Get-StackStageSnapshot shop pr-17 -Source Snapshot | Select-Object -First 1
        ($kept | Get-PulumiResource)[0].SnapshotId | Should -Be $kept.SnapshotId
        foreach ($piped in { $kept | Repair-PulumiSnapshot }, { $kept | Get-PulumiResource | Select-Object -Last 1 | Remove-PulumiResource -Confirm:$false }) {
            $problem = @(& $piped 2>&1)
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'SnapshotNotChangeable,*'
            $problem[0].ErrorDetails.RecommendedAction | Should -BeLike "*Restore-StackStageSnapshot -App 'shop' -Stage 'pr-17' -Region us-east-1 -SnapshotId '$($kept.SnapshotId)'*"
        }
    }

    It 'compares earlier states with the present one, with each other and with files' {
        $all = Get-StackStageSnapshot shop pr-17 | Where-Object IsPresent -EQ $false
        $changes = $all[0] | Compare-PulumiSnapshot
        $changes | Should -Not -BeNullOrEmpty
        Compare-PulumiSnapshot -App shop -Stage pr-17 -SnapshotId $all[0].SnapshotId -DifferenceSnapshotId $all[0].SnapshotId | Should -BeNullOrEmpty
        $null = $all[0] | Repair-PulumiSnapshot -Destination "$TestDrive/kept.json"
        (Get-StackStage shop pr-17 | Compare-PulumiSnapshot "$TestDrive/kept.json").Count | Should -Be @($changes).Count
        $all[0] | Compare-PulumiSnapshot "$TestDrive/kept.json" | Should -BeNullOrEmpty
        Compare-PulumiSnapshot -App shop -Stage pr-17 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ReferenceNotNamed,*'
        Compare-PulumiSnapshot -App "it's" -Stage dev -Backend 's3://state/x' -Region eu-west-1 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike "*Get-StackStageSnapshot -App 'it''s' -Backend s3://state/x -Region eu-west-1 -Stage dev | *"
    }

    It 'leaves a locked stage alone and says who holds it' {
        $null = Get-PulumiResource -App shop -Stage pr-31 | Select-Object -Last 1 | Remove-PulumiResource -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StageLocked,*'
        "$($problem[0])" | Should -BeLike "*'deploy'*"
    }

    It 'says what is not there' {
        foreach ($piped in { Test-PulumiSnapshot -App shop -Stage nope }, { Repair-PulumiSnapshot -App shop -Stage nope }, { Get-PulumiResource -App nope -Stage dev }) {
            @(& $piped 2>&1)[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
        }

        @(Test-PulumiSnapshot -App shop -Stage dev -SnapshotId nope 2>&1)[0].FullyQualifiedErrorId | Should -BeLike 'SnapshotNotFound,*'
        Get-PulumiResource -App shop -Stage dev -Name nope, '*' -ErrorAction SilentlyContinue -ErrorVariable problem | Should -Not -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        Get-PulumiResource -App shop -Stage dev -Name nope* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'completes ids of earlier states, URNs and names' {
        $line = 'Restore-StackStageSnapshot shop pr-17 -SnapshotId '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain (Get-StackStageSnapshot shop pr-17)[0].SnapshotId
        $line = 'Remove-PulumiResource -App shop -Stage dev -Name shop-'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'shop-dev'
    }
}

Describe 'The states of stages on disk' {
    BeforeEach {
        $home1 = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())/app/shop"
        Copy-Item $sample "$home1/dev.json"
        $home1 = $home1.Parent.Parent.FullName
        $state = "$home1/app/shop/dev.json"
    }

    It 'goes by the stage and not by its file, which has a lock' {
        $null = New-Item "$home1/lock/shop/dev.json" -Force -Value '{"created":"2026-01-01T00:00:00Z","command":"deploy"}'
        $hash = (Get-FileHash $state).Hash
        $problem = @(Get-StackStage -HomePath $home1 | Repair-PulumiSnapshot 2>&1)
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StageLocked,*'
        (Get-FileHash $state).Hash | Should -Be $hash
        Remove-Item "$home1/lock/shop/dev.json"
        $repaired = Get-StackStage -HomePath $home1 | Repair-PulumiSnapshot
        $repaired.BackupPath | Should -BeLike "$home1*snapshot*shop*dev*"
        (Get-ChildItem "$home1/app/shop").Name | Should -Be 'dev.json'
        Get-StackStage -HomePath $home1 | Test-PulumiSnapshot -Quiet | Should -BeTrue
    }

    It 'still takes files, paths and URLs' {
        Get-ChildItem $state | Test-PulumiSnapshot -Quiet | Should -BeFalse
        [pscustomobject]@{ Path = $state } | Test-PulumiSnapshot -Quiet | Should -BeFalse
        Test-PulumiSnapshot "file://$($IsWindows ? '/' : '')$state" -Quiet | Should -BeFalse
        $mixed = @(Get-StackStage -HomePath $home1), $state, (Get-Item $state) | ForEach-Object { $_ } | Test-PulumiSnapshot -Quiet
        $mixed | Should -Be @($false, $false, $false)
    }

    It 'has parameter sets in which a home and a file do not go together' {
        { Test-PulumiSnapshot -LiteralPath $state -Region eu-central-1 } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
        { Repair-PulumiSnapshot -Path $state -App shop -Stage dev } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }
}
