BeforeAll {
    . "$PSScriptRoot/Session.ps1"
    $sandbox = Start-StageSandbox demo
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-SsmStageKey' {
    It 'lists the keys, and no fallback key unless it is named' {
        $keys = Get-SsmStageKey
        $keys.App | Sort-Object -Unique | Should -Be 'shop', 'shop2'
        $keys.Stage | Should -Contain 'production'
        $keys.Stage | Should -Not -Contain '_fallback'
        (Get-SsmStageKey shop _fallback).ParameterName | Should -Be '/sst/passphrase/shop/_fallback'
        (Get-SsmStageKey shop2).Count | Should -Be 1
        (Get-SsmStageKey -Stage pr-4*).Stage | Should -Be 'pr-42'
    }

    It 'tells where a key is, and never its value unless it is asked for' {
        $key = Get-SsmStageKey shop dev
        $key.Version | Should -Be 1
        $key.KeyId | Should -Be 'alias/aws/ssm'
        $key.Tier | Should -Be 'Standard'
        $key.Type | Should -Be 'SecureString'
        $key.LastModified | Should -BeOfType [datetime]
        $key.Region | Should -Be $sandbox.Region
        $key.Value | Should -BeNullOrEmpty
        $key.FitsState | Should -BeNullOrEmpty
        $value = (Get-SsmStageKey shop dev -AsSecureString).Value
        $value | Should -BeOfType [securestring]
        ConvertFrom-SecureString $value -AsPlainText | Should -Be 'vEGDaYo58TmIB1tfwIS8WXiCXZleAs0vNj60ZE9n9k4='
    }

    It 'tries keys on their states' {
        (Get-SsmStageKey shop dev, pr-12 -CheckState).FitsState | Should -Be 'Fits', 'Wrong'
    }

    It 'goes on from Get-StackStage, and says which key is lost' {
        Get-StackStage shop dev, pr-23 | Get-SsmStageKey -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object Stage | Should -Be 'dev'
        $failed.FullyQualifiedErrorId | Should -BeLike 'StageKeyNotFound,*'
        { Get-SsmStageKey nope -ErrorAction Stop } | Should -Throw -ErrorId 'StageKeyNotFound,*'
        Get-SsmStageKey nope* | Should -BeNullOrEmpty
    }

    It 'takes no stage of another home for one of its own' {
        [pscustomobject]@{ App = 'shop'; Stage = 'dev'; Home = 'local' } | Get-SsmStageKey -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'StageKeyElsewhere,*'
    }

    It 'shows a table that fits a terminal' {
        Get-SsmStageKey | Format-Table | Out-String -Width 80 | Should -Match 'App +Stage +Version +LastModified +FitsState +KeyId'
    }
}
