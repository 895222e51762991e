using System.Xml.Linq;
using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.ElbV2;

internal sealed partial class ElbV2Service
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioBalancer>("loadBalancers"))
        {
            var account = described.AccountId ?? section.AccountId;
            var region = described.Region ?? section.Region;
            var state = StateOf(account, region);
            var balancer = Complete(new LoadBalancer
            {
                Arn = described.Arn ?? "",
                Name = described.Name,
                Type = described.Type,
                Scheme = described.Scheme,
                DnsName = described.DnsName ?? "",
                Subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
                CreatedAt = section.Now.AddDays(-30),
                ActiveAt = section.Now.AddDays(-30),
                DeletionProtection = described.DeletionProtection,
                Tags = new(described.Tags, StringComparer.Ordinal),
            }, account, region);
            state.LoadBalancers[balancer.Arn] = balancer;
            foreach (var listener in described.Listeners)
            {
                listener.LoadBalancerArn = balancer.Arn;
                if (listener.Arn.Length == 0)
                {
                    listener.Arn = balancer.Arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/" + World.Ids.Hex(16);
                }

                if (Secure.Contains(listener.Protocol))
                {
                    listener.SslPolicy ??= UsualPolicy;
                }

                if (listener.Actions.Length == 0)
                {
                    listener.Actions = new XElement("member", new XElement("Type", "fixed-response"),
                        new XElement("FixedResponseConfig", new XElement("StatusCode", "404"))).Flat();
                }

                state.Listeners[listener.Arn] = listener;
            }
        }
        foreach (var group in section.List<TargetGroup>("targetGroups"))
        {
            if (group.Arn.Length == 0)
            {
                group.Arn = $"arn:aws:elasticloadbalancing:{section.Region}:{section.AccountId}:targetgroup/{group.Name}/{World.Ids.Hex(16)}";
            }

            var parts = group.Arn.Split(':');
            StateOf(parts[4], parts[3]).TargetGroups[group.Arn] = group;
        }
    }

    private sealed class ScenarioBalancer
    {
        public string? AccountId { get; set; }

        public string? Region { get; set; }

        public string? Arn { get; set; }

        public required string Name { get; set; }

        public string Type { get; set; } = "application";

        public string Scheme { get; set; } = "internet-facing";

        public string? DnsName { get; set; }

        public bool DeletionProtection { get; set; }

        public Dictionary<string, string> Tags { get; set; } = [];

        /// <summary>Port, protocol, certificate and sniCertificates of each.</summary>
        public List<Listener> Listeners { get; set; } = [];
    }
}
