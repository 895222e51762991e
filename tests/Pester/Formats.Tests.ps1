BeforeDiscovery {
    $widths = 80, 100, 120
    $types = 'SnapshotFault', 'SnapshotRepair', 'PulumiResource', 'SnapshotChange', 'StageDistribution', 'StageDomain', 'StageCertificate', 'CertificateHolder',
    'CertificateRelease', 'CertificateIssuance', 'CertificateValidationRecord', 'DistributionRemoval', 'DistributionLeftover', 'StepResult', 'ApiDomainRemoval', 'StageInfo',
    'StackStageRun', 'StackStageRunStep', 'StageUnlock', 'StageFinding'
}

BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $ProgressPreference = 'SilentlyContinue'
    $PSStyle.OutputRendering = 'PlainText'
    $broken = (Resolve-Path "$PSScriptRoot/../../samples/broken-state.json").Path
    Start-StageSandbox -TimeScale 6000 | Out-Null
    try {
        $records = @{
            SnapshotFault     = Test-PulumiSnapshot $broken
            SnapshotRepair    = Repair-PulumiSnapshot $broken -Destination "$TestDrive/repaired.json" -WarningAction Ignore
            PulumiResource    = Get-PulumiResource $broken
            SnapshotChange    = Compare-PulumiSnapshot $broken "$TestDrive/repaired.json"
            StageDistribution = Get-StageDistribution
            StageDomain       = Get-StageDomain
            StageCertificate  = Get-StageCertificate
            CertificateHolder = (Get-StageCertificate).Holders
            StageInfo         = Get-StackStage shop
            StageFinding      = Test-StackStage shop
            StageUnlock       = Get-StackStage shop | Unlock-StackStage -Confirm:$false
        }
        $records.CertificateIssuance = Repair-CertificateValidation -Confirm:$false
        $records.CertificateValidationRecord = $records.CertificateIssuance.ValidationRecords
        $records.CertificateRelease = @($records.StageCertificate | Wait-CertificateRelease -ErrorAction Ignore)
        $records.DistributionRemoval = @('E63XL25M1OK80X', 'E5LEFTBEHIND00', 'E0GONE' | Disable-DistributionAndRemove -IncludeOrphans -Confirm:$false -WarningAction Ignore)
        $records.DistributionLeftover = $records.DistributionRemoval.Leftovers
        $records.ApiDomainRemoval = @('api.dev.shop.example.com', 'api.gone.example.com' | Remove-ApiCustomDomain -RemoveDnsRecord -Confirm:$false -WarningAction Ignore)
        $records.StepResult = $records.ApiDomainRemoval.Steps
        $step = '"step":{"kind":"cloudfront.distribution.delete","account":"111122223333","region":"","id":"E63XL25M1OK80X"}'
        '{"type":"header","at":"2026-01-14T09:30:12Z","format":1,"run":"20260114-093012-5c0b71fe","command":"Disable-DistributionAndRemove","account":"111122223333","region":"","targets":["E63XL25M1OK80X"],"process":1}',
        "{`"type`":`"begin`",`"at`":`"2026-01-14T09:30:13Z`",$step}", "{`"type`":`"end`",`"at`":`"2026-01-14T09:41:03Z`",$step,`"state`":`"AlreadyDone`"}" | Set-Content "$TestDrive/runs.jsonl"
        $records.StackStageRun = Get-StackStageRun -Detail -JournalPath "$TestDrive/runs.jsonl"
        $records.StackStageRunStep = $records.StackStageRun.Steps
    }
    finally {
        Stop-StageSandbox
    }

    function Get-Table([object] $Record) {
        (Get-FormatData -TypeName $Record.GetType().FullName -PowerShellVersion 7.4).FormatViewDefinition |
            Where-Object Control -Is ([System.Management.Automation.TableControl]) | Select-Object -First 1
    }
}

AfterAll {
    Exit-TestSession
}

Describe '<_> in a terminal' -ForEach $types {
    BeforeAll {
        $sample = @($records[$_])
        $sample.Count | Should -BeGreaterThan 0
        $table = (Get-Table $sample[0]).Control
    }

    It 'fits <_> columns, with every column and without a ribbon' -ForEach $widths {
        if (-not $table) { Set-ItResult -Skipped -Because 'it is always a list'; return }
        $lines = ($sample | Format-Table | Out-String -Width $_) -split '\r?\n'
        $header = $lines | Where-Object { $_ } | Select-Object -First 1
        $entries = @($table.Rows[0].Columns.DisplayEntry)
        $labels = for ($index = 0; $index -lt $entries.Count; $index++) { if ($table.Headers[$index].Label) { $table.Headers[$index].Label } else { $entries[$index].Value } }
        foreach ($label in $labels) { $header | Should -Match ('\b' + $label + '\b') }
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $last = if ($entries[-1].ValueType -eq 'ScriptBlock') { [scriptblock]::Create($entries[-1].Value) } else { [scriptblock]::Create("`$_.'$($entries[-1].Value)'") }
        $longest = ($sample | ForEach-Object { "$(& $last)" } | Measure-Object Length -Maximum).Maximum
        $_ - $header.LastIndexOf($labels[-1]) | Should -BeGreaterOrEqual ([Math]::Min(24, $longest)) -Because 'the last column has the text'

        # PowerShell wraps the cells of a table in the middle of words. What does not fit ends in "…", and Format-List tells all of it.
        @($lines | Where-Object { $_ }).Count | Should -Be ($sample.Count + 2) -Because 'a record is a line'
    }

    It 'is readable in a CSV and in a string' {
        $csv = ($sample | ConvertTo-Csv) -join "`n"
        $csv | Should -Not -Match 'System\.(String|Object|Collections)|StackStage\.Operations|ReadableList'
    }

    It 'has no property that only a view needs' {
        $sample[0].PSObject.Properties.Name | Should -Not -Match 'Text$|^FaultCount$'
    }
}
