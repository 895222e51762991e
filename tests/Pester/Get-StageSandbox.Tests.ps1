BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StageSandbox' {
    AfterEach {
        Stop-StageSandbox
    }

    It 'shows nothing, and says why, when commands go to AWS' {
        Get-StageSandbox | Should -BeNullOrEmpty
        Get-StageSandbox -Verbose 4>&1 | Should -Match 'commands go to AWS'
    }

    It 'shows the sandbox that runs, and its time as it passes' {
        $started = Start-StageSandbox empty -TimeScale 1000
        $now = Get-StageSandbox
        $now.Endpoint | Should -Be $started.Endpoint
        $now.Scenario | Should -Be 'empty'
        $now.AccountId | Should -Be $started.AccountId
        $now.Region | Should -Be $started.Region
        $now.AccessKeyId | Should -Be $started.AccessKeyId
        $now.Now | Should -BeGreaterThan $started.Now
        ($now | Format-List | Out-String) | Should -Match 'AccessKeyId'
    }

    It 'shows nothing again after Stop-StageSandbox' {
        $null = Start-StageSandbox empty
        Stop-StageSandbox
        Get-StageSandbox | Should -BeNullOrEmpty
    }

    It 'shows a key that lets one in, and no other is let in' {
        $sandbox = Start-StageSandbox
        $secret = ConvertTo-SecureString 'any' -AsPlainText -Force
        $own = [pscredential]::new($sandbox.AccessKeyId, $secret)
        $other = [pscredential]::new('AKIAIOSFODNN7EXAMPLE', $secret)
        (Get-StackStage shop dev -EndpointUrl $sandbox.Endpoint -Region $sandbox.Region -Credential $own).Stage | Should -Be 'dev'
        { Get-StackStage shop dev -EndpointUrl $sandbox.Endpoint -Region $sandbox.Region -Credential $other } | Should -Throw
    }
}
