BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Repair-CertificateValidation' {
    BeforeAll { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterAll { Stop-StageSandbox }

    It 'does nothing for an empty pipeline' {
        @() | Repair-CertificateValidation | Should -BeNullOrEmpty
    }

    It 'writes the records that nobody wrote, and has nothing to do the second time' {
        $result = Repair-CertificateValidation
        $result.DomainName | Should -Be 'admin.shop.example.com'
        $result.Status | Should -Be 'ISSUED'
        Repair-CertificateValidation | Should -BeNullOrEmpty
    }
}
