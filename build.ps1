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
finally {
    Pop-Location
}
