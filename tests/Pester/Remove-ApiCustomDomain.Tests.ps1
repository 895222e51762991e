BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    $name = 'api.dev.shop.example.com'
}

AfterAll {
    Exit-TestSession
}

Describe 'Remove-ApiCustomDomain' {
    BeforeEach { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterEach { Stop-StageSandbox }

    It 'removes domain, records and certificate, and finds nothing to do the second time' {
        $result = [pscustomobject]@{ DomainName = $name } | Remove-ApiCustomDomain -RemoveDnsRecord -RemoveCertificate -Confirm:$false
        $result.State | Should -Be 'Removed'
        $result.Certificates.Count | Should -Be 1
        Remove-ApiCustomDomain $name -RemoveDnsRecord -RemoveCertificate -Confirm:$false -ErrorVariable problem | Out-Null
        $problem | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Remove-ApiCustomDomain $name -RemoveDnsRecord -RemoveCertificate -WhatIf | Out-Null
        (Remove-ApiCustomDomain $name -Confirm:$false).State | Should -Be 'Removed'
    }

    It 'needs a confirmation, which nobody can give here' {
        $problem = try { Remove-ApiCustomDomain $name } catch { $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
    }
}
