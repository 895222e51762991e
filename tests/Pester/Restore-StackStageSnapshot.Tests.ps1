BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'Going back in time' {
    BeforeAll {
        $null = Start-StageSandbox demo
    }

    AfterAll {
        Stop-StageSandbox
    }

    It 'lists what is kept, as a table that fits a terminal' {
        $kept = Get-StackStageSnapshot shop pr-17
        $kept | Should -Not -BeNullOrEmpty
        $text = $kept | Format-Table | Out-String -Width 80
        $text | Should -Match 'Time +Id +Command +Count +Sound +NeedsKey\b'
    }

    It 'goes on from Get-StackStage' {
        (Get-StackStage shop pr-17 | Get-StackStageSnapshot -Newest 1).Stage | Should -Be 'pr-17'
    }

    It 'previews, restores the last sound state, and undoes it' {
        $before = (Get-StackStage shop pr-17).ResourceCount
        Restore-StackStageSnapshot shop pr-17 -LastSound -WhatIf 3>$null | Should -BeNullOrEmpty
        (Get-StackStage shop pr-17).ResourceCount | Should -Be $before

        $back = Restore-StackStageSnapshot shop pr-17 -LastSound -Confirm:$false -WarningAction SilentlyContinue
        $back.Changed | Should -BeTrue
        $back.Backup | Should -BeLike 's3://*snapshot/shop/pr-17/*'
        (Get-StackStage shop pr-17).ResourceCount | Should -Be $back.ResourceCount
        (Get-StackStage shop pr-17).Locked | Should -BeFalse

        $null = Restore-StackStageSnapshot shop pr-17 -Previous -Force -Confirm:$false -WarningAction SilentlyContinue
        (Get-StackStage shop pr-17).ResourceCount | Should -Be $before
    }

    It 'takes one from the pipeline' {
        $one = Get-StackStageSnapshot shop pr-17 | Where-Object IsPresent -EQ $false | Select-Object -First 1
        $one | Restore-StackStageSnapshot -Force -Confirm:$false -WarningAction SilentlyContinue | ForEach-Object SnapshotId | Should -Be $one.SnapshotId
    }

    It 'leaves a locked stage alone' {
        $failed = $null
        Restore-StackStageSnapshot shop pr-31 -Previous -Force -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike '*,*Restore*'
    }

    It 'says what is not there' {
        Restore-StackStageSnapshot shop nope -Previous -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
        Restore-StackStageSnapshot shop pr-17 -Id nope -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SnapshotNotFound,*'
    }
}

Describe 'Unlock-StackStage' {
    BeforeAll {
        $null = Start-StageSandbox demo
    }

    AfterAll {
        Stop-StageSandbox
    }

    It 'previews, and removes the stale lock of the demo' {
        Unlock-StackStage shop pr-31 -OlderThan 0 -WhatIf | Should -BeNullOrEmpty
        (Get-StackStage shop pr-31).Locked | Should -BeTrue
        $unlocked = Get-StackStage shop pr-31 | Unlock-StackStage -Force -Confirm:$false
        $unlocked.State | Should -Be 'Removed'
        $unlocked.Holder | Should -Be 'deploy'
        (Get-StackStage shop pr-31).Locked | Should -BeFalse
    }

    It 'says that there is no lock' {
        (Unlock-StackStage shop dev -Confirm:$false).State | Should -Be 'NotLocked'
    }

    It 'is an error for a stage that is not there' {
        Unlock-StackStage shop nope -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
    }
}
