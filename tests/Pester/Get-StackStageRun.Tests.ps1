BeforeAll {
    . "$PSScriptRoot/Session.ps1"

    function New-Journal([string] $Folder, [string] $Id, [string[]] $Lines) {
        $header = '{"type":"header","at":"2026-01-14T09:30:12Z","format":1,"run":"' + $Id + '","command":"Disable-DistributionAndRemove","account":"111122223333","region":"","targets":["E1","E2"],"continueWith":"Disable-DistributionAndRemove E1, E2","caller":"arn:aws:iam::111122223333:user/alice","user":"alice","machine":"build-7","process":4711,"version":"0.1.0"}'
        $null = [System.IO.Directory]::CreateDirectory($Folder)
        [System.IO.File]::WriteAllText("$Folder/$Id.jsonl", (@($header) + $Lines -join "`n") + "`n")
    }

    $step = '"step":{"kind":"cloudfront.distribution.delete","account":"111122223333","region":"","id":"E1"}'
    $plan = '{"type":"plan","at":"2026-01-14T09:30:13Z","steps":[{"number":1,' + $step + ',"action":"Delete distribution","target":"E1","subject":"E1","changes":true}]}'
    $end = '{"type":"end","at":"2026-01-14T09:41:03Z",' + $step + ',"state":"Done"}'
    $one = '{"type":"finish","at":"2026-01-14T09:41:09Z","targets":["E1"],"ended":false}'
    $known = '{"type":"note","at":"2026-01-14T09:42:09Z","facts":[{"kind":"cloudfront.leftovers","target":"E2","data":{}}]}'
    $all = '{"type":"finish","at":"2026-01-14T09:51:09Z","targets":["E2"],"ended":true}'
    $unfinished = '20260114-093012-5c0b71fe'
    $finished = '20260114-093012-00000001'
    $running = '20260114-093012-00000002'
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StackStageRun' {
    BeforeEach {
        $folder = "$TestDrive/$([guid]::NewGuid())"
        New-Journal $folder $unfinished $plan, $end, $one, $known
        New-Journal $folder $finished $one, $all
        New-Journal $folder $running @()
        $held = [System.IO.FileStream]::new("$folder/$running.lock", 'OpenOrCreate', 'ReadWrite', 'None')
    }

    AfterEach {
        $held.Dispose()
    }

    It 'lists what there is, with where it stands' {
        $runs = @(Get-StackStageRun -JournalPath $folder)
        $runs.Count | Should -Be 3
        ($runs | Where-Object Id -EQ $unfinished).State | Should -Be 'Unfinished'
        ($runs | Where-Object Id -EQ $finished).State | Should -Be 'Finished'
        ($runs | Where-Object Id -EQ $running).State | Should -Be 'Running'
        $run = $runs | Where-Object Id -EQ $unfinished
        $run.Left | Should -Be 'E2'
        $run.ContinueWith | Should -Be 'Disable-DistributionAndRemove E1, E2'
        $run.User | Should -Be 'alice'
        $run.StepsDone | Should -Be 1
        $run.Steps.Count | Should -Be 0
    }

    It 'lists what can be continued' {
        (Get-StackStageRun -Unfinished -JournalPath $folder).Id | Should -Be $unfinished
    }

    It 'takes ids, wildcards and the pipeline, and says what is not there' {
        (Get-StackStageRun $finished -JournalPath $folder).Id | Should -Be $finished
        @(Get-StackStageRun '*0000000*' -JournalPath $folder).Count | Should -Be 2
        ($finished, $running | Get-StackStageRun -JournalPath $folder).Count | Should -Be 2
        Get-StackStageRun 'nothing*' -JournalPath $folder | Should -BeNullOrEmpty
        $null = Get-StackStageRun 20200101-000000-00000000 -JournalPath $folder -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound*'
    }

    It 'shows the steps' {
        $step = (Get-StackStageRun $unfinished -Detail -JournalPath $folder).Steps
        $step.Action | Should -Be 'Delete distribution'
        $step.State | Should -Be 'Done'
        $step.ResourceId | Should -Be 'E1'
    }

    It 'looks into the user''s own folder, and needs no AWS for it' {
        $own = if ($IsMacOS) { "$HOME/Library/Application Support/StackStage/runs" } else { "$env:XDG_STATE_HOME/StackStage/runs" }
        if ($IsMacOS) { Set-ItResult -Skipped -Because 'macOS has no variable for it'; return }
        Get-StackStageRun | Should -BeNullOrEmpty
        New-Journal $own $unfinished $one
        (Get-StackStageRun).Id | Should -Be $unfinished
        (Get-StackStageRun).JournalPath | Should -BeNullOrEmpty
    }

    It 'takes a path relative to where one is' {
        Push-Location $folder
        try { @(Get-StackStageRun -JournalPath .).Count | Should -Be 3 } finally { Pop-Location }
    }

    It 'refuses what can be no place for journals' {
        { Get-StackStageRun -JournalPath https://example.com/x } | Should -Throw -ErrorId 'JournalPathNotValid*'
    }

    It 'leaves out with a warning what a later version wrote, and refuses it where the place was named' {
        $journal = "$folder/$finished.jsonl"
        [System.IO.File]::WriteAllText($journal, [System.IO.File]::ReadAllText($journal).Replace('"format":1', '"format":2'))
        { Get-StackStageRun -JournalPath $folder } | Should -Throw -ErrorId 'JournalTooNew*'
    }

    It 'completes ids' {
        $line = "Get-StackStageRun -JournalPath '$folder' -Id 2026"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $unfinished
    }

    It 'finds what is in a bucket' {
        $null = Start-StageSandbox demo
        try {
            $run = Get-StackStageRun -JournalPath s3://not-there -ErrorVariable problem -ErrorAction SilentlyContinue
        }
        catch { $problem = $_ }
        finally { Stop-StageSandbox }
        $run | Should -BeNullOrEmpty
        $problem.Exception.Message | Should -Match "no bucket 'not-there'"
    }
}

Describe 'Remove-StackStageRun' {
    BeforeEach {
        $folder = "$TestDrive/$([guid]::NewGuid())"
        New-Journal $folder $unfinished $plan, $end, $one, $known
        New-Journal $folder $finished $one, $all
        New-Journal $folder $running @()
        $held = [System.IO.FileStream]::new("$folder/$running.lock", 'OpenOrCreate', 'ReadWrite', 'None')
    }

    AfterEach {
        $held.Dispose()
    }

    It 'deletes what is finished, from the pipeline' {
        Get-StackStageRun -JournalPath $folder | Where-Object State -EQ Finished | Remove-StackStageRun -Confirm:$false
        Test-Path "$folder/$finished.jsonl" | Should -BeFalse
        @(Get-StackStageRun -JournalPath $folder).Count | Should -Be 2
    }

    It 'changes nothing in a preview' {
        Remove-StackStageRun $finished -JournalPath $folder -WhatIf
        @(Get-StackStageRun -JournalPath $folder).Count | Should -Be 3
    }

    It 'refuses a run that is under way' {
        $null = Remove-StackStageRun $running -Force -Confirm:$false -JournalPath $folder -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunUnderWay*'
        $problem.Exception.Message | Should -Match 'alice on build-7'
        Test-Path "$folder/$running.jsonl" | Should -BeTrue
    }

    It 'says that a run is not there' {
        $null = Remove-StackStageRun 20200101-000000-00000000 -Confirm:$false -JournalPath $folder -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound*'
    }

    It 'deletes what is not finished with -Force' {
        Remove-StackStageRun $unfinished -Force -Confirm:$false -JournalPath $folder
        Test-Path "$folder/$unfinished.jsonl" | Should -BeFalse
    }

    It 'does not take -Confirm:$false for -Force' {
        $null = Get-StackStageRun -JournalPath $folder | Where-Object State -NE Running | Remove-StackStageRun -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFinished*'
        Test-Path "$folder/$unfinished.jsonl" | Should -BeTrue
        Test-Path "$folder/$finished.jsonl" | Should -BeFalse
    }

    It 'does not delete what is not finished unasked' {
        $out = pwsh -NoProfile -NonInteractive -Command "Import-Module '$module'; Remove-StackStageRun $unfinished -JournalPath '$folder' 2>&1 | Out-String; Remove-StackStageRun $finished -JournalPath '$folder' 2>&1 | Out-String" | Out-String
        $out | Should -Match 'needs a confirmation'
        @(Get-StackStageRun -JournalPath $folder).Count | Should -Be 3
    }
}

Describe 'A run of another process' {
    BeforeAll {
        $folder = "$TestDrive/processes"
        $begin = @'
        $null = Get-StackStageRun -JournalPath $folder
        $operations = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'StackStage.Operations' }
        $journals = $operations.GetType('StackStage.Operations.Journal.RunJournals')::Open($folder, $null, [TimeProvider]::System, [Action[string]] { })
        $scope = $operations.GetType('StackStage.Operations.Steps.RunScope')::new('Remove-Thing', '111122223333', '', [string[]] 'a')
        $header = $operations.GetType('StackStage.Operations.Steps.RunHeader')::new($scope, 'arn', 'Remove-Thing a')
        $none = [array]::CreateInstance($operations.GetType('StackStage.Operations.Steps.EarlierRun'), 0)
        $run = $journals.BeginAsync($header, $none, [System.Threading.CancellationToken]::None).GetAwaiter().GetResult()
        $fact = $operations.GetType('StackStage.Operations.Steps.RunFact')
        $facts = [array]::CreateInstance($fact, 1)
        $facts[0] = $fact::new('thing.leftover', 'a', [System.Collections.Generic.Dictionary[string, string]]::new())
        $null = $run.NoteAsync($facts, [System.Threading.CancellationToken]::None).AsTask().GetAwaiter().GetResult()
'@
    }

    It 'is seen, keeps others away, and can be gone on with when the process was killed' {
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$module'; `$folder = '$folder'; $begin; `$run.RunId; [System.Threading.Thread]::Sleep(-1)" | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $other = [System.Diagnostics.Process]::Start($start)
        try {
            $id = $other.StandardOutput.ReadLine()
            $seen = Get-StackStageRun -JournalPath $folder
            $seen.Id | Should -Be $id
            $seen.State | Should -Be 'Running'
            $seen.ProcessId | Should -Be $other.Id
            { Invoke-Expression $begin } | Should -Throw "*process $($other.Id)*"
        }
        finally {
            $other.Kill()
            $other.WaitForExit()
        }

        (Get-StackStageRun -JournalPath $folder).State | Should -Be 'Unfinished'
        Invoke-Expression $begin
        try {
            $run.RunId | Should -Be $id
            (Get-StackStageRun -JournalPath $folder).ProcessId | Should -Be $PID
        }
        finally {
            $null = $run.DisposeAsync().AsTask().GetAwaiter().GetResult()
        }
    }
}

Describe 'The line that continues a rehearsal' {
    It 'goes on in the sandbox, and names its account, so that it does nothing in any other' {
        $null = Start-StageSandbox -TimeScale 60
        $null = Get-StageDistribution -Stage pr-42 | Disable-DistributionAndRemove -NoWait -Confirm:$false -JournalPath "$TestDrive/rehearsal"
        $run = Get-StackStageRun -Unfinished -JournalPath "$TestDrive/rehearsal"

        # Whoever pastes it when the sandbox has stopped has another account, and is refused (WrongAccount).
        $run.ContinueWith | Should -BeLike '* -AccountId 123456789012'
        (Invoke-Expression "$($run.ContinueWith) -Confirm:`$false").Id | Should -Be $run.Targets
    }
}
