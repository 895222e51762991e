using System.Text;
using System.Xml.Linq;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var (list, kind) in Lists)
        {
            foreach (var described in section.List<ScenarioEntity>(list))
            {
                Load(section, kind, described);
            }
        }

        foreach (var described in section.List<ScenarioDistribution>("distributions"))
        {
            Load(section, described);
        }

        foreach (var described in section.List<ScenarioTenant>("distributionTenants"))
        {
            var tenant = new DistributionTenant
            {
                Id = described.Id ?? "dt_" + World.Ids.LowerAlphanumeric(24),
                Name = described.Name,
                DistributionId = described.DistributionId,
                Domains = described.Domains,
                Enabled = described.Enabled,
                ETag = NewETag(),
                CreatedAt = section.Now.AddDays(-7),
                LastModified = section.Now.AddDays(-7),
                DeployedAt = section.Now.AddDays(-7),
            };
            StateOf(described.AccountId ?? section.AccountId, "us-east-1").Tenants.Add(tenant.Id, tenant);
        }
    }

    private static readonly (string List, EntityKind Kind)[] Lists =
    [
        ("originAccessControls", EntityKind.Of(EntityKind.OriginAccessControl)),
        ("originAccessIdentities", EntityKind.Of(EntityKind.OriginAccessIdentity)),
        ("cachePolicies", EntityKind.Of(EntityKind.CachePolicy)),
        ("originRequestPolicies", EntityKind.Of(EntityKind.OriginRequestPolicy)),
        ("responseHeadersPolicies", EntityKind.Of(EntityKind.ResponseHeadersPolicy)),
        ("publicKeys", EntityKind.Of(EntityKind.PublicKey)),
        ("keyGroups", EntityKind.Of(EntityKind.KeyGroup)),
        ("functions", EntityKind.Functions),
        ("vpcOrigins", EntityKind.VpcOrigins),
        ("continuousDeploymentPolicies", EntityKind.Of(EntityKind.ContinuousDeploymentPolicy)),
    ];

    private void Load(ScenarioSection section, ScenarioDistribution described)
    {
        var account = described.AccountId ?? section.AccountId;
        var sent = described.ConfigFile is { } file
            ? XElement.Parse(Encoding.UTF8.GetString(section.File(file)))
            : described.ToConfig(account);
        var modified = described.LastModified ?? (described.Status == "InProgress" ? section.Now : section.Now.AddDays(-7));
        var distribution = Make(modified, DistributionConfigXml.FromRequest(sent), new(described.Tags, StringComparer.Ordinal));
        distribution.Id = described.Id ?? distribution.Id;
        distribution.DomainName = described.DomainName ?? distribution.DomainName;
        distribution.PricingPlan = described.PricingPlan;
        distribution.PricingPlanEnds = described.PricingPlanEnds;
        StateOf(account, "us-east-1").Distributions[distribution.Id] = distribution;
    }

    private void Load(ScenarioSection section, EntityKind kind, ScenarioEntity described)
    {
        var account = described.AccountId ?? section.AccountId;
        var id = kind.Name == EntityKind.Function ? described.Name : described.Id ?? NewId(kind);
        var entity = Add(StateOf(account, "us-east-1"), kind, id, described.ToConfig(kind), section.Now.AddDays(-7));
        entity.Tags = new(described.Tags, StringComparer.Ordinal);
        if (kind.Name != EntityKind.Function)
        {
            return;
        }

        entity.Code = Convert.ToBase64String(Encoding.UTF8.GetBytes(described.Code ?? "function handler(event) { return event.request; }"));
        if (described.Published)
        {
            entity.Live = new PublishedFunction(entity.Config, entity.Code, NewETag(), entity.CreatedAt, entity.LastModified);
        }
    }

    /// <summary>A tenant of a multi-tenant distribution.</summary>
    private sealed class ScenarioTenant
    {
        public string? AccountId { get; set; }

        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public string DistributionId { get; set; } = "";

        public List<string> Domains { get; set; } = [];

        public bool Enabled { get; set; } = true;
    }

    /// <summary>An entity as scenarios describe it; which members count depends on the kind.</summary>
    private sealed class ScenarioEntity
    {
        public string? AccountId { get; set; }

        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public string Comment { get; set; } = "";

        /// <summary>Functions: the code; published unless said otherwise.</summary>
        public string? Code { get; set; }

        public bool Published { get; set; } = true;

        /// <summary>Functions: the ARNs of the key-value stores they read.</summary>
        public List<string> KeyValueStores { get; set; } = [];

        /// <summary>VPC origins: the ARN of the balancer or instance.</summary>
        public string? Arn { get; set; }

        /// <summary>Key groups: ids of public keys.</summary>
        public List<string> Keys { get; set; } = [];

        /// <summary>Continuous-deployment policies.</summary>
        public bool Enabled { get; set; } = true;

        /// <summary>Continuous-deployment policies: domain names of staging distributions.</summary>
        public List<string> Staging { get; set; } = [];

        public Dictionary<string, string> Tags { get; set; } = [];

        public XElement ToConfig(EntityKind kind) => new(kind.Config, kind.Name switch
        {
            EntityKind.OriginAccessControl =>
                Children(("Name", Name), ("Description", Comment), ("SigningProtocol", "sigv4"), ("SigningBehavior", "always"), ("OriginAccessControlOriginType", "s3")),
            EntityKind.OriginAccessIdentity => Children(("CallerReference", Id ?? Name), ("Comment", Comment)),
            EntityKind.CachePolicy => Children(("Comment", Comment), ("Name", Name), ("DefaultTTL", "86400"), ("MaxTTL", "31536000"), ("MinTTL", "0")),
            EntityKind.OriginRequestPolicy or EntityKind.ResponseHeadersPolicy => Children(("Comment", Comment), ("Name", Name)),
            EntityKind.PublicKey => Children(("CallerReference", Id ?? Name), ("Name", Name), ("EncodedKey", "-----BEGIN PUBLIC KEY-----"), ("Comment", Comment)),
            EntityKind.KeyGroup => [.. Children(("Name", Name), ("Comment", Comment)), new XElement("Items", Keys.Select(k => new XElement("PublicKey", k)))],
            EntityKind.Function =>
            [
                .. Children(("Comment", Comment), ("Runtime", "cloudfront-js-2.0")),
                .. KeyValueStores.Count == 0
                    ? Array.Empty<XElement>()
                    : [ScenarioDistribution.List("KeyValueStoreAssociations", KeyValueStores.Select(arn => new XElement("KeyValueStoreAssociation", new XElement("KeyValueStoreARN", arn))))],
            ],
            EntityKind.VpcOrigin =>
                Children(("Name", Name), ("Arn", Arn ?? ""), ("HTTPPort", "80"), ("HTTPSPort", "443"), ("OriginProtocolPolicy", "https-only")),
            _ => [ScenarioDistribution.List("StagingDistributionDnsNames", "DnsName", Staging), new XElement("Enabled", Enabled)],
        });

        private static XElement[] Children(params (string Name, string Value)[] children) =>
            [.. children.Select(c => new XElement(c.Name, c.Value))];
    }
}
