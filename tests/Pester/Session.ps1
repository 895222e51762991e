# What every file here begins with: the module as the last build left it in out/StackStage, and none of the machine's own
# AWS configuration. Dot-source it in BeforeAll, and call Exit-TestSession in AfterAll; Pester 5 and 6 run the files alike.
$module = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../out/StackStage/StackStage.psd1")
if (-not (Test-Path $module)) {
    throw "There is no module at $module. Build it first: dotnet build"
}

$environmentBefore = @{}
foreach ($name in @([System.Environment]::GetEnvironmentVariables().Keys -match '^AWS_|_proxy$|^XDG_STATE_HOME$|^LOCALAPPDATA$')) {
    $environmentBefore[$name] = [System.Environment]::GetEnvironmentVariable($name)
    [System.Environment]::SetEnvironmentVariable($name, $null)
}

# Empty files: no profile of whoever runs the tests is read. The SDK looks for them once in a session.
$configuration = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "stackstage-pester-$PID")).FullName
foreach ($file in 'config', 'credentials') {
    [System.IO.File]::WriteAllText("$configuration/$file", '')
}

# Nor does a run's journal get among theirs.
$env:XDG_STATE_HOME = $env:LOCALAPPDATA = "$configuration/state"
$env:AWS_CONFIG_FILE = "$configuration/config"
$env:AWS_SHARED_CREDENTIALS_FILE = "$configuration/credentials"
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_MAX_ATTEMPTS = '1'

# A port that nobody has, and that no system gives away by itself: those begin at 32768 or above.
function Get-FreePort {
    foreach ($step in 0..999) {
        $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 20000 + ($PID + $step) % 10000)
        try {
            $probe.Start()
            return $probe.LocalEndpoint.Port
        }
        catch [System.Net.Sockets.SocketException] {
            continue
        }
        finally {
            $probe.Stop()
        }
    }

    throw 'There is no free port between 20000 and 30000.'
}

function Exit-TestSession {
    Stop-StageSandbox
    foreach ($name in 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_EC2_METADATA_DISABLED', 'AWS_MAX_ATTEMPTS', 'XDG_STATE_HOME', 'LOCALAPPDATA') {
        [System.Environment]::SetEnvironmentVariable($name, $null)
    }

    foreach ($name in $environmentBefore.Keys) {
        [System.Environment]::SetEnvironmentVariable($name, $environmentBefore[$name])
    }

    [System.IO.Directory]::Delete($configuration, $true)
}

# One of another folder that happens to be there would be tested instead.
Get-Module StackStage | Where-Object Path -NE ($module -replace 'psd1$', 'psm1') | Remove-Module
Import-Module $module -Force:$false
