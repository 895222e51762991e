BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $WarningPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Set-PulumiResource' {
    BeforeEach {
        $state = "$TestDrive/$([guid]::NewGuid()).json"
        $null = Repair-PulumiSnapshot "$root/samples/broken-state.json" -Destination $state
    }

    It 'previews, sets and clears, and the file is as it was' {
        $hash = (Get-FileHash $state).Hash
        Set-PulumiResource $state -Name UploadsBucket -Protect $true -WhatIf
        (Get-FileHash $state).Hash | Should -Be $hash
        $set = Set-PulumiResource $state -Name UploadsBucket -Protect $true -RetainOnDelete $true -PassThru
        $set.Protect, $set.RetainOnDelete | Should -Be @($true, $true)
        Get-PulumiResource $state -Name UploadsBucket | Set-PulumiResource -Protect $false -RetainOnDelete $false
        (Get-FileHash $state).Hash | Should -Be $hash
        (Get-ChildItem "$state.*.bak").Count | Should -Be 2
    }

    It 'writes nothing where all is so already' {
        Set-PulumiResource $state -Name UploadsBucket -Protect $false -PassThru | Should -BeNullOrEmpty
        "$state.*.bak" | Should -Not -Exist
    }

    It 'sets many as one edit, and nothing when one is not there' {
        Get-PulumiResource $state -Name Uploads* | Set-PulumiResource -Taint $true
        (Get-PulumiResource $state | Where-Object Taint).Name | Should -Be (Get-PulumiResource $state -Name Uploads*).Name
        @(Get-ChildItem "$state.*.bak").Count | Should -Be 1
        (Get-Content $state -Raw | ConvertFrom-Json).features | Should -Be 'taint'
        $hash = (Get-FileHash $state).Hash
        Set-PulumiResource $state -Name UploadsBucket, nope -Taint $false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ResourceNotFound,*'
        (Get-FileHash $state).Hash | Should -Be $hash
    }

    It 'sets in a text and in a stage' {
        $text = Get-Content $state -Raw | Set-PulumiResource -Name UploadsBucket -Protect $true
        ($text | Get-PulumiResource | Where-Object Protect).Name | Should -Contain 'UploadsBucket'
        $null = Start-StageSandbox demo
        Get-PulumiResource -App shop -Stage dev -Type aws:s3/* | Set-PulumiResource -Protect $true
        @(Get-PulumiResource -App shop -Stage dev -Protected).Count | Should -Be @(Get-PulumiResource -App shop -Stage dev -Type aws:s3/*).Count
        Test-PulumiSnapshot -App shop -Stage dev -Quiet | Should -BeTrue
        (Get-StackStage shop dev).Locked | Should -BeFalse
        Stop-StageSandbox
    }

    It 'needs a flag' {
        { Set-PulumiResource $state -Name UploadsBucket } | Should -Throw -ErrorId 'NothingToSet,*'
    }
}
