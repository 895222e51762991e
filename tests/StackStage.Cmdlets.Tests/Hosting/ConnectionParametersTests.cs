using System.Reflection;
using Amazon.Runtime;
using StackStage.Cmdlets.Commands.Domains;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Pacing;
using StackStage.Operations.Waiting;

namespace StackStage.Cmdlets.Tests.Hosting;

/// <summary>What a session adds to the parameters: AWS.Tools' variables, whose types are not ours.</summary>
public class ConnectionParametersTests
{
    private readonly Dictionary<string, object?> _variables = [];
    private readonly List<string> _warnings = [];

    [Fact]
    public void Stored_credentials_that_are_none_are_a_warning_and_not_used()
    {
        _variables["StoredAWSCredentials"] = "AKIA:hunter2";

        var request = new ConnectionParameters().ToRequest(Variable, _warnings.Add);

        Assert.Null(request.SessionCredentials);
        var warning = Assert.Single(_warnings);
        Assert.Contains("$StoredAWSCredentials holds a String", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_credentials_that_do_not_count_are_not_spoken_of()
    {
        _variables["StoredAWSCredentials"] = "x";

        new ConnectionParameters { ProfileName = "p" }.ToRequest(Variable, _warnings.Add);
        new ConnectionParameters { Credential = new BasicAWSCredentials("a", "b") }.ToRequest(Variable, _warnings.Add);

        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_stored_Region_is_none(string stored)
    {
        _variables["StoredAWSRegion"] = stored;

        Assert.Null(new ConnectionParameters().ToRequest(Variable).SessionRegion);
    }

    [Fact]
    public void All_connections_of_a_session_take_their_turns_together() =>
        Assert.Same(CallPacer.Session, new ConnectionParameters().ToRequest(Variable).Pacer);

    [Fact]
    public void The_time_between_two_looks_grows_unless_the_user_says_how_long_it_is()
    {
        WaitOptions Of(RemoveApiCustomDomainCommand command) => (WaitOptions)typeof(WaitingStageCmdlet)
            .GetMethod("ToWaitOptions", BindingFlags.NonPublic | BindingFlags.Instance)!
            .Invoke(command, [TimeSpan.FromHours(1), TimeSpan.FromSeconds(30)])!;

        var grown = Of(new RemoveApiCustomDomainCommand());
        var given = Of(new RemoveApiCustomDomainCommand { PollInterval = TimeSpan.FromSeconds(7) });

        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)), (grown.PollInterval, grown.LongestInterval));
        Assert.Equal((TimeSpan.FromSeconds(7), null), (given.PollInterval, given.LongestInterval));
    }

    [Fact]
    public void The_proxy_of_Set_AWSProxy_is_honoured()
    {
        _variables["AWSProxy"] = new ProxySettings
        {
            Hostname = "proxy.corp.example",
            Port = 3128,
            Credentials = new System.Net.NetworkCredential("me", "hunter2"),
            BypassList = ["^https://s3\\.", "^https://sts\\."],
            BypassOnLocal = true,
        };

        var proxy = new ConnectionParameters().ToRequest(Variable).Proxy!;

        Assert.Equal("http://proxy.corp.example:3128/", proxy.Address.AbsoluteUri);
        Assert.Equal("me", proxy.Credentials!.GetCredential(proxy.Address, "Basic")!.UserName);
        Assert.Equal("^https://s3\\.\n^https://sts\\.", proxy.BypassList);
        Assert.True(proxy.BypassOnLocal);
        Assert.DoesNotContain("hunter2", proxy.ToString(), StringComparison.Ordinal);
        Assert.Equal(proxy, new ConnectionParameters().ToRequest(Variable).Proxy);
    }

    [Fact]
    public void No_proxy_is_none()
    {
        Assert.Null(new ConnectionParameters().ToRequest(Variable).Proxy);
        _variables["AWSProxy"] = new ProxySettings();
        Assert.Null(new ConnectionParameters().ToRequest(Variable).Proxy);
        _variables["AWSProxy"] = "proxy:3128";
        Assert.Null(new ConnectionParameters().ToRequest(Variable).Proxy);
    }

    private object? Variable(string name) => _variables.GetValueOrDefault(name);

    // The members of AWS.Tools' type of this name.
    private sealed class ProxySettings
    {
        public string? Hostname { get; set; }

        public int Port { get; set; }

        public System.Net.ICredentials? Credentials { get; set; }

        public List<string>? BypassList { get; set; }

        public bool? BypassOnLocal { get; set; }
    }
}
