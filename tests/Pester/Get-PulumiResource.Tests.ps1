BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-PulumiResource' {
    It 'lists a broken state too' {
        (Get-PulumiResource $sample).Count | Should -Be 10
    }

    It 'filters with wildcards and flags' {
        (Get-PulumiResource $sample -Type aws:s3/*).Name | Should -Be @('UploadsPolicy', 'UploadsBucket')
        (Get-PulumiResource $sample -Name Api*).Count | Should -BeGreaterThan 3
        (Get-PulumiResource $sample -Protected).Name | Should -Be 'ApiDomainCertificate'
    }

    It 'pipes into the cmdlet that removes' {
        Copy-Item $sample "$TestDrive/a.json"
        Repair-PulumiSnapshot "$TestDrive/a.json" -WarningAction SilentlyContinue | Out-Null
        Get-PulumiResource "$TestDrive/a.json" -Name ApiFunction, ApiRole | Remove-PulumiResource -Confirm:$false
        (Get-PulumiResource "$TestDrive/a.json").Name | Should -Not -Contain 'ApiRole'
        Test-PulumiSnapshot "$TestDrive/a.json" -Quiet | Should -BeTrue
    }
}
