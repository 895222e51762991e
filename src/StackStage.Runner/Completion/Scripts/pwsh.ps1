# PowerShell completion for stackstage. Load it with:  stackstage completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'stackstage' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $valueOf = {
        param($element)
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
    }
    $program = & $valueOf $commandAst.CommandElements[0]
    $current = ''
    $before = @(
        foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
            if ($element.Extent.EndOffset -lt $cursorPosition) {
                & $valueOf $element
            }
            elseif ($element.Extent.StartOffset -lt $cursorPosition) {
                $current = (& $valueOf $element)
            }
        }
    )

    foreach ($line in & $program complete "--current=$current" '--' @before 2>$null) {
        $text, $description = $line -split "`t", 2
        if ($text -in ':files', ':folders') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
            continue
        }

        $quoted = if ($text -match '^[\w.:/\\*-]+$') { $text } else { "'" + $text.Replace("'", "''") + "'" }
        $kind = if ($text.StartsWith('-')) { 'ParameterName' } else { 'ParameterValue' }
        $tip = if ($description) { $description } else { $text }
        [System.Management.Automation.CompletionResult]::new($quoted, $text, $kind, $tip)
    }
}
