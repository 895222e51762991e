BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $WarningPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Rename-PulumiResource' {
    BeforeEach {
        $state = "$TestDrive/$([guid]::NewGuid()).json"
        $null = Repair-PulumiSnapshot "$root/samples/broken-state.json" -Destination $state
    }

    It 'previews and renames in a file, with a backup and a warning' {
        $hash = (Get-FileHash $state).Hash
        Rename-PulumiResource $state -Name UploadsBucket -NewName Files -WhatIf 3>$null | Should -BeNullOrEmpty
        (Get-FileHash $state).Hash | Should -Be $hash

        $renamed = Rename-PulumiResource $state -Name UploadsBucket -NewName Files -PassThru -Confirm:$false -WarningVariable said
        $renamed.Urn | Should -BeLike '*::Files'
        "$said" | Should -BeLike '*deletes and re-creates*'
        (Get-PulumiResource $state -Name UploadsPolicy).Dependencies | Should -Contain $renamed.Urn
        Test-PulumiSnapshot $state -Quiet | Should -BeTrue
        (Get-FileHash "$state.*.bak").Hash | Should -Be $hash
        (Compare-PulumiSnapshot "$state.*.bak" $state | Where-Object Kind -EQ Renamed).Urn | Should -Be $renamed.Urn
    }

    It 'takes a resource and a text from the pipeline' {
        Get-PulumiResource $state -Name UploadsBucket | Rename-PulumiResource -NewType aws:s3/bucket:Bucket -KeepAlias -Confirm:$false
        (Get-PulumiResource $state -Name UploadsBucket).Type | Should -Be 'aws:s3/bucket:Bucket'
        $text = Get-Content $state | Rename-PulumiResource -Name UploadsBucket -NewName Files -Confirm:$false
        ($text | Get-PulumiResource).Name | Should -Contain 'Files'
        (Get-PulumiResource $state).Name | Should -Not -Contain 'Files'
        $text | Rename-PulumiResource -Name Files -NewName Files -Confirm:$false | Should -Be $text
    }

    It 'renames in a stage, under its lock, and it can be undone' {
        $null = Start-StageSandbox demo
        $top = Get-PulumiResource -App shop -Stage dev -Type pulumi:pulumi:Stack
        $one = Get-PulumiResource -App shop -Stage dev -Type aws:* | Where-Object Parent | Select-Object -First 1
        $new = $one | Rename-PulumiResource -NewName Renamed -NewParent $top.Urn -PassThru -Confirm:$false
        $new.Parent | Should -Be $top.Urn
        $new.Urn | Should -BeLike "*::$($one.Type)::Renamed"
        Test-PulumiSnapshot -App shop -Stage dev -Quiet | Should -BeTrue
        (Get-StackStage shop dev).Locked | Should -BeFalse
        $null = Restore-StackStageSnapshot shop dev -Previous -Confirm:$false
        (Get-PulumiResource -App shop -Stage dev).Urn | Should -Contain $one.Urn
        Stop-StageSandbox
    }

    It 'refuses what cannot be: <Id>' -ForEach @(
        @{ Id = 'UrnTaken'; With = @{ Name = 'UploadsBucket'; NewName = 'UploadsPolicy'; NewType = 'aws:s3/bucketPolicy:BucketPolicy' } }
        @{ Id = 'ParentNotFound'; With = @{ Name = 'UploadsBucket'; NewParent = 'urn:pulumi:pr-42::shop::a:b:C::nope' } }
        @{ Id = 'NewNameNotValid'; With = @{ Name = 'UploadsBucket'; NewType = 'a$b' } }
        @{ Id = 'SeveralResources'; With = @{ Name = 'UploadsBucket', 'UploadsPolicy'; NewName = 'x' } }
        @{ Id = 'ResourceNotFound'; With = @{ Name = 'nope'; NewName = 'x' } }
    ) {
        $hash = (Get-FileHash $state).Hash
        Rename-PulumiResource $state @With -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        (Get-FileHash $state).Hash | Should -Be $hash
        { Rename-PulumiResource $state -Name UploadsBucket } | Should -Throw -ErrorId 'NothingToRename,*'
    }
}
