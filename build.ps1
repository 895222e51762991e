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
            # Gallery and Azure Automation take a zip named like the module, with the module folder's content at its root.
            $version = (Import-PowerShellDataFile ./out/StackStage/StackStage.psd1).ModuleVersion
            [System.IO.Directory]::CreateDirectory("$PSScriptRoot/out/packages/$version") | Out-Null
            $zip = "$PSScriptRoot/out/packages/$version/StackStage.zip"
            Remove-Item $zip -ErrorAction Ignore
            [System.IO.Compression.ZipFile]::CreateFromDirectory("$PSScriptRoot/out/StackStage", $zip)
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
