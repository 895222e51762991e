@{
    RootModule           = 'StackStage.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'b2b0a3c6-6f0b-4f0e-9c1b-52a1f3c7d9e4'
    Author               = 'The StackStage authors'
    CompanyName          = 'The StackStage authors'
    Copyright            = 'Copyright (c) 2026 The StackStage authors. MIT License.'
    Description          = 'Gets stages of SST and Pulumi stacks on AWS unstuck: mends broken state files, removes what is left over in the right order, keeps stage keys, wires certificates and DNS.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('StackStage.Format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Compare-PulumiSnapshot'
        'Disable-DistributionAndRemove'
        'Get-PulumiResource'
        'Get-StackStage'
        'Get-StageCertificate'
        'Get-StageDistribution'
        'Get-StageDomain'
        'Get-StageSandbox'
        'Remove-ApiCustomDomain'
        'Remove-PulumiResource'
        'Remove-ReleasedCertificate'
        'Repair-CertificateValidation'
        'Repair-PulumiSnapshot'
        'Request-DnsValidatedCertificate'
        'Start-StageSandbox'
        'Stop-StageSandbox'
        'Test-PulumiSnapshot'
        'Wait-CertificateRelease'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags       = @('Pulumi', 'SST', 'AWS', 'CloudFront', 'ACM', 'Route53', 'State', 'Repair', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
