BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Request-DnsValidatedCertificate' {
    BeforeAll { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterAll { Stop-StageSandbox }

    It 'requests nothing with -WhatIf' {
        Request-DnsValidatedCertificate -DomainName new.shop.example.com -WhatIf | Should -BeNullOrEmpty
    }

    It 'waits until it is issued, and gives the same one the next time' {
        $first = Request-DnsValidatedCertificate -DomainName new.shop.example.com -SubjectAlternativeName '*.new.shop.example.com' -Confirm:$false
        $first.Status | Should -Be 'ISSUED'
        $second = Request-DnsValidatedCertificate -DomainName new.shop.example.com -SubjectAlternativeName '*.new.shop.example.com' -Confirm:$false
        $second.CertificateArn | Should -Be $first.CertificateArn
        $second.Requested | Should -BeFalse
    }

    It 'says that there is no zone for a name' {
        { Request-DnsValidatedCertificate -DomainName nowhere.example.org -Confirm:$false } | Should -Throw '*hosted zone*'
    }
}
