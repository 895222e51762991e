BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
    $WarningPreference = 'SilentlyContinue'
}

AfterAll {
    Exit-TestSession
}

Describe 'Export-StackStageSnapshot' {
    BeforeEach {
        $null = Start-StageSandbox demo
        $folder = "$TestDrive/$([guid]::NewGuid())"
    }

    AfterEach {
        Stop-StageSandbox
    }

    It 'writes each stage to a file of its own, and only what changed' {
        Get-StackStage shop | Export-StackStageSnapshot -Path $folder -WhatIf | Should -BeNullOrEmpty
        $folder | Should -Not -Exist

        $written = Get-StackStage | Export-StackStageSnapshot -Path $folder
        $written.Count | Should -Be @(Get-StackStage).Count
        $written.Changed | Select-Object -Unique | Should -Be $true
        "$folder/shop/dev.json", "$folder/shop2/dev.json" | Should -Exist
        ($written | Format-Table | Out-String -Width 80) | Should -Match 'Name +Changed +Resources'

        $null = Get-PulumiResource -App shop -Stage dev -Type aws:s3/* | Set-PulumiResource -Protect $true
        (Get-StackStage | Export-StackStageSnapshot -Path $folder | Where-Object Changed).Name | Should -Be 'shop/dev'
    }

    It 'is the state, and pipes on as a file' {
        $written = Export-StackStageSnapshot shop dev -Path $folder
        Get-StackStage shop dev | Compare-PulumiSnapshot $written.Path | Where-Object Kind -In Added, Removed, Renamed | Should -BeNullOrEmpty
        $written | Test-PulumiSnapshot -Quiet | Should -BeTrue
        ($written | Get-PulumiResource).Count | Should -Be $written.ResourceCount
        ($written | Get-PulumiResource)[0].Path | Should -Be $written.Path
    }

    It 'writes earlier states, another form, and files' {
        $kept = Get-StackStageSnapshot shop dev | Where-Object IsPresent -EQ $false | Select-Object -First 1
        $written = $kept | Export-StackStageSnapshot -Path $folder -As Export
        $written.ResourceCount | Should -Be $kept.ResourceCount
        (Get-Content $written.Path -Raw | ConvertFrom-Json).deployment | Should -Not -BeNullOrEmpty
        $back = Get-ChildItem $written.Path | Export-StackStageSnapshot -Path "$folder/back" -As Checkpoint
        (Get-Content $back.Path -Raw | ConvertFrom-Json).checkpoint.stack | Should -Be 'organization/shop/dev'
        Compare-PulumiSnapshot $written.Path $back.Path | Should -BeNullOrEmpty
        (Get-Item $sample | Export-StackStageSnapshot -Path $folder).Name | Should -Be 'shop/pr-42'
    }

    It 'leaves a file alone that is no state' {
        $null = New-Item "$folder/shop/dev.json" -Force -Value 'notes'
        Export-StackStageSnapshot shop dev -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'DestinationNotAState,*'
        Get-Content "$folder/shop/dev.json" | Should -Be 'notes'
        (Export-StackStageSnapshot shop dev -Path $folder -Force).Changed | Should -BeTrue
    }

    It 'does not go where a name in a state leads' {
        $null = New-Item "$TestDrive/evil.json" -Force -Value '{"version":3,"checkpoint":{"stack":"organization/../..","latest":{"manifest":{"time":"t","magic":"","version":""},"resources":[],"metadata":{}}}}'
        Get-Item "$TestDrive/evil.json" | Export-StackStageSnapshot -Path $folder -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StateNameNotTold,*'
    }
}
