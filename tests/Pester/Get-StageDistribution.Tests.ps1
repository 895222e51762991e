BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    Start-StageSandbox -TimeScale 3000 | Out-Null
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StageDistribution' {
    It 'lists them with the stage they belong to, in order' {
        $all = Get-StageDistribution
        $all.Stage | Should -Be 'dev', 'pr-42', 'pr-5', 'production'
        $all.App | Sort-Object -Unique | Should -Be 'shop'
        $all[0].Id | Should -Be 'E63XL25M1OK80X'
        $all[0].CertificateArn | Should -BeLike 'arn:aws:acm:us-east-1:*'
        $all[2].Enabled | Should -BeFalse
    }

    It 'takes wildcards for ids, aliases and stages' {
        (Get-StageDistribution E6*).Id | Should -Be 'E63XL25M1OK80X'
        (Get-StageDistribution -Alias 'www.*').Count | Should -Be 3
        (Get-StageDistribution -Stage pr-*).Stage | Should -Be 'pr-42', 'pr-5'
        Get-StageDistribution -Alias 'nothing-*' | Should -BeNullOrEmpty
    }

    It 'takes stages from the pipeline, and an empty one is not all' {
        (Get-StackStage shop dev | Get-StageDistribution).Id | Should -Be 'E63XL25M1OK80X'
        @() | Get-StageDistribution | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        Get-StageDistribution E0GONE -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'DistributionNotFound,*'
    }

    It 'is the beginning of a removal' {
        Get-StageDistribution -Stage pr-5 | Disable-DistributionAndRemove -Confirm:$false | ForEach-Object State | Should -Be 'Removed'
        Get-StageDistribution -Stage pr-5 | Should -BeNullOrEmpty
    }

    It 'shows readable text in a CSV' {
        $csv = Get-StageDistribution -Stage dev | ConvertTo-Csv | ConvertFrom-Csv
        $csv.Aliases | Should -Be 'dev.shop.example.com, www.dev.shop.example.com'
    }
}
