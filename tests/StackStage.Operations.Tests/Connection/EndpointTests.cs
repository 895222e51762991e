using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3.Model;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Pacing;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Connection;

[Collection(ProcessEnvironment.Name)]
public sealed class EndpointTests : IDisposable
{
    private static readonly BasicAWSCredentials Key = new("AKIAIOSFODNN7EXAMPLE", "secret");

    private readonly EnvironmentScope _environment = new();

    public static TheoryData<string> Services => ["sts", "s3", "ssm", "acm", "cloudfront"];

    public void Dispose() => _environment.Dispose();

    [Theory]
    [MemberData(nameof(Services))]
    public async Task AWS_ENDPOINT_URL_leads_every_client(string service)
    {
        using var server = Answering();
        _environment.Set("AWS_ENDPOINT_URL", server.Url.AbsoluteUri);

        await CallAsync(await OpenAsync(new ConnectionRequest()), service);

        Assert.Contains("/eu-central-1/", Assert.Single(server.Heads).Replace("/us-east-1/cloudfront", "/eu-central-1/cloudfront", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_one_service_leads_that_one_only()
    {
        using var general = Answering();
        using var parameters = Answering();
        using var buckets = Answering();
        _environment.Set("AWS_ENDPOINT_URL", general.Url.AbsoluteUri);
        _environment.Set("AWS_ENDPOINT_URL_SSM", parameters.Url.AbsoluteUri);
        _environment.Set("AWS_ENDPOINT_URL_S3", buckets.Url.AbsoluteUri);
        var connection = await OpenAsync(new ConnectionRequest());

        await CallAsync(connection, "ssm");
        await CallAsync(connection, "s3");
        await CallAsync(connection, "sts");

        Assert.Contains("AmazonSSM.GetParameter", Assert.Single(parameters.Heads), StringComparison.Ordinal);
        Assert.StartsWith("GET /some-bucket", Assert.Single(buckets.Heads), StringComparison.Ordinal);
        Assert.Single(general.Heads);
    }

    [Fact]
    public async Task The_parameter_wins_over_the_environment()
    {
        using var asked = Answering();
        using var other = Answering();
        _environment.Set("AWS_ENDPOINT_URL", other.Url.AbsoluteUri);
        _environment.Set("AWS_ENDPOINT_URL_SSM", other.Url.AbsoluteUri);

        await CallAsync(await OpenAsync(new ConnectionRequest { EndpointUrl = asked.Url }), "ssm");

        Assert.Single(asked.Heads);
        Assert.Empty(other.Heads);
    }

    [Fact]
    public async Task The_named_profile_says_the_endpoint_too()
    {
        using var server = Answering();
        _environment.Config($"""
            [profile local]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = secret
            region = eu-central-1
            endpoint_url = {server.Url}
            """);
        var connection = await AwsConnection.OpenAsync(new ConnectionRequest { ProfileName = "local" }, CancellationToken.None);

        await CallAsync(connection, "ssm");
        await CallAsync(connection, "sts");

        Assert.Equal(2, server.Heads.Count);
    }

    [Fact]
    public async Task The_user_agent_names_the_module_and_its_version()
    {
        using var server = Answering();
        var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = server.Url });
        var version = typeof(AwsConnection).Assembly.GetName().Version!.ToString(3);

        foreach (var service in new[] { "ssm", "sts", "s3" })
        {
            await CallAsync(connection, service);
        }

        Assert.All(server.Heads, head => Assert.Contains($"StackStage/{version}", head.Split("\r\n").Single(line => line.StartsWith("User-Agent:", StringComparison.OrdinalIgnoreCase)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connections_are_shared_by_services_regions_and_sessions()
    {
        using var server = Answering();
        for (var index = 0; index < 3; index++)
        {
            var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = server.Url, AccountId = $"{index:000000000000}" });
            await CallAsync(connection, "ssm");
            await CallAsync(connection, "s3");
            await CallAsync(connection, "acm");
        }

        Assert.Equal(9, server.Heads.Count);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Retries_are_standard_unless_the_users_configuration_says_otherwise()
    {
        _environment.Set("AWS_MAX_ATTEMPTS", null);
        _environment.Set("AWS_RETRY_MODE", null);
        var plain = (await OpenAsync(new ConnectionRequest())).SystemsManager.Config;
        Assert.Equal((RequestRetryMode.Standard, 2), (plain.RetryMode, plain.MaxErrorRetry));

        _environment.Set("AWS_RETRY_MODE", "adaptive");
        _environment.Set("AWS_MAX_ATTEMPTS", "7");
        var told = (await OpenAsync(new ConnectionRequest())).S3().Config;
        Assert.Equal((RequestRetryMode.Adaptive, 6), (told.RetryMode, told.MaxErrorRetry));

        _environment.Set("AWS_RETRY_MODE", null);
        _environment.Set("AWS_MAX_ATTEMPTS", null);
        _environment.Config("[profile p]\naws_access_key_id = a\naws_secret_access_key = s\nretry_mode = adaptive\nmax_attempts = 5\nregion = eu-central-1\n");
        var profile = (await AwsConnection.OpenAsync(new ConnectionRequest { ProfileName = "p" }, CancellationToken.None)).SystemsManager.Config;
        Assert.Equal((RequestRetryMode.Adaptive, 4), (profile.RetryMode, profile.MaxErrorRetry));
    }

    [Fact]
    public async Task A_call_whose_turn_is_held_is_made_once_whatever_the_profile_and_the_environment_say()
    {
        _environment.Set("AWS_MAX_ATTEMPTS", "6");
        _environment.Config("[profile p]\naws_access_key_id = a\naws_secret_access_key = s\nmax_attempts = 5\nregion = eu-central-1\n");
        using var server = new StubServer(503, "application/json", """{"__type":"ServiceUnavailable","message":"no"}""") { Headers = "x-amzn-RequestId: 1\r\n" };
        foreach (var profile in new[] { null, "p" })
        {
            var connection = await AwsConnection.OpenAsync(
                new ConnectionRequest { ProfileName = profile, Credentials = profile is null ? Key : null, Region = Rehearsal.Region, EndpointUrl = server.Url, Time = SandboxClock.Jumping(), Pacer = new CallPacer() },
                CancellationToken.None);
            var before = server.Heads.Count;

            await Assert.ThrowsAnyAsync<AmazonServiceException>(() => HeldTurn.RunAsync(
                connection, connection.ApiGatewayV2, "DeleteDomainName", token => connection.ApiGatewayV2.DeleteDomainNameAsync(new() { DomainName = "a.example" }, token), wait: true, null, CancellationToken.None));
            Assert.Equal(1, server.Heads.Count - before);

            // Others are repeated, as the user wants it.
            await Assert.ThrowsAnyAsync<AmazonServiceException>(() => connection.ApiGatewayV2.GetDomainNamesAsync(new()));
            Assert.Equal(7, server.Heads.Count - before);
        }
    }

    [Theory]
    [InlineData("foo", "-EndpointUrl", "http://127.0.0.1:4566")]
    [InlineData("localhost:4566", "-EndpointUrl", "Write http://localhost:4566")]
    [InlineData("ftp://example.com", "-EndpointUrl", "http://127.0.0.1:4566")]
    public async Task An_endpoint_that_is_no_URL_is_told_with_what_to_write(string url, string source, string advice)
    {
        var failure = await Assert.ThrowsAsync<Errors.StageException>(() => OpenAsync(new ConnectionRequest { EndpointUrl = new Uri(url, UriKind.RelativeOrAbsolute) }));

        Assert.Equal("EndpointUrlNotValid", failure.Error.ErrorId);
        Assert.Contains(url, failure.Error.Message, StringComparison.Ordinal);
        Assert.Contains(source, failure.Error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_an_endpoint_is_refused_and_not_shown()
    {
        var failure = await Assert.ThrowsAsync<Errors.StageException>(() => OpenAsync(new ConnectionRequest { EndpointUrl = new Uri("https://me:hunter2@example.com") }));

        Assert.Equal("EndpointUrlNotValid", failure.Error.ErrorId);
        Assert.DoesNotContain("hunter2", failure.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_the_environment_that_is_no_URL_is_told_before_any_call()
    {
        _environment.Set("AWS_ENDPOINT_URL", "foo");

        var failure = await Assert.ThrowsAsync<Errors.StageException>(() => OpenAsync(new ConnectionRequest()));

        Assert.Equal("EndpointUrlNotValid", failure.Error.ErrorId);
        Assert.Contains("AWS_ENDPOINT_URL", failure.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_of_the_session_is_used_for_what_is_not_on_this_machine()
    {
        using var proxy = Answering();
        var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = new Uri("http://aws.stackstage.invalid"), Proxy = new ConnectionProxy { Address = proxy.Url } });

        Assert.Equal("123456789012", await connection.GetAccountIdAsync(CancellationToken.None));

        Assert.StartsWith("POST http://aws.stackstage.invalid/", Assert.Single(proxy.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pauses_between_the_SDKs_attempts_go_by_the_connections_clock()
    {
        _environment.Set("AWS_MAX_ATTEMPTS", "8");
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new Sandbox.SandboxFault { Kind = Sandbox.SandboxFaultKind.ServerError, Service = "ssm", Times = 7 });
        var before = rehearsal.Sandbox.Clock.GetUtcNow();
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAsync<ParameterNotFoundException>(async () => await CallAsync(await rehearsal.ConnectAsync(), "ssm"));

        // Seven pauses of up to 1, 2, 4, 8, 16, 20 and 20 s, at random: less than a second altogether is as good as impossible.
        Assert.Equal(8, rehearsal.Sandbox.Journal.Count);
        Assert.InRange(rehearsal.Sandbox.Clock.GetUtcNow() - before, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(71));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Whoever_asks_is_told_of_each_request_without_any_secret()
    {
        using var server = Answering();
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        CallTrace.SendTo(lines.Enqueue);
        var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = server.Url });
        await connection.SystemsManager.GetParameterAsync(new GetParameterRequest { Name = "/sst/passphrase/shop" });
        CallTrace.SendTo(null);
        await CallAsync(connection, "acm");

        var line = Assert.Single(lines);
        Assert.Contains($"POST {server.Url.Authority} GetParameter: 200, request id 1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("passphrase", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Key.GetCredentials().SecretKey, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(403)]
    public async Task An_endpoint_that_answers_HTML_is_not_AWS(int status)
    {
        using var server = new StubServer(status, "text/html", "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Welcome</body></html>");
        var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = server.Url });

        foreach (var service in new[] { "sts", "ssm", "s3" })
        {
            var failure = await Record.ExceptionAsync(() => CallAsync(connection, service));

            Assert.True(failure is not null, $"{service} took HTML for an answer.");
            Assert.True(AwsErrors.IsTranslatable(failure), $"{service}: {failure}");
            var error = AwsErrors.Translate(failure, $"{service}:Call", null).Error;
            Assert.True(error.ErrorId == "EndpointNotAws", $"{service}: {error}");
        }
    }

    [Fact]
    public async Task Whoever_opens_a_connection_takes_the_settings_from_nobody_who_makes_a_client_meanwhile()
    {
        // The SDK has one set of settings for the whole process, and none while it reads them.
        _environment.Set("AWS_USE_FIPS_ENDPOINT", "true");
        await OpenAsync(new ConnectionRequest());
        var opening = Task.Run(async () =>
        {
            for (var time = 0; time < 2000; time++)
            {
                await OpenAsync(new ConnectionRequest());
            }
        });

        var without = 0;
        while (!opening.IsCompleted)
        {
            without += FallbackInternalConfigurationFactory.UseFIPSEndpoint == true ? 0 : 1;
        }

        await opening;
        Assert.Equal(0, without);
    }

    [Fact]
    public async Task A_dead_endpoint_is_said_so_within_seconds()
    {
        var watch = Stopwatch.StartNew();
        var connection = await OpenAsync(new ConnectionRequest { EndpointUrl = DeadEndpoint.Url });

        foreach (var service in new[] { "sts", "ssm", "s3" })
        {
            var failure = await Record.ExceptionAsync(() => CallAsync(connection, service));
            Assert.Equal("EndpointNotReachable", AwsErrors.Translate(failure!, $"{service}:Call", null).Error.ErrorId);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    private static Task<AwsConnection> OpenAsync(ConnectionRequest request) =>
        AwsConnection.OpenAsync(request with { Credentials = Key, Region = Rehearsal.Region }, CancellationToken.None);

    // Speaks each service's protocol just well enough.
    private static StubServer Answering() => new(head =>
        head.Contains("AmazonSSM.", StringComparison.Ordinal) ? (200, "application/x-amz-json-1.1", """{"Parameter":{"Name":"x"}}""")
        : head.Contains("CertificateManager.", StringComparison.Ordinal) ? (200, "application/x-amz-json-1.1", """{"CertificateSummaryList":[]}""")
        : head.Contains("GetCallerIdentity", StringComparison.Ordinal) ? (200, "text/xml", "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
        : head.Contains("/distribution", StringComparison.Ordinal) ? (200, "text/xml", "<DistributionList><Quantity>0</Quantity></DistributionList>")
        : (200, "application/xml", "<ListBucketResult/>"))
    {
        Headers = "x-amzn-RequestId: 1\r\n",
    };

    private static Task CallAsync(AwsConnection connection, string service) => service switch
    {
        "sts" => connection.SecurityToken.GetCallerIdentityAsync(new()),
        "s3" => connection.S3().ListObjectsV2Async(new ListObjectsV2Request { BucketName = "some-bucket" }),
        "ssm" => connection.SystemsManager.GetParameterAsync(new GetParameterRequest { Name = "x" }),
        "acm" => connection.CertificateManager(Rehearsal.Region).ListCertificatesAsync(new()),
        "cloudfront" => connection.CloudFront.ListDistributionsAsync(new()),
        _ => throw new ArgumentOutOfRangeException(nameof(service)),
    };
}
