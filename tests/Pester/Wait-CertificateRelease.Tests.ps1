BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Wait-CertificateRelease' {
    BeforeAll { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterAll { Stop-StageSandbox }

    It 'says at once who of the own account holds it' {
        $arn = 'arn:aws:acm:us-east-1:123456789012:certificate/ad168c90-2b1b-4810-aa2e-2d3002ea0b45'
        Wait-CertificateRelease $arn -ErrorAction SilentlyContinue -ErrorVariable problem | Out-Null
        $problem[0].Exception.Message | Should -BeLike "*'api.shop.example.com'*"
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes what is gone for released' {
        Wait-CertificateRelease 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000' -ErrorVariable problem | Out-Null
        $problem | Should -BeNullOrEmpty
    }

    It 'refuses what is no certificate' {
        Wait-CertificateRelease 'arn:aws:s3:::bucket' -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem | Should -Not -BeNullOrEmpty
    }
}
