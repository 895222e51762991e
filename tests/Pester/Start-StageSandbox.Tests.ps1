BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'Start-StageSandbox' {
    AfterEach {
        Stop-StageSandbox
    }

    It 'says what it started' {
        $sandbox = Start-StageSandbox
        $sandbox.Scenario | Should -Be 'demo'
        $sandbox.Endpoint.Port | Should -Be $sandbox.Port
        $sandbox.Endpoint.IsLoopback | Should -BeTrue
        $sandbox.TimeScale | Should -Be 600
        $sandbox.AccountId | Should -Match '^\d{12}$'
        $sandbox.Region | Should -Not -BeNullOrEmpty
    }

    It 'starts an empty one on a port and at a pace of one''s own' {
        $port = Get-FreePort
        $sandbox = Start-StageSandbox -Scenario empty -TimeScale 10 -Port $port
        $sandbox.Port | Should -Be $port
        $sandbox.TimeScale | Should -Be 10
        { Get-StackStage } | Should -Throw -ErrorId 'SstHomeNotFound,*'
    }

    It 'does not replace one that runs' {
        $first = Start-StageSandbox
        { Start-StageSandbox } | Should -Throw -ErrorId 'SandboxAlreadyRunning,*'
        (Get-StackStage shop dev).Stage | Should -Be 'dev'
        $first.Endpoint | Should -Not -BeNullOrEmpty
    }

    It 'says that a port is taken' {
        $taken = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $taken.Start()
        try {
            { Start-StageSandbox -Port $taken.LocalEndpoint.Port } | Should -Throw -ErrorId 'PortNotAvailable,*'
        }
        finally {
            $taken.Stop()
        }
    }

    It 'takes a scenario from a file, and refuses one that is none' {
        '{"region":"eu-west-1","services":{}}' | Set-Content TestDrive:/mine.json
        '{"services":' | Set-Content TestDrive:/broken.json
        '{"services":{"nonsense":{}}}' | Set-Content TestDrive:/unknown.json
        Push-Location TestDrive:/
        try {
            (Start-StageSandbox ./mine.json).Region | Should -Be 'eu-west-1'
            Stop-StageSandbox
            { Start-StageSandbox ./broken.json } | Should -Throw -ErrorId 'ScenarioNotValid,*'
            { Start-StageSandbox ./unknown.json } | Should -Throw -ErrorId 'ScenarioNotValid,*'
            { Start-StageSandbox ./missing.json } | Should -Throw -ErrorId 'ScenarioNotFound,*'
        }
        finally {
            Pop-Location
        }
    }

    It 'keeps itself in a file' {
        $file = Join-Path (Get-Item TestDrive:/).FullName state.json
        $null = Start-StageSandbox -StateFile $file
        Stop-StageSandbox
        $null = Start-StageSandbox -Scenario empty -StateFile $file
        (Get-StackStage shop dev).Stage | Should -Be 'dev'
        (Get-StageSandbox).Scenario | Should -Be 'demo'
    }

    It 'says that a state file counts and not the scenario beside it' {
        $file = Join-Path (Get-Item TestDrive:/).FullName counts.json
        Start-StageSandbox -Scenario empty -StateFile $file 3>&1 | Should -Not -BeOfType System.Management.Automation.WarningRecord
        Stop-StageSandbox
        $warning = Start-StageSandbox -Scenario demo -StateFile $file 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        $warning.Message | Should -Match "counts\.json.*'demo' is not read"
        Stop-StageSandbox
        Start-StageSandbox -StateFile $file 3>&1 | Should -Not -BeOfType System.Management.Automation.WarningRecord
    }

    It 'does not take the state of a stack for a scenario' {
        '{"version":3,"deployment":{"manifest":{},"resources":[]}}' | Set-Content TestDrive:/stack.json
        { Start-StageSandbox (Join-Path (Get-Item TestDrive:/).FullName stack.json) } | Should -Throw -ErrorId 'ScenarioNotValid,*'
    }

    It 'leaves the environment alone unless told' {
        $before = $env:AWS_ENDPOINT_URL
        $null = Start-StageSandbox
        $env:AWS_ENDPOINT_URL | Should -Be $before
    }

    It 'sends other programs to it with -SetEnvironment, and takes that back' {
        $env:AWS_PROFILE = 'mine'
        $env:AWS_ENDPOINT_URL_S3 = 'http://127.0.0.1:9'
        try {
            $sandbox = Start-StageSandbox -SetEnvironment
            $env:AWS_ENDPOINT_URL | Should -Be $sandbox.Endpoint.AbsoluteUri.TrimEnd('/')
            $env:AWS_ACCESS_KEY_ID | Should -Not -BeNullOrEmpty
            $env:AWS_REGION | Should -Be $sandbox.Region
            $env:AWS_PROFILE | Should -BeNullOrEmpty
            $env:AWS_ENDPOINT_URL_S3 | Should -BeNullOrEmpty
            Stop-StageSandbox
            $env:AWS_ENDPOINT_URL | Should -BeNullOrEmpty
            $env:AWS_PROFILE | Should -Be 'mine'
            $env:AWS_ENDPOINT_URL_S3 | Should -Be 'http://127.0.0.1:9'
        }
        finally {
            Remove-Item Env:/AWS_PROFILE, Env:/AWS_ENDPOINT_URL_S3
        }
    }

    It 'completes scenarios' {
        (TabExpansion2 'Start-StageSandbox -Scenario d' 30).CompletionMatches.CompletionText | Should -Contain 'demo'
        (TabExpansion2 'Start-StageSandbox e' 20).CompletionMatches.CompletionText | Should -Contain 'empty'
    }
}
