BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Remove-ReleasedCertificate' {
    BeforeAll { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterAll { Stop-StageSandbox }

    It 'takes certificates from the pipeline, removes them with their records, and may run twice' {
        $certificate = Request-DnsValidatedCertificate -DomainName once.shop.example.com -Confirm:$false
        $certificate | Remove-ReleasedCertificate -WhatIf | Should -BeNullOrEmpty
        ($certificate | Remove-ReleasedCertificate -RemoveValidationRecord -Confirm:$false).State | Should -Be 'Removed'
        $certificate | Remove-ReleasedCertificate -RemoveValidationRecord -Confirm:$false -ErrorVariable problem | Out-Null
        $problem | Should -BeNullOrEmpty
    }

    It 'leaves one that is in use' {
        $arn = 'arn:aws:acm:us-east-1:123456789012:certificate/ad168c90-2b1b-4810-aa2e-2d3002ea0b45'
        Remove-ReleasedCertificate $arn -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem | Out-Null
        $problem | Should -Not -BeNullOrEmpty
    }
}
