BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
}

AfterAll {
    Exit-TestSession
}

Describe 'Remove-PulumiResource' {
    BeforeEach {
        $state = "$TestDrive/$([guid]::NewGuid()).json"
        Copy-Item "$root/samples/broken-state.json" $state
        Repair-PulumiSnapshot $state -WarningAction SilentlyContinue | Out-Null
        $before = (Get-FileHash $state).Hash
    }

    It 'needs a confirmation, which nobody can give here' {
        Remove-PulumiResource $state -Name ApiDomain -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
        (Get-FileHash $state).Hash | Should -Be $before
    }

    It 'refuses what others depend on' {
        Remove-PulumiResource $state -Name UploadsBucket -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceHasDependents,*'
        (Get-FileHash $state).Hash | Should -Be $before
    }

    It 'takes dependents too, or drops their references' {
        (Remove-PulumiResource $state -Name UploadsBucket -Recurse -PassThru -Confirm:$false).Name | Should -Be @('UploadsBucket', 'UploadsPolicy')
        Remove-PulumiResource $state -Name ApiRole -DropReference -Confirm:$false
        Test-PulumiSnapshot $state -Quiet | Should -BeTrue
    }

    It 'refuses a protected one without -Force' {
        Remove-PulumiResource $state -Name ApiDomainCertificate -DropReference -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceProtected,*'
        Remove-PulumiResource $state -Name ApiDomainCertificate -DropReference -Force -Confirm:$false
        (Get-PulumiResource $state).Name | Should -Not -Contain 'ApiDomainCertificate'
    }

    It 'names near ones for a URN that is not there' {
        Remove-PulumiResource $state 'urn:pulumi:pr-42::shop::sst:aws:Bucket::Upload' -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*sst:aws:Bucket::Uploads*'
    }

    It 'changes nothing with -WhatIf' {
        Remove-PulumiResource $state -Name UploadsBucket -Recurse -WhatIf
        (Get-FileHash $state).Hash | Should -Be $before
    }

    It 'says -Name where a name was given for a URN' {
        $state = (Resolve-Path "$PSScriptRoot/../../samples/broken-state.json").Path
        Remove-PulumiResource $state -Urn UploadsBucket -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Be "'UploadsBucket' is a name, not a URN: use -Name 'UploadsBucket'."
        Get-PulumiResource $state -Urn UploadsBucket -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*use -Name*'
    }
}
