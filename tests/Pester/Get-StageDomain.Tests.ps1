BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    Start-StageSandbox -TimeScale 3000 | Out-Null
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StageDomain' {
    It 'lists them with the stage they belong to, in order' {
        $all = Get-StageDomain
        $all.DomainName | Should -Be 'api.dev.shop.example.com', 'api.pr-42.shop.example.com', 'api.shop.example.com'
        $all.Stage | Should -Be 'dev', 'pr-42', 'production'
        $all[0].CertificateArn | Should -BeLike 'arn:aws:acm:us-east-1:*'
        $all[0].Targets | Should -BeLike 'd-*.execute-api.us-east-1.amazonaws.com'
    }

    It 'takes wildcards and stages' {
        (Get-StageDomain 'api.pr-*').Stage | Should -Be 'pr-42'
        (Get-StageDomain -Stage dev, 'prod*').Count | Should -Be 2
        (Get-StackStage shop dev | Get-StageDomain).Stage | Should -Be 'dev'
    }

    It 'looks in one Region unless told otherwise' {
        Get-StageDomain -Region eu-south-1 | Should -BeNullOrEmpty
        (Get-StageDomain -Region eu-south-1 -AllRegions).Count | Should -Be 3
    }

    It 'says what is not there' {
        Get-StageDomain nothing.example.com -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'DomainNotFound,*'
    }

    It 'is the beginning of a removal' {
        Get-StageDomain -Stage pr-42 | Remove-ApiCustomDomain -RemoveDnsRecord -Confirm:$false | ForEach-Object State | Should -Be 'Removed'
        Get-StageDomain -Stage pr-42 | Should -BeNullOrEmpty
    }
}
