using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ElbV2;

internal sealed partial class ElbV2Service
{
    private LoadBalancer Balancer(SandboxCall call, string arn) =>
        State(call).LoadBalancers.GetValueOrDefault(arn) ?? throw new AwsError("LoadBalancerNotFound", $"Load balancer '{arn}' not found");

    private static string ZoneOf(string region) => region switch
    {
        "us-east-1" => "Z35SXDOTRQ7X7K",
        "us-east-2" => "Z3AADJGX6KTTL2",
        "us-west-2" => "Z1H1FL5HABSF5",
        "eu-west-1" => "Z32O12XQLNTSW2",
        "eu-central-1" => "Z215JYRZR1TBD5",
        _ => "ZSANDBOXBALANCERS",
    };

    private static XElement Xml(LoadBalancer balancer, SandboxCall call) => new("member",
        new XElement("LoadBalancerArn", balancer.Arn),
        new XElement("DNSName", balancer.DnsName),
        new XElement("CanonicalHostedZoneId", ZoneOf(call.Region)),
        new XElement("CreatedTime", AwsTime.Iso(balancer.CreatedAt)),
        new XElement("LoadBalancerName", balancer.Name),
        new XElement("Scheme", balancer.Scheme),
        new XElement("VpcId", balancer.VpcId),
        new XElement("State", new XElement("Code", call.Now >= balancer.ActiveAt ? "active" : "provisioning")),
        new XElement("Type", balancer.Type),
        new XElement("AvailabilityZones", balancer.Subnets.Select((s, i) => new XElement("member",
            new XElement("ZoneName", call.Region + (char)('a' + i % 3)), new XElement("SubnetId", s), new XElement("LoadBalancerAddresses")))),
        new XElement("SecurityGroups", balancer.SecurityGroups.Select(g => new XElement("member", g))),
        new XElement("IpAddressType", "ipv4"));

    private AwsReply CreateLoadBalancer(SandboxCall call)
    {
        var name = Required(call, "Name");
        if (State(call).LoadBalancers.Values.Any(b => b.Name == name))
        {
            throw new AwsError("DuplicateLoadBalancerName", $"A load balancer with the name '{name}' already exists, but with different settings");
        }

        var balancer = Complete(new LoadBalancer
        {
            Name = name,
            Type = call.Form.Find("Type") ?? "application",
            Scheme = call.Form.Find("Scheme") ?? "internet-facing",
            Subnets = [.. call.Form.List("Subnets")],
            SecurityGroups = [.. call.Form.List("SecurityGroups")],
            CreatedAt = call.Now,
            ActiveAt = call.Now + World.Setting("elbv2.provisioning", TimeSpan.FromMinutes(2)),
            Tags = TagsIn(call),
        }, call.AccountId, call.Region);
        if (balancer.Subnets.Count == 0)
        {
            throw Validation("At least one subnet must be specified");
        }

        State(call).LoadBalancers.Add(balancer.Arn, balancer);
        return AwsReply.Result(new XElement("LoadBalancers", Xml(balancer, call)));
    }

    private LoadBalancer Complete(LoadBalancer balancer, string account, string region)
    {
        var kind = balancer.Type == "network" ? "net" : "app";
        if (balancer.Arn.Length == 0)
        {
            balancer.Arn = $"arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{kind}/{balancer.Name}/{World.Ids.Hex(16)}";
        }

        if (balancer.DnsName.Length == 0)
        {
            balancer.DnsName = balancer.Type == "network"
                ? $"{balancer.Name}-{World.Ids.Hex(16)}.elb.{region}.amazonaws.com"
                : $"{balancer.Name}-{Convert.ToInt64(World.Ids.Hex(8), 16).ToString(CultureInfo.InvariantCulture)}.{region}.elb.amazonaws.com";
        }

        return balancer;
    }

    private AwsReply DescribeLoadBalancers(SandboxCall call)
    {
        var arns = call.Form.List("LoadBalancerArns");
        var names = call.Form.List("Names");
        if (arns.Count > 0 && names.Count > 0)
        {
            throw Validation("Load balancer names and load balancer ARNs cannot be specified at the same time");
        }

        var all = State(call).LoadBalancers.Values.ToList();
        if (arns.FirstOrDefault(a => all.TrueForAll(b => b.Arn != a)) is not null || names.FirstOrDefault(n => all.TrueForAll(b => b.Name != n)) is not null)
        {
            throw new AwsError("LoadBalancerNotFound", arns.Count > 0 ? "One or more load balancers not found" : $"Load balancers '[{string.Join(", ", names)}]' not found");
        }

        return PageOf(call, "LoadBalancers",
            all.Where(b => (arns.Count == 0 || arns.Contains(b.Arn)) && (names.Count == 0 || names.Contains(b.Name))),
            b => b.Arn, b => Xml(b, call));
    }

    /// <summary>Deletes a balancer and its listeners; one that is not there is deleted already.</summary>
    private AwsReply DeleteLoadBalancer(SandboxCall call)
    {
        var arn = Required(call, "LoadBalancerArn");
        var state = State(call);
        if (!state.LoadBalancers.TryGetValue(arn, out var balancer))
        {
            return AwsReply.Result();
        }

        if (balancer.DeletionProtection)
        {
            throw new AwsError("OperationNotPermitted", $"Load balancer '{arn}' cannot be deleted because deletion protection is enabled");
        }

        foreach (var listener in state.Listeners.Values.Where(l => l.LoadBalancerArn == arn).ToList())
        {
            Remove(call, listener);
        }

        state.LoadBalancers.Remove(arn);
        return AwsReply.Result();
    }

    private AwsReply DescribeLoadBalancerAttributes(SandboxCall call) => Attributes(Balancer(call, Required(call, "LoadBalancerArn")));

    private AwsReply ModifyLoadBalancerAttributes(SandboxCall call)
    {
        var balancer = Balancer(call, Required(call, "LoadBalancerArn"));
        foreach (var attribute in call.Form.Structures("Attributes"))
        {
            if (attribute.Find("Key") == "deletion_protection.enabled")
            {
                balancer.DeletionProtection = attribute.Find("Value") == "true";
            }
        }

        return Attributes(balancer);
    }

    private static AwsReply Attributes(LoadBalancer balancer) => AwsReply.Result(new XElement("Attributes", new XElement("member",
        new XElement("Key", "deletion_protection.enabled"), new XElement("Value", balancer.DeletionProtection))));

    private AwsReply CreateTargetGroup(SandboxCall call)
    {
        var name = Required(call, "Name");
        if (State(call).TargetGroups.Values.Any(g => g.Name == name))
        {
            throw new AwsError("DuplicateTargetGroupName", $"A target group with the same name '{name}' exists, but with different settings");
        }

        var group = new TargetGroup
        {
            Arn = $"arn:aws:elasticloadbalancing:{call.Region}:{call.AccountId}:targetgroup/{name}/{World.Ids.Hex(16)}",
            Name = name,
            Protocol = call.Form.Find("Protocol"),
            Port = call.Form.Find("Port") is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
            VpcId = call.Form.Find("VpcId"),
            TargetType = call.Form.Find("TargetType") ?? "instance",
            Tags = TagsIn(call),
        };
        State(call).TargetGroups.Add(group.Arn, group);
        return AwsReply.Result(new XElement("TargetGroups", Xml(group, State(call))));
    }

    private static XElement Xml(TargetGroup group, ElbV2State state) => new("member",
        new XElement("TargetGroupArn", group.Arn),
        new XElement("TargetGroupName", group.Name),
        group.Protocol is null ? null : new XElement("Protocol", group.Protocol),
        group.Port is null ? null : new XElement("Port", group.Port),
        group.VpcId is null ? null : new XElement("VpcId", group.VpcId),
        new XElement("LoadBalancerArns", Users(group, state).Select(l => l.LoadBalancerArn).Distinct().Select(a => new XElement("member", a))),
        new XElement("TargetType", group.TargetType));

    private static IEnumerable<Listener> Users(TargetGroup group, ElbV2State state) =>
        state.Listeners.Values.Where(l => l.Actions.Contains(group.Arn, StringComparison.Ordinal));

    private AwsReply DescribeTargetGroups(SandboxCall call)
    {
        var arns = call.Form.List("TargetGroupArns");
        var names = call.Form.List("Names");
        var state = State(call);
        if (arns.Any(a => !state.TargetGroups.ContainsKey(a)) || names.Any(n => state.TargetGroups.Values.All(g => g.Name != n)))
        {
            throw new AwsError("TargetGroupNotFound", "One or more target groups not found");
        }

        var balancer = call.Form.Find("LoadBalancerArn");
        return PageOf(call, "TargetGroups",
            state.TargetGroups.Values.Where(g => (arns.Count == 0 || arns.Contains(g.Arn)) && (names.Count == 0 || names.Contains(g.Name))
                && (balancer is null || Users(g, state).Any(l => l.LoadBalancerArn == balancer))),
            g => g.Arn, g => Xml(g, state));
    }

    private AwsReply DeleteTargetGroup(SandboxCall call)
    {
        var arn = Required(call, "TargetGroupArn");
        var state = State(call);
        if (state.TargetGroups.TryGetValue(arn, out var group) && Users(group, state).Any())
        {
            throw new AwsError("ResourceInUse", $"Target group '{arn}' is currently in use by a listener or a rule");
        }

        state.TargetGroups.Remove(arn);
        return AwsReply.Result();
    }
}
