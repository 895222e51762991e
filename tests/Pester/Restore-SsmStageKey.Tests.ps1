BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $null = Start-StageSandbox demo
    $password = ConvertTo-SecureString 'for a test' -AsPlainText -Force
    $null = Backup-SsmStageKey shop -Path TestDrive:/keys.stagekeys -Password $password -CheckState:$false -Include Secret, State
}

AfterAll {
    Exit-TestSession
}

Describe 'Restore-SsmStageKey' {
    It 'previews, and restores under another name' {
        Restore-SsmStageKey TestDrive:/keys.stagekeys shop dev -ToStage copy -CheckState:$false -Password $password -WhatIf | Should -BeNullOrEmpty
        Get-SsmStageKey shop copy* | Should -BeNullOrEmpty
        $restored = Restore-SsmStageKey TestDrive:/keys.stagekeys shop dev -ToStage copy -CheckState:$false -Password $password -Confirm:$false
        $restored.State | Should -Be 'Restored'
        $restored.Version | Should -Be 1
        $copy, $dev = foreach ($stage in 'copy', 'dev') { ConvertFrom-SecureString (Get-SsmStageKey shop $stage -AsSecureString).Value -AsPlainText }
        $copy | Should -Be $dev
        (Get-SsmStageKey shop copy).Description | Should -Match 'DO NOT DELETE'
    }

    It 'leaves what is as it was, and refuses a different value without -Force' {
        (Restore-SsmStageKey TestDrive:/keys.stagekeys shop dev -Password $password -Confirm:$false).State | Should -Be 'Unchanged'
        { Restore-SsmStageKey TestDrive:/keys.stagekeys shop production -ToStage copy -CheckState:$false -Password $password -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'StageKeyDiffers,*'
        $restored = Restore-SsmStageKey TestDrive:/keys.stagekeys shop production -ToStage copy -CheckState:$false -Force -Password $password -Confirm:$false
        $restored.Version | Should -Be 2
        $restored.PreviousVersion | Should -Be 1
    }

    It 'restores only what opens the state' {
        { Restore-SsmStageKey TestDrive:/keys.stagekeys shop pr-12 -Password $password -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'StageKeyDoesNotFit,*'
    }

    It 'puts a wrong key right' {
        $null = Restore-SsmStageKey TestDrive:/keys.stagekeys shop pr-12 -ToStage dev -CheckState:$false -Force -Password $password -Confirm:$false
        Test-SsmStageKey shop dev -Quiet | Should -BeFalse
        (Get-SsmStageKeyBackup TestDrive:/keys.stagekeys -Stage dev | Restore-SsmStageKey -Force -Password $password -Confirm:$false).FitsState | Should -Be 'Fits'
        Test-SsmStageKey shop dev -Quiet | Should -BeTrue
    }

    It 'wants a yes, and needs none of another account' {
        { Restore-SsmStageKey TestDrive:/keys.stagekeys shop dev -ToStage unasked -CheckState:$false -Password $password -ErrorAction Stop } | Should -Throw -ErrorId 'ConfirmationRequired,*'
        { Restore-SsmStageKey TestDrive:/keys.stagekeys shop dev -Region eu-south-1 -Password $password -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'KeyBackupOfAnotherAccount,*'
    }
}
