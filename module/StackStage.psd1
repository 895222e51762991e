@{
    RootModule           = 'StackStage.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b2b0a3c6-6f0b-4f0e-9c1b-52a1f3c7d9e4'
    Author               = 'The StackStage authors'
    CompanyName          = 'The StackStage authors'
    Copyright            = 'Copyright (c) 2026 The StackStage authors. MIT License.'
    Description          = 'Gets stages of SST and Pulumi stacks on AWS unstuck: lists them, mends broken state files, takes resources out of them, removes CloudFront distributions, API Gateway domains and certificates in the right order, and has certificates validated by DNS; backs up, restores and replaces stage keys, and says what is wrong and which command mends it. A sandbox on loopback to rehearse on is in it.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('StackStage.Format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Backup-SsmStageKey'
        'Compare-PulumiSnapshot'
        'Disable-DistributionAndRemove'
        'Export-StackStageSnapshot'
        'Get-PulumiResource'
        'Get-SsmStageKey'
        'Get-SsmStageKeyBackup'
        'Get-SsmStageKeyPolicy'
        'Get-StackStage'
        'Get-StackStageRun'
        'Get-StackStageSnapshot'
        'Get-StageCertificate'
        'Get-StageDistribution'
        'Get-StageDomain'
        'Get-StageSandbox'
        'Remove-ApiCustomDomain'
        'Remove-PulumiResource'
        'Remove-ReleasedCertificate'
        'Remove-StackStageRun'
        'Rename-PulumiResource'
        'Repair-CertificateValidation'
        'Repair-PulumiSnapshot'
        'Request-DnsValidatedCertificate'
        'Reset-SsmStageKey'
        'Reset-StackStage'
        'Restore-SsmStageKey'
        'Restore-StackStageSnapshot'
        'Set-PulumiResource'
        'Start-StageSandbox'
        'Stop-StageSandbox'
        'Test-PulumiSnapshot'
        'Test-SsmStageKey'
        'Test-StackStage'
        'Unlock-StackStage'
        'Wait-CertificateRelease'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Pulumi', 'SST', 'AWS', 'CloudFront', 'ACM', 'Route53', 'State', 'Repair', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/stackstage/stackstage'
            ReleaseNotes = 'https://github.com/stackstage/stackstage/blob/main/CHANGELOG.md'
        }
    }
}
