BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    Start-StageSandbox -TimeScale 3000 | Out-Null
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StageCertificate' {
    It 'says whose they are and who holds them' {
        $all = Get-StageCertificate
        $all.Count | Should -Be 8
        $dev = $all | Where-Object { $_.Stage -eq 'dev' -and $_.DomainName -eq 'dev.shop.example.com' }
        $dev.InUse | Should -BeTrue
        $dev.Holders.Kind | Should -Be 'Own'
        "$($dev.Holders)" | Should -BeLike "distribution 'E63XL25M1OK80X'*"
        $api = $all | Where-Object DomainName -EQ 'api.dev.shop.example.com'
        "$($api.Holders)" | Should -BeLike "*API Gateway domain 'api.dev.shop.example.com'*"
        ($all | Select-Object -Last 1).Stage | Should -BeNullOrEmpty -Because 'what nothing tells of stands last'
    }

    It 'takes wildcards, ids and stages' {
        (Get-StageCertificate 'www.*').Count | Should -Be 3
        (Get-StageCertificate -CertificateArn '*ad31').Status | Should -Be 'PENDING_VALIDATION'
        (Get-StageCertificate -App shop -Stage dev -NoHolder).Holders | Should -BeNullOrEmpty
    }

    It 'finds those of CloudFront from any Region' {
        Get-StageCertificate -Region eu-south-1 | Should -BeNullOrEmpty
        (Get-StageCertificate 'dev.shop.example.com' -Region eu-south-1 -AllRegions).Region | Should -Be 'us-east-1'
    }

    It 'is the beginning of a removal' {
        Get-StageCertificate admin.shop.example.com | Remove-ReleasedCertificate -Confirm:$false | ForEach-Object State | Should -Be 'Removed'
        Get-StageCertificate admin.shop.example.com -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'CertificateNotFound,*'
    }
}
