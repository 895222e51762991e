BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    $broken = (Resolve-Path "$PSScriptRoot/../../samples/broken-state.json").Path

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
    }

    # Files whose names would be offered where a completer leaves the line to PowerShell.
    $null = New-Item "$TestDrive/zfile.txt", "$TestDrive/E6.txt", "$TestDrive/api.txt"
    Push-Location $TestDrive
    Start-StageSandbox -TimeScale 600 | Out-Null
}

AfterAll {
    Pop-Location
    Exit-TestSession
}

Describe 'Completion' {
    It 'of <Line>' -ForEach @(
        @{ Line = 'Disable-DistributionAndRemove E6'; Expected = 'E63XL25M1OK80X' }
        @{ Line = 'Disable-DistributionAndRemove -Alias www.d'; Expected = 'www.dev.shop.example.com' }
        @{ Line = 'Get-StageDistribution -Id ENK'; Expected = 'ENKAY3AVIMDYSJ' }
        @{ Line = 'Remove-ApiCustomDomain api.d'; Expected = 'api.dev.shop.example.com' }
        @{ Line = 'Get-StageDomain -DomainName api.pr'; Expected = 'api.pr-42.shop.example.com' }
        @{ Line = 'Get-StageCertificate tools'; Expected = 'tools.shop.example.com' }
        @{ Line = 'Wait-CertificateRelease tools'; Expected = 'arn:aws:acm:us-east-1:123456789012:certificate/5c0ffee5-0000-4000-8000-000000007001' }
        @{ Line = 'Remove-ReleasedCertificate -CertificateArn admin'; Expected = 'arn:aws:acm:us-east-1:123456789012:certificate/5c0ffee5-0000-4000-8000-00000000ad31' }
        @{ Line = 'Repair-CertificateValidation -HostedZoneId shop.ex'; Expected = 'Z0STACKSTAGEDEMO01' }
        @{ Line = 'Request-DnsValidatedCertificate *.shop'; Expected = "'*.shop.example.com'" }
        @{ Line = 'Get-StageDomain -Region eu-central-'; Expected = 'eu-central-1', 'eu-central-2' }
        @{ Line = 'Remove-ReleasedCertificate -ValidationRegion us-east-'; Expected = 'us-east-1', 'us-east-2' }
        @{ Line = 'Get-StackStage -App shop -Stage pr-4'; Expected = 'pr-42' }
    ) {
        $found = Complete $Line
        $Expected | ForEach-Object { $found | Should -Contain $_ }
        @($found).Count | Should -BeLessOrEqual (@($Expected).Count)
    }

    It 'of a state''s URNs, types and names' {
        Complete "Get-PulumiResource '$broken' -Name UploadsP" | Should -Be 'UploadsPolicy'
        Complete "Get-PulumiResource '$broken' -Type aws:lambda" | Should -Be "'aws:lambda/function:Function'".Trim("'")
        $urn = @(Complete "Remove-PulumiResource '$broken' -Urn ApiFunction")
        $urn.Count | Should -Be 1
        $urn[0] | Should -BeLike "'urn:pulumi:*::ApiFunction'"
    }

    It 'never offers the names of files: <_>' -ForEach @(
        'Disable-DistributionAndRemove -Id z', 'Disable-DistributionAndRemove -Alias z', 'Remove-ApiCustomDomain z', 'Get-StageCertificate -CertificateArn z',
        'Repair-CertificateValidation -HostedZoneId zf', 'Get-StageDomain -Region z', 'Get-StageDomain -ProfileName z', 'Remove-ReleasedCertificate -DnsProfileName z',
        'Remove-ReleasedCertificate -ValidationRegion z', 'Get-PulumiResource nothing.json -Urn z', 'Get-PulumiResource nothing.json -Name z', 'Get-PulumiResource -Type z',
        'Request-DnsValidatedCertificate -DomainName z', 'Get-StageDistribution -App z', 'Get-StageDistribution -Stage z'
    ) {
        Complete $_ | Should -BeNullOrEmpty
    }

    It 'gives up soon, and without an error, where nobody answers' {
        $Error.Clear()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Complete 'Get-StageDistribution -EndpointUrl http://127.0.0.1:9 -Region eu-central-1 -Id z' | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 25
        $Error | Should -BeNullOrEmpty
    }

    It 'has the profiles of the shared files' {
        Set-Content "$TestDrive/credentials" "[rehearsal]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = none"
        $before = $env:AWS_SHARED_CREDENTIALS_FILE
        $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/credentials"
        try {
            # The SDK looks for the files once in a process.
            & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command @"
                Import-Module '$((Get-Module StackStage).ModuleBase)'
                `$line = 'Get-StageDomain -ProfileName rehea'
                (TabExpansion2 `$line `$line.Length).CompletionMatches.CompletionText
"@ | Should -Be 'rehearsal'
        }
        finally {
            $env:AWS_SHARED_CREDENTIALS_FILE = $before
        }
    }
}
