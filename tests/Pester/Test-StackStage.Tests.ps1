BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    Start-StageSandbox -TimeScale 6000 | Out-Null
}

AfterAll {
    Stop-StageSandbox
    Exit-TestSession
}

Describe 'Test-StackStage' {
    It 'finds what the demo suffers from, with the commands that mend it' {
        $findings = Test-StackStage

        $findings.Kind | Should -Contain 'KeyMissing'
        $findings.Kind | Should -Contain 'CertificateEdgeMissing'
        $findings.Kind | Should -Not -Contain 'NotLookedAt'
        $findings.Where({ $_.Kind -eq 'LockStale' -or $_.Kind -eq 'Locked' }) | Should -Not -BeNullOrEmpty
        foreach ($command in $findings.Command.Where({ $_ -and $_ -notmatch '<' })) {
            $name = ($command -split ' ')[0]
            Get-Command $name -Module StackStage -ErrorAction Ignore | Should -Not -BeNullOrEmpty -Because "$command is to be pasted"
        }
    }

    It 'takes stages from the pipeline, and looks at what is asked for' {
        $findings = Get-StackStage shop | Test-StackStage -Check Key, Lock
        $findings.Check | Sort-Object -Unique | ForEach-Object { "$_" } | Should -BeIn 'Key', 'Lock'
        $findings.App | Sort-Object -Unique | Should -Be 'shop'
    }

    It 'is a Boolean with -Quiet' {
        Test-StackStage shop -Quiet | Should -BeFalse
        Test-StackStage shop dev -Check History -Quiet | Should -BeTrue
        Test-StackStage shop nope -Quiet -ErrorAction SilentlyContinue | Should -BeFalse
        @() | Test-StackStage -Quiet | Should -BeNullOrEmpty
    }

    It 'ends a build with -FailOnFinding' {
        { Test-StackStage shop -Check Key -FailOnFinding } | Should -Throw -ErrorId 'FindingsFound,*'
        { Test-StackStage shop dev -Check History -FailOnFinding } | Should -Not -Throw
    }

    It 'says what is not there' {
        Test-StackStage shop nope -Check State -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
    }
}
