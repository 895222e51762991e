BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $sandbox = Start-StageSandbox demo
    $password = ConvertTo-SecureString 'for a test' -AsPlainText -Force
}

AfterAll {
    Exit-TestSession
}

Describe 'Backup-SsmStageKey' {
    It 'backs up all keys, warns of one that does not fit, and adds the fallback key' {
        $made = Backup-SsmStageKey -Path TestDrive:/all.stagekeys -Password $password -WarningAction SilentlyContinue -WarningVariable warned
        $made.KeyCount | Should -Be ((Get-SsmStageKey).Count + 1)
        $made.NotFitting | Should -Be 'shop/pr-12'
        "$warned" | Should -Match 'shop/pr-12 does not open its state'
        $made.AccountId | Should -Be $sandbox.AccountId
        (Get-SsmStageKeyBackup TestDrive:/all.stagekeys).Stage | Should -Contain '_fallback'
    }

    It 'previews without asking for a password' {
        Backup-SsmStageKey -Path TestDrive:/preview.stagekeys -WhatIf | Should -BeNullOrEmpty
        'TestDrive:/preview.stagekeys' | Should -Not -Exist
    }

    It 'takes stages from the pipeline, adds entries, and keeps as many as it is told' {
        foreach ($run in 1..3) {
            $made = Get-StackStage shop dev, production | Backup-SsmStageKey -Path TestDrive:/some.stagekeys -Password $password -CheckState:$false -Keep 2
        }

        $made.Stages | Should -Be 'shop/dev', 'shop/production'
        $made.Dropped | Should -Be 1
        (Get-SsmStageKeyBackup TestDrive:/some.stagekeys | Group-Object EntryId).Count | Should -Be 2
    }

    It 'encrypts for certificates, which need no password' {
        $rsa = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=backup', $rsa, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([datetimeoffset]::Now.AddDays(-1), [datetimeoffset]::Now.AddYears(1))
        [System.IO.File]::WriteAllText("$TestDrive/public.cer", $certificate.ExportCertificatePem())
        [System.IO.File]::WriteAllBytes("$TestDrive/private.pfx", $certificate.Export('Pfx', 'pfx password'))
        (Backup-SsmStageKey shop dev -Path TestDrive:/certificate.stagekeys -Recipient TestDrive:/public.cer, $certificate -CheckState:$false).Encryption | Should -Be 'certificate'
        $item = Get-SsmStageKeyBackup TestDrive:/certificate.stagekeys -Stage dev -Certificate TestDrive:/private.pfx -Password (ConvertTo-SecureString 'pfx password' -AsPlainText -Force)
        $item.Verified | Should -BeTrue
        $item.EncryptedFor | Should -Match 'CN=backup'
        (Get-SsmStageKeyBackup TestDrive:/certificate.stagekeys -Stage dev -Certificate $certificate).Verified | Should -BeTrue
        Get-SsmStageKeyBackup TestDrive:/certificate.stagekeys -Certificate TestDrive:/public.cer -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'CertificateNotUsable,*'
    }

    It 'encrypts with a KMS key, and puts entries into a bucket' {
        $made = Backup-SsmStageKey shop dev -Destination s3://sst-state-abcdefghijkm/backups -KmsKeyId alias/aws/ssm -CheckState:$false
        $made.Encryption | Should -Be 'kms'
        $made.Path | Should -Be "s3://sst-state-abcdefghijkm/backups/$($made.EntryId).stagekeys"
        (Get-SsmStageKeyBackup s3://sst-state-abcdefghijkm/backups -Verify).Verified | Sort-Object -Unique | Should -BeTrue
    }

    It 'refuses two ways at once, a file that is no backup, and a destination that is none' {
        { Backup-SsmStageKey -Path TestDrive:/x -Password $password -KmsKeyId k } | Should -Throw -ErrorId 'SeveralEncryptions,*'
        'notes' | Set-Content TestDrive:/notes.txt
        { Backup-SsmStageKey -Path TestDrive:/notes.txt -Password $password -ErrorAction Stop } | Should -Throw -ErrorId 'NotAKeyBackup,*'
        Get-Content TestDrive:/notes.txt | Should -Be 'notes'
        { Backup-SsmStageKey -Destination ./x -Password $password -ErrorAction Stop } | Should -Throw -ErrorId 'KeyBackupPathNotValid,*'
    }

    It 'does not take an empty pipeline for all stages' {
        Get-StackStage shop nope* | Backup-SsmStageKey -Path TestDrive:/empty.stagekeys -Password $password | Should -BeNullOrEmpty
        'TestDrive:/empty.stagekeys' | Should -Not -Exist
    }
}
