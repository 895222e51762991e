BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'Stop-StageSandbox' {
    It 'frees the port and sends the session back to AWS' {
        $sandbox = Start-StageSandbox -Port (Get-FreePort)
        Stop-StageSandbox | Should -BeNullOrEmpty
        { Get-StackStage } | Should -Throw -ErrorId 'NoCredentials,*'
        (Start-StageSandbox -Port $sandbox.Port).Port | Should -Be $sandbox.Port
        Stop-StageSandbox
    }

    It 'has nothing to do when none runs' {
        { Stop-StageSandbox -ErrorAction Stop } | Should -Not -Throw
        Stop-StageSandbox -Verbose 4>&1 | Should -Match 'No sandbox'
    }

    It 'is done for you when the module goes' {
        $sandbox = Start-StageSandbox -SetEnvironment -Port (Get-FreePort)
        Remove-Module StackStage
        $env:AWS_ENDPOINT_URL | Should -BeNullOrEmpty
        { [System.Net.Sockets.TcpClient]::new('127.0.0.1', $sandbox.Port).Dispose() } | Should -Throw
        Import-Module $module
    }
}
