using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services.Acm;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

internal sealed partial class ApiGatewayV2Service
{
    private TimeSpan DomainUpdate => World.Setting("apigatewayv2.domainUpdate", TimeSpan.FromMinutes(1));

    /// <summary>How long a new edge domain is UPDATING.</summary>
    private TimeSpan EdgeDeployment => World.Setting("apigatewayv2.edgeDeployment", TimeSpan.FromMinutes(15));

    /// <summary>A domain by the call's label, private ones by their id as well.</summary>
    public ApiDomain Domain(SandboxCall call, string label = "domainName")
    {
        var name = call.Label(label).ToLowerInvariant();
        var key = call.Query("domainNameId") is { Length: > 0 } id ? name + "+" + id : name;
        return State(call).Domains.GetValueOrDefault(key) ?? throw NotFound("Invalid domain name identifier specified");
    }

    private static string StatusOf(ApiDomain domain, DateTimeOffset now) => now >= domain.AvailableAt ? "AVAILABLE" : "UPDATING";

    private AwsReply CreateDomainName(SandboxCall call)
    {
        Spend(call, "CreateDomainName");
        var configurations = call.Json.Objects("domainNameConfigurations");
        if (configurations.Count != 1)
        {
            throw BadRequest("Exactly one domain name configuration must be provided");
        }

        var configuration = configurations[0];
        var domain = new ApiDomain
        {
            Name = (call.Json.Str("domainName") ?? throw BadRequest("The domain name is missing")).ToLowerInvariant(),
            EndpointType = configuration.Str("endpointType") ?? "EDGE",
            CertificateArn = configuration.Str("certificateArn"),
            OwnershipCertificateArn = configuration.Str("ownershipVerificationCertificateArn"),
            SecurityPolicy = configuration.Str("securityPolicy") ?? "TLS_1_2",
            IpAddressType = configuration.Str("ipAddressType") ?? "ipv4",
            RoutingMode = call.Json.Str("routingMode") ?? "API_MAPPING_ONLY",
            MutualTls = call.Json.Obj("mutualTlsAuthentication")?.DeepClone().AsObject(),
            Tags = TagsIn(call.Json),
        };
        Add(call, domain);
        return AwsReply.Of(DomainJson(domain, call.Region, call.Now), 201);
    }

    /// <summary>Checks a new domain, gives it its names, and adds it.</summary>
    public void Add(SandboxCall call, ApiDomain domain)
    {
        var state = State(call);
        if (domain.Id is null && States.Any(s => s.State.Domains.ContainsKey(domain.Name) && (s.Region == call.Region || domain.EndpointType == "EDGE")))
        {
            throw Conflict("The domain name you provided already exists.");
        }

        if (state.Domains.Values.Count(d => d.Id is null) >= World.Setting("apigatewayv2.domains", 120))
        {
            throw new AwsError("LimitExceededException", "Domain name limit exceeded.", 429);
        }

        CheckCertificate(call, domain, domain.CertificateArn);
        Complete(domain, call.Region, call.Now);
        if (domain.EndpointType == "EDGE")
        {
            domain.AvailableAt = call.Now + EdgeDeployment;
        }

        state.Domains.Add(domain.Key, domain);
    }

    private void CheckCertificate(SandboxCall call, ApiDomain domain, string? arn)
    {
        if (arn is null)
        {
            throw BadRequest("A certificate must be provided for the domain name.");
        }

        var where = domain.EndpointType == "EDGE" ? "us-east-1" : call.Region;
        if (arn.Split(':') is not { Length: > 5 } parts || parts[2] != "acm" || parts[3] != where)
        {
            throw BadRequest($"Invalid certificate ARN: {arn}. Certificate must be in '{where}'.");
        }

        if (World.Service<AcmService>().Find(arn, call.Now) is not { } certificate || certificate.AccountId != call.AccountId)
        {
            throw BadRequest($"The certificate provided does not exist or you do not have access to it: {arn}");
        }

        if (certificate.Status != "ISSUED")
        {
            throw BadRequest($"Unsupported certificate: the status of the certificate must be ISSUED, but it is {certificate.Status}.");
        }

        if (!certificate.Covers(domain.Name))
        {
            throw BadRequest($"The domain name to be created is not covered by the provided certificate.");
        }
    }

    /// <summary>The names that API Gateway gives a domain.</summary>
    private void Complete(ApiDomain domain, string region, DateTimeOffset now)
    {
        domain.CreatedAt = now;
        domain.AvailableAt = now;
        if (domain.Target.Length > 0)
        {
            return;
        }

        domain.Target = domain.EndpointType switch
        {
            "EDGE" => $"d{World.Ids.LowerAlphanumeric(13)}.cloudfront.net",
            _ => $"d-{World.Ids.LowerAlphanumeric(10)}.execute-api.{region}.amazonaws.com",
        };
    }

    /// <summary>The hosted zone of the target, for alias records.</summary>
    public static string TargetZone(ApiDomain domain, string region) => domain.EndpointType == "EDGE" ? "Z2FDTNDATAQYW2" : region switch
    {
        "us-east-1" => "Z1UJRXOUMOOFQ8",
        "us-east-2" => "ZOJJZC49E0EPZ",
        "us-west-2" => "Z2OJLYMUO9EFXC",
        "eu-west-1" => "ZLY8HYME6SFDD",
        "eu-central-1" => "Z1U9ULNL0V5AJ3",
        _ => "ZSANDBOXAPIGATEWAY",
    };

    private static JsonObject DomainJson(ApiDomain domain, string region, DateTimeOffset now)
    {
        var configuration = new JsonObject
        {
            ["apiGatewayDomainName"] = domain.Target,
            ["certificateArn"] = domain.CertificateArn,
            ["domainNameStatus"] = StatusOf(domain, now),
            ["endpointType"] = domain.EndpointType,
            ["hostedZoneId"] = TargetZone(domain, region),
            ["ipAddressType"] = domain.IpAddressType,
            ["securityPolicy"] = domain.SecurityPolicy,
        };
        if (domain.OwnershipCertificateArn is not null)
        {
            configuration["ownershipVerificationCertificateArn"] = domain.OwnershipCertificateArn;
        }

        var json = new JsonObject
        {
            ["apiMappingSelectionExpression"] = "$request.basepath",
            ["domainName"] = domain.Name,
            ["domainNameArn"] = DomainArn(region, domain.Key),
            ["domainNameConfigurations"] = new JsonArray(configuration),
            ["routingMode"] = domain.RoutingMode,
            ["tags"] = TagsJson(domain.Tags),
        };
        if (domain.MutualTls is not null)
        {
            json["mutualTlsAuthentication"] = domain.MutualTls.DeepClone();
        }

        return json;
    }

    private AwsReply GetDomainName(SandboxCall call) => AwsReply.Of(DomainJson(Domain(call), call.Region, call.Now));

    private AwsReply GetDomainNames(SandboxCall call) => PageOf(call, "items",
        State(call).Domains.Values.Where(d => d.Id is null), d => d.Name, d => DomainJson(d, call.Region, call.Now));

    private AwsReply UpdateDomainName(SandboxCall call)
    {
        var domain = Domain(call);
        if (call.Json.Objects("domainNameConfigurations") is [var configuration])
        {
            var arn = configuration.Str("certificateArn");
            if (arn is not null && arn != domain.CertificateArn)
            {
                CheckCertificate(call, domain, arn);
                Hold(State(call), call.AccountId, call.Region, domain, call.Now);
                domain.CertificateArn = arn;
                domain.AvailableAt = call.Now + DomainUpdate;
            }
            domain.SecurityPolicy = configuration.Str("securityPolicy") ?? domain.SecurityPolicy;
            domain.IpAddressType = configuration.Str("ipAddressType") ?? domain.IpAddressType;
            domain.OwnershipCertificateArn = configuration.Str("ownershipVerificationCertificateArn") ?? domain.OwnershipCertificateArn;
        }
        if (call.Json.Obj("mutualTlsAuthentication") is { } mutual)
        {
            domain.MutualTls = string.IsNullOrEmpty(mutual.Str("truststoreUri")) ? null : mutual.DeepClone().AsObject();
        }

        domain.RoutingMode = call.Json.Str("routingMode") ?? domain.RoutingMode;
        return AwsReply.Of(DomainJson(domain, call.Region, call.Now));
    }

    private AwsReply DeleteDomainName(SandboxCall call)
    {
        Spend(call, "DeleteDomainName");
        Remove(call, Domain(call));
        return AwsReply.Empty(204);
    }

    /// <summary>
    /// Removes a domain. AWS takes its mappings away with it; <c>apigatewayv2.refuseDomainWithMappings</c> makes the
    /// sandbox stricter.
    /// </summary>
    public void Remove(SandboxCall call, ApiDomain domain)
    {
        if (domain.Mappings.Count + domain.Rules.Count > 0 && World.Setting("apigatewayv2.refuseDomainWithMappings", 0) != 0)
        {
            throw BadRequest("Deleting the domain name failed. Please remove all API mappings and routing rules of the domain name first.");
        }

        if (domain.Id is not null && AssociationsWith(DomainArn(call.Region, domain.Key)).Any())
        {
            throw BadRequest("Deleting the domain name failed. Please remove or reject all access associations with the domain name first.");
        }

        Hold(State(call), call.AccountId, call.Region, domain, call.Now);
        State(call).Domains.Remove(domain.Key);
    }

    public IEnumerable<(string AccountId, AccessAssociation Association)> AssociationsWith(string domainArn) =>
        States.SelectMany(s => s.State.AccessAssociations.Values.Where(a => a.DomainArn == domainArn).Select(a => (s.AccountId, a)));
}
