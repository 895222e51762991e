using System.Text.Json.Nodes;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

internal sealed partial class ApiGatewayV2Service
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioApi>("apis"))
        {
            var api = new Api
            {
                Id = described.Id ?? World.Ids.LowerAlphanumeric(10),
                Name = described.Name,
                Protocol = described.Protocol,
                CreatedAt = section.Now.AddDays(-30),
                Tags = new(described.Tags, StringComparer.Ordinal),
            };
            foreach (var stage in described.Stages ?? ["$default"])
            {
                api.Stages[stage] = new ApiStage { Name = stage, CreatedAt = api.CreatedAt };
            }

            StateOf(described.AccountId ?? section.AccountId, described.Region ?? section.Region).Apis[api.Id] = api;
        }
        foreach (var described in section.List<ScenarioDomain>("domains"))
        {
            var region = described.Region ?? section.Region;
            var domain = new ApiDomain
            {
                Name = described.Name,
                Id = described.EndpointType == "PRIVATE" ? described.Id ?? World.Ids.LowerAlphanumeric(10) : null,
                EndpointType = described.EndpointType,
                CertificateArn = described.CertificateArn,
                OwnershipCertificateArn = described.OwnershipCertificateArn,
                RoutingMode = described.RoutingMode,
                Target = described.Target ?? "",
                MutualTls = described.TruststoreUri is null ? null : new JsonObject { ["truststoreUri"] = described.TruststoreUri },
                Tags = new(described.Tags, StringComparer.Ordinal),
            };
            Complete(domain, region, section.Now.AddDays(-30));
            foreach (var mapping in described.Mappings)
            {
                mapping.Id = mapping.Id.Length > 0 ? mapping.Id : World.Ids.LowerAlphanumeric(6);
                domain.Mappings[mapping.Id] = mapping;
            }
            foreach (var rule in described.Rules)
            {
                rule.Id = rule.Id.Length > 0 ? rule.Id : World.Ids.LowerAlphanumeric(10);
                domain.Rules[rule.Id] = rule;
            }
            StateOf(described.AccountId ?? section.AccountId, region).Domains[domain.Key] = domain;
            foreach (var consumer in described.AccessedBy)
            {
                var arn = $"arn:aws:apigateway:{region}:{consumer.AccountId}:/domainnameaccessassociations/domainname/{domain.Key}/vpcesource/{consumer.VpcEndpointId}";
                StateOf(consumer.AccountId, region).AccessAssociations[arn] = new AccessAssociation(arn, DomainArn(region, domain.Key), consumer.VpcEndpointId);
            }
        }
    }

    private sealed class ScenarioApi
    {
        public string? AccountId { get; set; }

        public string? Region { get; set; }

        public string? Id { get; set; }

        public required string Name { get; set; }

        /// <summary>HTTP, WEBSOCKET or REST.</summary>
        public string Protocol { get; set; } = "HTTP";

        public List<string>? Stages { get; set; }

        public Dictionary<string, string> Tags { get; set; } = [];
    }

    private sealed class ScenarioDomain
    {
        public string? AccountId { get; set; }

        public string? Region { get; set; }

        public required string Name { get; set; }

        public string? Id { get; set; }

        public string EndpointType { get; set; } = "REGIONAL";

        public string? CertificateArn { get; set; }

        public string? OwnershipCertificateArn { get; set; }

        public string RoutingMode { get; set; } = "API_MAPPING_ONLY";

        public string? Target { get; set; }

        public string? TruststoreUri { get; set; }

        public Dictionary<string, string> Tags { get; set; } = [];

        public List<ApiMapping> Mappings { get; set; } = [];

        public List<RoutingRule> Rules { get; set; } = [];

        /// <summary>Private domains: who has an access association.</summary>
        public List<Consumer> AccessedBy { get; set; } = [];
    }

    private sealed record Consumer(string AccountId, string VpcEndpointId);
}
