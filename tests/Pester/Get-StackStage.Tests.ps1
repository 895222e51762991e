BeforeAll {
    . "$PSScriptRoot/Session.ps1"

    function New-State([string] $Stack, [int] $Count) {
        $resources = foreach ($index in 1..$Count) { @{ urn = "urn:pulumi:dev::shop::a:b:C::r$index"; custom = $false; type = 'a:b:C' } }
        @{ version = 3; checkpoint = @{ stack = $Stack; latest = @{ manifest = @{}; resources = @($resources); metadata = @{} } } } | ConvertTo-Json -Depth 9 -Compress
    }
}

AfterAll {
    Exit-TestSession
}

Describe 'Get-StackStage' {
    Context 'in the demo' {
        BeforeAll {
            $sandbox = Start-StageSandbox demo
            $stages = Get-StackStage
        }

        AfterAll {
            Stop-StageSandbox
        }

        It 'lists the stages of all apps' {
            $stages.App | Sort-Object -Unique | Should -Be 'shop', 'shop2'
            $stages.Where({ $_.App -eq 'shop' }).Stage | Should -Contain 'production'
            $stages.Home | Sort-Object -Unique | Should -Be 'aws'
            $stages.Region | Sort-Object -Unique | Should -Be $sandbox.Region
        }

        It 'says who holds a lock, and which key is lost' {
            $locked = $stages | Where-Object Locked
            $locked.LockedBy | Should -Not -BeNullOrEmpty
            $locked.LockedSince | Should -BeOfType [datetime]
            ($stages | Where-Object HasKey -EQ $false).Stage | Should -Not -BeNullOrEmpty
        }

        It 'takes names and wildcards, by position too' {
            (Get-StackStage shop dev).ResourceCount | Should -BeGreaterThan 1
            (Get-StackStage shop pr-*).Stage | Should -Contain 'pr-42'
            (Get-StackStage -App shop).App | Sort-Object -Unique | Should -Be 'shop'
            (Get-StackStage -Stage d?v).Count | Should -Be 2
        }

        It 'takes names from the pipeline' {
            ([pscustomobject]@{ App = 'shop'; Stage = 'dev' }, [pscustomobject]@{ App = 'shop2'; Stage = 'dev' } | Get-StackStage).App | Should -Be 'shop', 'shop2'
        }

        It 'shows a table that fits a terminal' {
            $text = $stages | Format-Table | Out-String -Width 80
            $text | Should -Match 'App +Stage +Resources +LastUpdated +HasKey +Locked +Lock'
            $text | Should -Match '(?m)^shop +production +\d+ '
        }

        It 'writes an error for a name that is not there' {
            Get-StackStage shop nope -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            $failed.FullyQualifiedErrorId | Should -BeLike 'StageNotFound,*'
            { Get-StackStage nope -ErrorAction Stop } | Should -Throw -ErrorId 'StageNotFound,*'
        }

        It 'rehearses with a profile that this machine does not have' {
            (Get-StackStage shop dev -ProfileName nobody).Stage | Should -Be 'dev'
        }

        It 'refuses nothing that stops early' {
            (Get-StackStage | Select-Object -First 1).App | Should -Be 'shop'
        }

        It 'completes apps and stages' {
            (TabExpansion2 'Get-StackStage -App sh' 22).CompletionMatches.CompletionText | Should -Be 'shop', 'shop2'
            (TabExpansion2 'Get-StackStage -App shop2 -Stage ' 33).CompletionMatches.CompletionText | Should -Be 'dev'
            (TabExpansion2 'Get-StackStage shop pr-4' 24).CompletionMatches.CompletionText | Should -Be 'pr-42'
        }

        It 'looks into no other account than the one that is named' {
            (Get-StackStage shop dev -AccountId $sandbox.AccountId).Stage | Should -Be 'dev'
            { Get-StackStage -AccountId 999999999999 } | Should -Throw -ErrorId 'WrongAccount,*'
        }

        It 'says that another Region has no home' {
            { Get-StackStage -Region eu-south-1 } | Should -Throw -ErrorId 'SstHomeNotFound,*'
        }
    }

    Context 'on disk' {
        It 'lists a local home, and its states go on by path' {
            $null = New-Item -ItemType Directory -Path TestDrive:/home/app/shop
            New-State 'organization/shop/dev' 3 | Set-Content TestDrive:/home/app/shop/dev.json
            Push-Location TestDrive:/
            try {
                $stage = Get-StackStage -HomePath ./home
            }
            finally {
                Pop-Location
            }

            $stage.ResourceCount | Should -Be 3
            $stage.Home | Should -Be 'local'
            ($stage | Get-PulumiResource).Count | Should -Be 3
        }

        It 'lists a backend in a folder' {
            $null = New-Item -ItemType Directory -Path TestDrive:/backend/.pulumi/stacks/shop
            'version: 1' | Set-Content TestDrive:/backend/.pulumi/meta.yaml
            New-State 'organization/shop/dev' 2 | Set-Content TestDrive:/backend/.pulumi/stacks/shop/dev.json
            $folder = (Get-Item TestDrive:/backend).FullName
            (Get-StackStage -Backend "file://$folder").ResourceCount | Should -Be 2
            (TabExpansion2 "Get-StackStage -Backend file://$folder -App " "Get-StackStage -Backend file://$folder -App ".Length).CompletionMatches.CompletionText | Should -Be 'shop'
        }

        It 'refuses a backend that it cannot read' {
            { Get-StackStage -Backend 'gs://bucket' } | Should -Throw -ErrorId 'BackendNotSupported,*'
            { Get-StackStage -HomePath TestDrive:/nowhere } | Should -Throw -ErrorId 'HomeNotFound,*'
            { Get-StackStage -HomePath TestDrive:/backend } | Should -Throw -ErrorId 'HomeNotFound,*'
            { Get-StackStage -HomePath TestDrive:/home/app } | Should -Throw -ErrorId 'HomeNotFound,*'
        }
    }

    Context 'on the way to AWS' {
        BeforeAll {
            # As AWS.Tools has them: types of another assembly, with the credentials in an internal property.
            Add-Type -TypeDefinition @'
namespace Foreign
{
    public sealed class Keys { public string AccessKey { get; set; } public string SecretKey { get; set; } public string Token { get; set; } }
    public class AWSCredentials { public string Account; public Keys GetCredentials() { return new Keys { AccessKey = Account, SecretKey = "s", Token = "" }; } }
    public sealed class AWSPSCredentials
    {
        public AWSPSCredentials(string account) { Credentials = new AWSCredentials { Account = account }; }
        internal AWSCredentials Credentials { get; private set; }
    }
}
'@
            $running = Start-StageSandbox demo
            $endpoint = $running.Endpoint
        }

        AfterAll {
            Remove-Variable StoredAWSCredentials, StoredAWSRegion -Scope Global -ErrorAction Ignore
            Stop-StageSandbox
        }

        It 'says that there are no credentials' {
            { Get-StackStage -EndpointUrl $endpoint -Region us-east-1 } | Should -Throw -ErrorId 'NoCredentials,*'
        }

        It 'takes the session''s credentials and Region as AWS.Tools leaves them' {
            $global:StoredAWSCredentials = [Foreign.AWSPSCredentials]::new($running.AccessKeyId)
            $global:StoredAWSRegion = $running.Region
            (Get-StackStage shop dev -EndpointUrl $endpoint).Region | Should -Be $running.Region
            $global:StoredAWSCredentials = [Foreign.AWSPSCredentials]::new('999999999999')
            { Get-StackStage shop dev -EndpointUrl $endpoint } | Should -Throw -ErrorId 'CredentialsNotAccepted,*'
        }

        It 'takes credentials of another SDK, wrapped or not, and a PSCredential' {
            $key = [pscredential]::new($running.AccessKeyId, (ConvertTo-SecureString s -AsPlainText -Force))
            foreach ($credential in [Foreign.AWSPSCredentials]::new($running.AccessKeyId), [Foreign.AWSCredentials]@{ Account = $running.AccessKeyId }, $key) {
                (Get-StackStage shop dev -EndpointUrl $endpoint -Region $running.Region -Credential $credential).Stage | Should -Be 'dev'
            }

            { Get-StackStage -EndpointUrl $endpoint -Region us-east-1 -Credential 42 } | Should -Throw -ErrorId 'CredentialNotUsable,*'
        }

        It 'says that an endpoint is dead' {
            { Get-StackStage -EndpointUrl http://127.0.0.1:9 -Region us-east-1 -Credential ([Foreign.AWSPSCredentials]::new('123456789012')) } | Should -Throw -ErrorId 'EndpointNotReachable,*'
        }

        It 'goes through the proxy of the environment, but not to this machine' {
            $script = {
                Import-Module $args[0]
                $null = Start-StageSandbox demo
                (Get-StackStage shop dev).Stage
                Stop-StageSandbox
                $env:AWS_ACCESS_KEY_ID = 'AKID'
                $env:AWS_SECRET_ACCESS_KEY = 's'
                try { Get-StackStage -Region us-east-1 } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.Message }
            }
            $before = $env:HTTP_PROXY, $env:HTTPS_PROXY
            try {
                $env:HTTP_PROXY = $env:HTTPS_PROXY = 'http://127.0.0.1:9'
                $said = pwsh -NoProfile -NonInteractive -Command $script -args $module
            }
            finally {
                $env:HTTP_PROXY, $env:HTTPS_PROXY = $before
            }

            $said[0] | Should -Be 'dev'
            $said[1] | Should -BeLike 'EndpointNotReachable,*'
            $said[2] | Should -Match '127\.0\.0\.1:9|proxy'
        }
    }
}
