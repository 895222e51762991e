BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $sandbox = Start-StageSandbox -TimeScale 3000 -SetEnvironment
    $gone = "arn:aws:acm:eu-central-1:$($sandbox.AccountId):certificate/00000000-0000-0000-0000-000000000000"
}

AfterAll {
    Exit-TestSession
}

# With -WhatIf nothing becomes of anything, so there is nothing to report: steps are shown, what stays is told with -Verbose.
Describe 'A preview writes no records' {
    It '<_>' -ForEach @(
        'Disable-DistributionAndRemove E0GONE'
        'Disable-DistributionAndRemove -Alias gone.example.com -WarningAction Ignore'
        'Remove-ApiCustomDomain gone.example.com'
        'Remove-ReleasedCertificate $gone'
        'Repair-CertificateValidation'
    ) {
        & ([scriptblock]::Create("$_ -WhatIf")) | Should -BeNullOrEmpty
    }

    It 'warns of what is not there, which may be gone or misspelt' {
        $said = Remove-ApiCustomDomain gone.example.com -WhatIf 3>&1 | Out-String
        $said | Should -Match 'no such custom domain name'
        $said = Disable-DistributionAndRemove E0GONE -WhatIf 3>&1 | Out-String
        $said | Should -Match 'no such distribution'
    }

    It 'heeds the preference too' {
        $WhatIfPreference = $true
        Remove-ApiCustomDomain gone.example.com | Should -BeNullOrEmpty
        Remove-ReleasedCertificate $gone | Should -BeNullOrEmpty
    }
}

Describe 'Durations' {
    It 'refuses -<Parameter> <Value>' -ForEach @(
        @{ Parameter = 'Timeout'; Value = -1 }
        @{ Parameter = 'Timeout'; Value = [timespan]::MaxValue }
        @{ Parameter = 'PollInterval'; Value = 0 }
        @{ Parameter = 'PollInterval'; Value = -5 }
    ) {
        $duration = @{ $Parameter = $Value }
        { Remove-ApiCustomDomain gone.example.com @duration -Confirm:$false } | Should -Throw -ErrorId 'DurationNotValid,*'
        { Disable-DistributionAndRemove E0GONE @duration -Confirm:$false } | Should -Throw -ErrorId 'DurationNotValid,*'
        { Remove-ReleasedCertificate $gone @duration -Confirm:$false } | Should -Throw -ErrorId 'DurationNotValid,*'
    }
}
