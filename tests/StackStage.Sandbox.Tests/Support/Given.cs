using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>A sandbox with a scenario written in the test, and a clock driven by hand.</summary>
internal sealed class Given : IDisposable
{
    /// <summary>A second account, which has a key of its own: its id.</summary>
    public const string OtherAccount = "999900001111";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"scenario-{Guid.NewGuid():N}.json");
    private readonly List<Wire> _wires = [];

    public Given(string scenario = "{}", params (string Name, string Value)[] settings)
    {
        File.WriteAllText(_file, scenario);
        Clock = SandboxClock.Manual();
        Sandbox = StageSandbox.Start(new() { Clock = Clock, Scenario = _file, OtherAccounts = [OtherAccount], Settings = settings.ToDictionary(s => s.Name, s => s.Value) });
    }

    public StageSandbox Sandbox { get; }

    public SandboxClock Clock { get; }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public Wire Wire(string service, string region = "us-east-1", string? accessKey = null)
    {
        var wire = new Wire(Sandbox, service, region, accessKey);
        _wires.Add(wire);
        return wire;
    }

    /// <summary>Calls ACM.</summary>
    public Task<WireAnswer> Acm(string action, string body, string region = "us-east-1") =>
        Wire("acm", region).Json("CertificateManager." + action, body);

    public async Task<JsonNode> Describe(string arn, string region = "us-east-1") =>
        (await Acm("DescribeCertificate", $$"""{"CertificateArn":"{{arn}}"}""", region)).Json["Certificate"]!;

    /// <summary>Requests a certificate by DNS.</summary>
    public async Task<string> Request(params string[] names)
    {
        var body = new JsonObject { ["DomainName"] = names[0], ["ValidationMethod"] = "DNS" };
        if (names.Length > 1)
        {
            body["SubjectAlternativeNames"] = new JsonArray([.. names[1..].Select(n => (JsonNode)n)]);
        }

        return (string)(await Acm("RequestCertificate", body.ToJsonString())).Json["CertificateArn"]!;
    }

    /// <summary>Changes one record set in a zone.</summary>
    public Task<WireAnswer> Record(string zone, string action, string name, string type, params string[] values) =>
        Xml("route53", HttpMethod.Post, $"/2013-04-01/hostedzone/{zone}/rrset/",
            $"<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch><Changes><Change><Action>{action}</Action>"
            + $"<ResourceRecordSet><Name>{name}</Name><Type>{type}</Type><TTL>60</TTL><ResourceRecords>"
            + string.Concat(values.Select(v => new XElement("ResourceRecord", new XElement("Value", v))))
            + "</ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>");

    public Task<WireAnswer> Xml(string service, HttpMethod method, string path, string? body = null, string? ifMatch = null) =>
        Wire(service).Send(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), "application/xml",
            ifMatch is null ? null : new Dictionary<string, string> { ["If-Match"] = ifMatch });

    public Task<WireAnswer> Rest(HttpMethod method, string path, string? body = null, string region = "us-east-1", string? accessKey = null) =>
        Wire("apigateway", region, accessKey).Send(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), "application/json");

    public void Dispose()
    {
        foreach (var wire in _wires)
        {
            wire.Dispose();
        }

        Sandbox.Dispose();
        File.Delete(_file);
    }
}
