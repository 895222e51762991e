BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
    $WarningPreference = 'SilentlyContinue'

    # What external programs write: lines, without the properties of a file.
    function Export-Stack($file) { [System.IO.File]::ReadAllLines($file) }
}

AfterAll {
    Exit-TestSession
}

Describe 'What comes through the pipeline' {
    BeforeEach {
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        $state = "$folder/state.json"
        Copy-Item $sample $state
        $hash = (Get-FileHash $state).Hash
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
    }

    It 'repairs the text of <What> and touches no file' -ForEach @(
        @{ What = 'Get-Content'; Read = { Get-Content state.json } }
        @{ What = 'Get-Content -Raw'; Read = { Get-Content state.json -Raw } }
        @{ What = 'Get-Content -AsByteStream -Raw'; Read = { Get-Content state.json -AsByteStream -Raw } }
        @{ What = 'another program'; Read = { Export-Stack $state } }
    ) {
        foreach ($passThru in $false, $true) {
            $text = & $Read | Repair-PulumiSnapshot -PassThru:$passThru
            @($text).Count | Should -Be 1
            $text | Should -BeOfType string
            $text | Test-PulumiSnapshot -Quiet | Should -BeTrue
        }

        (Get-FileHash $state).Hash | Should -Be $hash
        (Get-ChildItem $folder -Force).Name | Should -Be 'state.json'
    }

    It 'takes lines in a variable' {
        Test-PulumiSnapshot -InputObject (Get-Content state.json) -Quiet | Should -BeFalse
        (Repair-PulumiSnapshot -InputObject (Get-Content state.json)) | Test-PulumiSnapshot -Quiet | Should -BeTrue
    }

    It 'takes strings as paths: <Path>' -ForEach @(
        @{ Path = 'state.json' }
        @{ Path = './state.json' }
        @{ Path = '*.json' }
        @{ Path = 'TestDrive:/piped-path.json' }
    ) {
        Copy-Item $sample "$TestDrive/piped-path.json"
        $Path | Test-PulumiSnapshot -Quiet | Should -Be $false
        @($Path | Get-PulumiResource -Name Api*).Count | Should -BeGreaterThan 0
        $result = $Path | Repair-PulumiSnapshot
        $result.BackupPath | Should -Exist
        $Path | Test-PulumiSnapshot -Quiet | Should -Be $true
        $Path | Compare-PulumiSnapshot $sample | Should -Not -BeNullOrEmpty
    }

    It 'takes gzip by path and as bytes' {
        $stream = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create("$folder/state.json.gz"), [System.IO.Compression.CompressionLevel]::Optimal)
        $stream.Write([System.IO.File]::ReadAllBytes($state))
        $stream.Dispose()
        'state.json.gz' | Test-PulumiSnapshot -Quiet | Should -Be $false
        Get-Content state.json.gz -AsByteStream -Raw | Repair-PulumiSnapshot | Test-PulumiSnapshot -Quiet | Should -Be $true
        (Get-ChildItem state.json.gz | Repair-PulumiSnapshot).Path | Should -Be "$folder/state.json.gz"
    }

    It 'takes several texts and paths in one pipeline' {
        (Get-Content state.json -Raw), 'state.json', (Get-Content state.json -Raw) | Test-PulumiSnapshot -Quiet | Should -Be @($false, $false, $false)
    }

    It 'lists, compares and removes in a text as in a file' {
        $repaired = Get-Content state.json | Repair-PulumiSnapshot
        ($repaired | Get-PulumiResource).Count | Should -Be (Get-PulumiResource state.json).Count
        $repaired | Get-PulumiResource | Select-Object -First 1 | ForEach-Object Path | Should -BeNullOrEmpty
        ($repaired | Compare-PulumiSnapshot state.json).Count | Should -BeGreaterThan 0
        $less = $repaired | Remove-PulumiResource -Name UploadsBucket -Recurse -Confirm:$false
        $less | Should -BeOfType string
        ($less | Get-PulumiResource).Name | Should -Not -Contain 'UploadsBucket'
        $urn = ($repaired | Get-PulumiResource -Name UploadsPolicy).Urn
        Remove-PulumiResource $state $urn -WhatIf
        ($repaired | Remove-PulumiResource -Urn $urn -Confirm:$false | Get-PulumiResource).Name | Should -Not -Contain 'UploadsPolicy'
        (Get-FileHash $state).Hash | Should -Be $hash
    }

    It 'removes from a file that a string names' {
        'state.json' | Remove-PulumiResource -Name UploadsBucket -Recurse -Confirm:$false
        (Get-PulumiResource state.json).Name | Should -Not -Contain 'UploadsBucket'
    }

    It 'says that a string which is neither is no path' {
        'no-such-file' | Test-PulumiSnapshot -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*begins with a brace*'
    }

    It 'says what to do about a record that names neither a file nor a stage' {
        $stage = [pscustomobject]@{ Path = $null; Bucket = 'b'; Key = 'app/shop/dev.json' }
        foreach ($piped in { $stage | Test-PulumiSnapshot }, { $stage | Repair-PulumiSnapshot }, { $stage | Get-PulumiResource }, { $stage | Compare-PulumiSnapshot state.json }, { $stage | Remove-PulumiResource -Name x -Confirm:$false }) {
            $problem = @(& $piped 2>&1)
            $problem.Count | Should -Be 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'StateNotAFile,*'
        }
    }
}

Describe 'The destination' {
    BeforeEach {
        $state = "$TestDrive/$([guid]::NewGuid()).json"
        Copy-Item $sample $state
        $there = "$TestDrive/$([guid]::NewGuid())-there.json"
        Set-Content $there 'something else'
    }

    It 'needs consent where one is there, and -Force and -Confirm:$false are it' {
        Repair-PulumiSnapshot $state -Destination $there -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ConfirmationRequired,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        Get-Content $there | Should -Be 'something else'
        Repair-PulumiSnapshot $state -Destination $there -Confirm:$false | Out-Null
        Test-PulumiSnapshot $there -Quiet | Should -BeTrue
        Set-Content $there 'something else'
        Repair-PulumiSnapshot $state -Destination $there -Force | Out-Null
        Test-PulumiSnapshot $there -Quiet | Should -BeTrue
        Test-PulumiSnapshot $state -Quiet | Should -BeFalse
    }

    It 'is made with its folder, and named by -WhatIf' {
        $new = Join-Path $TestDrive made deeper repaired.json
        $said = pwsh -NoProfile -NonInteractive -Command "Import-Module '$root/out/StackStage'; Repair-PulumiSnapshot '$state' -Destination '$new' -WhatIf 3>`$null"
        $said -join ' ' | Should -BeLike "*on target `"$new`"*"
        $new | Should -Not -Exist
        (Repair-PulumiSnapshot $state -Destination $new).Destination | Should -Be $new
        $new | Should -Exist
    }

    It 'is a regular file' -Skip:$IsWindows {
        mkfifo "$TestDrive/pipe"
        foreach ($piped in { Test-PulumiSnapshot "$TestDrive/pipe" }, { Repair-PulumiSnapshot "$TestDrive/pipe" }, { Repair-PulumiSnapshot $state -Destination "$TestDrive/pipe" -Force }, { Repair-PulumiSnapshot $state -Destination /dev/null -WhatIf }) {
            (& $piped 2>&1).FullyQualifiedErrorId | Should -BeLike 'NotARegularFile,*'
        }
    }
}
