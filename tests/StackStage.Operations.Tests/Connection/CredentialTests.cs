using System.Diagnostics;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Connection;

[Collection(ProcessEnvironment.Name)]
public sealed class CredentialTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task No_credentials_anywhere_is_an_error_of_its_own()
    {
        var failure = await FailureAsync(new ConnectionRequest { Region = Rehearsal.Region });

        Assert.Equal("NoCredentials", failure.ErrorId);
        Assert.Contains("-ProfileName", failure.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_metadata_service_that_does_not_answer_is_given_up_within_seconds()
    {
        // Accepts connections and says nothing.
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", $"http://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}");
        var patience = CredentialSource.Patience;
        CredentialSource.Patience = TimeSpan.FromMilliseconds(50);
        try
        {
            var watch = Stopwatch.StartNew();
            var failure = await FailureAsync(new ConnectionRequest { Region = Rehearsal.Region });

            Assert.Equal("NoCredentials", failure.ErrorId);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"It took {watch.Elapsed}.");
            Assert.InRange(patience, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
        }
        finally
        {
            CredentialSource.Patience = patience;
        }
    }

    [Fact]
    public async Task No_region_anywhere_is_an_error_of_its_own()
    {
        var failure = await FailureAsync(new ConnectionRequest { Credentials = new BasicAWSCredentials("AKID", "secret") });

        Assert.Equal("NoRegion", failure.ErrorId);
        Assert.Contains("-Region", failure.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", null)]
    [InlineData(null, "missing")]
    public async Task A_profile_that_is_nowhere_is_named(string? parameter, string? variable)
    {
        _environment.Config("[profile other]\nregion = eu-west-1\n");
        _environment.Set("AWS_PROFILE", variable);

        var failure = await FailureAsync(new ConnectionRequest { ProfileName = parameter, Region = Rehearsal.Region });

        Assert.Equal("ProfileNotFound", failure.ErrorId);
        Assert.Contains("'missing'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_of_the_environment_are_found()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "111122223333");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _environment.Set("AWS_REGION", "eu-west-3");

        var (account, region) = await WhoAsync(new ConnectionRequest());

        Assert.Equal(("111122223333", "eu-west-3"), (account, region));
    }

    [Fact]
    public async Task A_profile_brings_keys_and_region()
    {
        _environment.Credentials("[work]\naws_access_key_id = 444455556666\naws_secret_access_key = secret\n");
        _environment.Config("[profile work]\nregion = eu-north-1\n");

        Assert.Equal(("444455556666", "eu-north-1"), await WhoAsync(new ConnectionRequest { ProfileName = "work" }));
    }

    [Fact]
    public async Task A_profile_that_assumes_a_role_does_so_at_the_endpoint_it_names()
    {
        using var sandbox = StageSandbox.Start(Rehearsal.StandingStill);
        _environment.Set("AWS_ENDPOINT_URL", sandbox.Endpoint.AbsoluteUri);
        _environment.Config("""
            [profile base]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = secret
            region = eu-central-1
            [profile role]
            source_profile = base
            role_arn = arn:aws:iam::777788889999:role/Deployer
            region = eu-central-1
            """);

        var connection = await AwsConnection.OpenAsync(new ConnectionRequest { ProfileName = "role" }, CancellationToken.None);

        Assert.Equal("777788889999", await connection.GetAccountIdAsync(CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_process_that_gives_credentials_is_asked()
    {
        Skip.If(OperatingSystem.IsWindows());
        var script = Path.Combine(_environment.Folder, "give.sh");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho '{\"Version\":1,\"AccessKeyId\":\"222233334444\",\"SecretAccessKey\":\"s\"}'\n");
        _environment.Config($"[profile process]\ncredential_process = /bin/sh {script}\nregion = eu-west-1\n");

        Assert.Equal(("222233334444", "eu-west-1"), await WhoAsync(new ConnectionRequest { ProfileName = "process" }));
    }

    [SkippableFact]
    public async Task A_process_that_fails_is_an_error_of_its_own()
    {
        Skip.If(OperatingSystem.IsWindows());
        _environment.Config("[profile process]\ncredential_process = /bin/sh -c 'echo vault is sealed >&2; exit 3'\nregion = eu-west-1\n");
        foreach (var byVariable in new[] { false, true })
        {
            _environment.Set("AWS_PROFILE", byVariable ? "process" : null);

            var failure = await Assert.ThrowsAsync<StageException>(() => WhoAsync(new ConnectionRequest { ProfileName = byVariable ? null : "process" }));

            Assert.Equal("CredentialProcessFailed", failure.Error.ErrorId);
            Assert.Contains("vault is sealed", failure.Error.Message, StringComparison.Ordinal);
            Assert.Contains("credential_process", failure.Error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_profile_that_wants_an_MFA_code_says_where_one_can_be_given(bool byVariable)
    {
        _environment.Config("""
            [profile base]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = secret
            [profile careful]
            source_profile = base
            role_arn = arn:aws:iam::777788889999:role/Deployer
            mfa_serial = arn:aws:iam::777788889999:mfa/me
            region = eu-central-1
            """);
        _environment.Set("AWS_PROFILE", byVariable ? "careful" : null);

        var failure = await Assert.ThrowsAsync<StageException>(() => WhoAsync(new ConnectionRequest { ProfileName = byVariable ? null : "careful" }));

        Assert.Equal("MfaRequired", failure.Error.ErrorId);
        Assert.Contains("MFA", failure.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Set-AWSCredential", failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_profile_of_aws_login_says_how_its_keys_can_be_had(bool byVariable)
    {
        _environment.Config("[profile signed]\nlogin_session = arn:aws:iam::777788889999:user/me\nregion = eu-central-1\n");
        _environment.Set("AWS_PROFILE", byVariable ? "signed" : null);

        var failure = await Assert.ThrowsAsync<StageException>(() => WhoAsync(new ConnectionRequest { ProfileName = byVariable ? null : "signed" }));

        Assert.Equal("LoginProfileNotSupported", failure.Error.ErrorId);
        Assert.Contains("'signed'", failure.Error.Message, StringComparison.Ordinal);
        Assert.Contains("aws configure export-credentials --profile signed", failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu central", "eu-central-1")]
    [InlineData("EU-Central-1", "eu-central-1")]
    [InlineData("eu-central", "eu-central-1")]
    [InlineData("us-east-1/", "us-east-1")]
    [InlineData("Frankfurt", "eu-central-1")]
    public async Task What_is_no_Region_is_told_with_what_may_be_meant(string given, string meant)
    {
        var failure = await FailureAsync(new ConnectionRequest { Region = given });

        // Before anybody is asked for credentials, of which there are none.
        Assert.Equal("RegionNotValid", failure.ErrorId);
        Assert.Contains($"'{given}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(meant, failure.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ap-southeast-7")]
    [InlineData("us-gov-west-1")]
    [InlineData("us-isob-east-1")]
    [InlineData("eusc-de-east-1")]
    [InlineData("xx-future-12")]
    public async Task A_Region_that_is_none_yet_is_taken(string region)
    {
        var connection = await AwsConnection.OpenAsync(new ConnectionRequest { Region = region, Credentials = new BasicAWSCredentials("AKID", "secret") }, CancellationToken.None);

        Assert.Equal(region, connection.Region);
    }

    [Fact]
    public async Task An_empty_Region_of_the_session_is_none()
    {
        _environment.Set("AWS_REGION", "eu-west-3");

        var connection = await AwsConnection.OpenAsync(new ConnectionRequest { SessionRegion = "", Credentials = new BasicAWSCredentials("AKID", "secret") }, CancellationToken.None);

        Assert.Equal("eu-west-3", connection.Region);
    }

    [Fact]
    public async Task A_pooled_connection_is_not_used_after_the_SDKs_own_store_has_changed()
    {
        _environment.Set("HOME", Path.Combine(_environment.Folder, "home"));
        var store = Directory.CreateDirectory(Path.Combine(_environment.Folder, "home", "AppData", "Local", "AWSToolkit")).FullName;
        var request = new ConnectionRequest { Region = "eu-west-1", Credentials = new BasicAWSCredentials("AKID", "secret") };
        var first = await ConnectionPool.GetAsync(request, CancellationToken.None);
        var again = await ConnectionPool.GetAsync(request, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(store, "RegisteredAccounts.json"), "{}");

        var second = await ConnectionPool.GetAsync(request, CancellationToken.None);

        Assert.Same(first, again);
        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task An_sso_profile_without_a_session_asks_for_a_login()
    {
        _environment.Set("HOME", _environment.Folder);
        _environment.Config("""
            [profile sso]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Admin
            region = eu-central-1
            [sso-session corp]
            sso_region = eu-central-1
            sso_start_url = https://corp.awsapps.com/start
            sso_registration_scopes = sso:account:access
            """);
        using var sandbox = StageSandbox.Start(Rehearsal.StandingStill);

        var failure = await Assert.ThrowsAsync<StageException>(() => WhoAsync(new ConnectionRequest { ProfileName = "sso", EndpointUrl = sandbox.Endpoint }));

        Assert.Equal("SsoSessionExpired", failure.Error.ErrorId);
        Assert.Contains("aws sso login", failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_comes_after_the_parameters_and_before_the_environment()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "111122223333");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _environment.Set("AWS_REGION", "eu-west-3");
        var session = new ConnectionRequest { SessionCredentials = new BasicAWSCredentials("999900001111", "s"), SessionRegion = "eu-south-1" };

        Assert.Equal(("999900001111", "eu-south-1"), await WhoAsync(session));
        Assert.Equal(("222233334444", "us-west-2"), await WhoAsync(session with { Credentials = new BasicAWSCredentials("222233334444", "s"), Region = "us-west-2" }));
    }

    [Fact]
    public async Task A_pooled_connection_is_not_used_after_the_environment_has_changed()
    {
        using var sandbox = StageSandbox.Start(Rehearsal.StandingStill);
        var request = new ConnectionRequest { EndpointUrl = sandbox.Endpoint };
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _environment.Set("AWS_ACCESS_KEY_ID", "111122223333");
        _environment.Set("AWS_REGION", "eu-west-1");
        var first = await ConnectionPool.GetAsync(request, CancellationToken.None);
        var again = await ConnectionPool.GetAsync(request, CancellationToken.None);
        Assert.Equal("111122223333", await first.GetAccountIdAsync(CancellationToken.None));

        _environment.Set("AWS_ACCESS_KEY_ID", "222233334444");
        _environment.Set("AWS_REGION", "eu-west-2");
        var second = await ConnectionPool.GetAsync(request, CancellationToken.None);

        Assert.Same(first, again);
        Assert.Equal("222233334444", await second.GetAccountIdAsync(CancellationToken.None));
        Assert.Equal("eu-west-2", second.Region);
    }

    [Fact]
    public async Task A_pooled_connection_is_not_used_after_its_profile_has_changed()
    {
        using var sandbox = StageSandbox.Start(Rehearsal.StandingStill);
        var request = new ConnectionRequest { EndpointUrl = sandbox.Endpoint, ProfileName = "work" };
        _environment.Credentials("[work]\naws_access_key_id = 111122223333\naws_secret_access_key = secret\nregion = eu-west-1\n");
        var first = await ConnectionPool.GetAsync(request, CancellationToken.None);
        _environment.Credentials("[work]\naws_access_key_id = 222233334444\naws_secret_access_key = secret\nregion = eu-west-1\n");
        File.SetLastWriteTimeUtc(Path.Combine(_environment.Folder, "credentials"), DateTime.UtcNow.AddMinutes(1));
        var second = await ConnectionPool.GetAsync(request, CancellationToken.None);

        Assert.Equal("111122223333", await first.GetAccountIdAsync(CancellationToken.None));
        Assert.Equal("222233334444", await second.GetAccountIdAsync(CancellationToken.None));
    }

    private static async Task<StageError> FailureAsync(ConnectionRequest request) =>
        (await Assert.ThrowsAsync<StageException>(() => AwsConnection.OpenAsync(request, CancellationToken.None))).Error;

    private static async Task<(string Account, string Region)> WhoAsync(ConnectionRequest request)
    {
        using var sandbox = StageSandbox.Start(Rehearsal.StandingStill);
        var connection = await AwsConnection.OpenAsync(request with { EndpointUrl = sandbox.Endpoint }, CancellationToken.None);
        return (await connection.GetAccountIdAsync(CancellationToken.None), connection.Region);
    }
}
