#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, packages or cleans StackStage. The same as the dotnet commands, for PowerShell people.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# The sessions that have imported the module from here. On Windows they hold its assemblies until they end.
function Get-ModuleHolder {
    $output = Join-Path $PSScriptRoot 'out' 'StackStage'
    Get-Process -Name pwsh, powershell, Code, PowerShellEditorServices* -ErrorAction Ignore | Where-Object {
        $_.Modules.Where({ $_.FileName -and $_.FileName.StartsWith($output, [System.StringComparison]::OrdinalIgnoreCase) }, 'First')
    }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build -c $Configuration }
        'Test' { dotnet test -c $Configuration }
        'Package' {
            dotnet build -c Release
            # Azure Automation wants zip, folder and manifest of one name: StackStage.zip with StackStage/StackStage.psd1 in it.
            $version = (Import-PowerShellDataFile ./out/StackStage/StackStage.psd1).ModuleVersion
            [System.IO.Directory]::CreateDirectory("$PSScriptRoot/out/packages/$version") | Out-Null
            $zip = "$PSScriptRoot/out/packages/$version/StackStage.zip"
            Remove-Item $zip -ErrorAction Ignore
            [System.IO.Compression.ZipFile]::CreateFromDirectory("$PSScriptRoot/out/StackStage", $zip, 'Optimal', $true)
            Get-Item $zip
        }
        'Clean' {
            dotnet clean -c $Configuration
            Remove-Item ./out -Recurse -Force -ErrorAction Ignore
        }
    }
}
catch {
    $holders = @(Get-ModuleHolder | ForEach-Object { "$($_.ProcessName) ($($_.Id)$(if ($_.Id -eq $PID) { ', this session' }))" })
    if ($holders) {
        throw "$_`nThe module in out/StackStage is imported in $($holders -join ', '). Where that keeps it from being replaced, end the session and run this again from one that has not imported it."
    }

    throw
}
finally {
    Pop-Location
}
