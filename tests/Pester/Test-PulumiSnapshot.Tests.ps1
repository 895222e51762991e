BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
}

AfterAll {
    Exit-TestSession
}

Describe 'Test-PulumiSnapshot' {
    It 'writes a record per fault' {
        $faults = Test-PulumiSnapshot $sample
        $faults.Count | Should -BeGreaterThan 5
        $faults[0].Path | Should -Be $sample
        $faults.Kind | Should -Contain 'MissingParent'
    }

    It 'writes one Boolean per file with -Quiet' {
        Copy-Item $sample "$TestDrive/a.json"
        Copy-Item $sample "$TestDrive/b.json"
        Repair-PulumiSnapshot "$TestDrive/b.json" -WarningAction SilentlyContinue | Out-Null
        Get-ChildItem $TestDrive -Filter ?.json | Test-PulumiSnapshot -Quiet | Should -Be @($false, $true)
        Test-PulumiSnapshot "$TestDrive/?.json" -Quiet | Should -Be @($false, $true)
    }

    It 'ends a build with -FailOnFinding, when all faults were written' {
        $faults = [System.Collections.Generic.List[object]]::new()
        { Test-PulumiSnapshot $sample -FailOnFinding | ForEach-Object { $faults.Add($_) } } | Should -Throw -ErrorId 'FindingsFound,*'
        $faults.Count | Should -BeGreaterThan 5
        Copy-Item $sample "$TestDrive/sound.json"
        Repair-PulumiSnapshot "$TestDrive/sound.json" -WarningAction SilentlyContinue | Out-Null
        { Test-PulumiSnapshot "$TestDrive/sound.json" -FailOnFinding } | Should -Not -Throw
    }

    It 'takes text, lines and bytes' {
        Get-Content $sample -Raw | Test-PulumiSnapshot -Quiet | Should -BeFalse
        Get-Content $sample | Test-PulumiSnapshot -Quiet | Should -BeFalse
        Get-Content $sample -AsByteStream -Raw | Test-PulumiSnapshot -Quiet | Should -BeFalse
        Test-PulumiSnapshot -InputObject ([System.IO.File]::ReadAllBytes($sample)) -Quiet | Should -BeFalse
    }

    It 'shows a table that fits 120 columns' {
        (Test-PulumiSnapshot $sample | Format-Table | Out-String -Width 120) -split "`n" | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
    }

    It 'says what is not there, and goes on' {
        $results = Test-PulumiSnapshot "$TestDrive/nope.json", $sample -Quiet -ErrorAction SilentlyContinue -ErrorVariable problem
        $results | Should -BeFalse
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
    }

    It 'stops with the pipeline' {
        (Test-PulumiSnapshot $sample | Select-Object -First 1).Count | Should -Be 1
    }

    It 'tells a wrong passphrase' {
        $state = Get-Content $sample -Raw | ConvertFrom-Json -AsHashtable -Depth 100
        # A salt of the right form; no passphrase is known for it.
        $state.checkpoint.latest.secrets_providers = @{ type = 'passphrase'; state = @{ salt = 'v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==' } }
        $state | ConvertTo-Json -Depth 100 | Set-Content "$TestDrive/secret.json"
        $wrong = ConvertTo-SecureString 'wrong' -AsPlainText -Force
        (Test-PulumiSnapshot "$TestDrive/secret.json" -Passphrase $wrong).Kind | Should -Contain 'WrongPassphrase'
    }
}
