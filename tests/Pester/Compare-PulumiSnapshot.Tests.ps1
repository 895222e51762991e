BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $root = Resolve-Path "$PSScriptRoot/../.."
    $sample = "$root/samples/broken-state.json"
}

AfterAll {
    Exit-TestSession
}

Describe 'Compare-PulumiSnapshot' {
    It 'tells what a repair changed' {
        $repaired = "$TestDrive/repaired.json"
        Repair-PulumiSnapshot $sample -Destination $repaired -WarningAction SilentlyContinue | Out-Null
        $changes = Compare-PulumiSnapshot $sample $repaired
        ($changes | Where-Object Kind -EQ Changed).Urn | Should -BeLike '*Api*'
        ($changes | Where-Object Moved).Count | Should -BeGreaterThan 0
        $changes | Where-Object Kind -In Added, Removed | Should -BeNullOrEmpty
    }

    It 'finds nothing between a file and itself' {
        Compare-PulumiSnapshot $sample $sample | Should -BeNullOrEmpty
    }
}
