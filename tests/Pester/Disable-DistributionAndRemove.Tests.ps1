BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    $id = 'E63XL25M1OK80X'
}

AfterAll {
    Exit-TestSession
}

Describe 'Disable-DistributionAndRemove' {
    BeforeEach { Start-StageSandbox -TimeScale 3000 | Out-Null }
    AfterEach { Stop-StageSandbox }

    It 'previews every step and changes nothing' {
        Disable-DistributionAndRemove $id -RemoveDnsRecord -WhatIf | Should -BeNullOrEmpty
        (Disable-DistributionAndRemove $id -DisableOnly -NoWait -Confirm:$false).State | Should -Not -Be 'AlreadyGone'
    }

    It 'needs a confirmation, which nobody can give here' {
        $problem = try { Disable-DistributionAndRemove $id } catch { $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
    }

    It 'takes objects that look like those of AWS.Tools, and finds nothing to do the second time' {
        $result = [pscustomobject]@{ Id = $id; DomainName = 'x.cloudfront.net' } | Disable-DistributionAndRemove -Confirm:$false
        $result.State | Should -Be 'Removed'
        $again = $id | Disable-DistributionAndRemove -Confirm:$false
        $again.State | Should -Be 'AlreadyGone'
    }

    It 'takes objects that have only an ARN' {
        $result = [pscustomobject]@{ ARN = "arn:aws:cloudfront::123456789012:distribution/$id" } | Disable-DistributionAndRemove -Confirm:$false
        $result.Id, $result.State | Should -Be $id, 'Removed'
    }

    It 'goes on after -NoWait' {
        (Disable-DistributionAndRemove $id -NoWait -Confirm:$false).State | Should -Not -Be 'Removed'
        (Disable-DistributionAndRemove $id -Confirm:$false).State | Should -Be 'Removed'
    }

    It 'refuses to act in another account' {
        $problem = try { Disable-DistributionAndRemove $id -AccountId 999999999999 -Confirm:$false } catch { $_ }
        $problem.FullyQualifiedErrorId | Should -BeLike 'WrongAccount,*'
    }
}
