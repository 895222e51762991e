BeforeAll {
    . "$PSScriptRoot/Session.ps1"
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-SsmStageKeyPolicy' {
    It 'lets deployers read keys and never delete one' {
        $policy = Get-SsmStageKeyPolicy -App shop | ConvertFrom-Json
        $denied = $policy.Statement.Where({ $_.Effect -eq 'Deny' })
        $denied.Action | Should -Contain 'ssm:DeleteParameter'
        $denied.Resource | Sort-Object -Unique | Should -Be 'arn:aws:ssm:*:*:parameter/sst/passphrase/shop/*'
        $policy.Statement.Where({ $_.Effect -eq 'Allow' }).Action | Should -Contain 'ssm:GetParameter'
    }

    It 'allows what cmdlets call, and lists it' {
        (Get-SsmStageKeyPolicy -Cmdlet Remove-Api* | ConvertFrom-Json).Statement.Action | Should -Contain 'apigateway:DELETE'
        $rows = Get-SsmStageKeyPolicy -Cmdlet Remove-ApiCustomDomain -Detail
        $rows.Cmdlet | Sort-Object -Unique | Should -Be 'Remove-ApiCustomDomain'
        $rows.Where({ $_.Action -eq 'route53:ChangeResourceRecordSets' }).When | Should -Be 'with -RemoveDnsRecord'
        (Get-SsmStageKeyPolicy -Cmdlet Remove-ApiCustomDomain -Detail -Minimal).Count | Should -BeLessThan $rows.Count
    }

    It 'knows its own cmdlets only, and says which call nothing' {
        { Get-SsmStageKeyPolicy -Cmdlet Remove-Everything -ErrorAction Stop } | Should -Throw -ErrorId 'CmdletNotFound,*'
        { Get-SsmStageKeyPolicy -Cmdlet Stop-StageSandbox -ErrorAction Stop } | Should -Throw -ErrorId 'NoPermissionNeeded,*'
    }

    It 'completes cmdlets' {
        (TabExpansion2 'Get-SsmStageKeyPolicy -Cmdlet Remove-Api').CompletionMatches.CompletionText | Should -Contain 'Remove-ApiCustomDomain'
    }
}
