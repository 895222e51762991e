using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services.Acm;

namespace StackStage.Sandbox.Services.ElbV2;

internal sealed partial class ElbV2Service
{
    private const string UsualPolicy = "ELBSecurityPolicy-2016-08";

    private static readonly string[] Secure = ["HTTPS", "TLS"];

    private Listener Listener(SandboxCall call) =>
        State(call).Listeners.GetValueOrDefault(Required(call, "ListenerArn")) ?? throw new AwsError("ListenerNotFound", "One or more listeners not found");

    private static XElement Xml(Listener listener) => new("member",
        new XElement("ListenerArn", listener.Arn),
        new XElement("LoadBalancerArn", listener.LoadBalancerArn),
        new XElement("Port", listener.Port),
        new XElement("Protocol", listener.Protocol),
        listener.Certificate is null ? null : new XElement("Certificates", new XElement("member", new XElement("CertificateArn", listener.Certificate))),
        listener.SslPolicy is null ? null : new XElement("SslPolicy", listener.SslPolicy),
        new XElement("DefaultActions", XElement.Parse($"<o>{listener.Actions}</o>").Elements()));

    private AwsReply CreateListener(SandboxCall call)
    {
        var balancer = Balancer(call, Required(call, "LoadBalancerArn"));
        var listener = new Listener
        {
            LoadBalancerArn = balancer.Arn,
            Protocol = Required(call, "Protocol"),
            Port = Port(Required(call, "Port")),
            Actions = ActionsIn(call) ?? throw Validation("A listener must have at least one default action"),
            Tags = TagsIn(call),
        };
        SetSecurity(call, listener);
        CheckTargets(call, listener);
        if (State(call).Listeners.Values.FirstOrDefault(l => l.LoadBalancerArn == balancer.Arn && l.Port == listener.Port) is { } same)
        {
            // The same settings again are the same listener.
            if (same.Protocol == listener.Protocol && same.Certificate == listener.Certificate && same.Actions == listener.Actions && same.SslPolicy == listener.SslPolicy)
            {
                return AwsReply.Result(new XElement("Listeners", Xml(same)));
            }

            throw Duplicate(balancer.Arn);
        }
        listener.Arn = balancer.Arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/" + World.Ids.Hex(16);
        State(call).Listeners.Add(listener.Arn, listener);
        return AwsReply.Result(new XElement("Listeners", Xml(listener)));
    }

    private static AwsError Duplicate(string balancer) =>
        new("DuplicateListener", $"A listener already exists on this port for this load balancer '{balancer}'");

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw Validation($"1 validation error detected: Value '{text}' at 'port' failed to satisfy constraint: Member must have value less than or equal to 65535");

    /// <summary>Sets certificate and policy from the call, and checks that they fit the protocol.</summary>
    private void SetSecurity(SandboxCall call, Listener listener)
    {
        var certificates = call.Form.Structures("Certificates");
        if (certificates.Count > 1)
        {
            throw new AwsError("TooManyCertificates", "You can specify only one certificate: the default certificate of the listener.");
        }

        if (certificates.Count == 1)
        {
            listener.Certificate = Usable(call, certificates[0].Find("CertificateArn"));
        }

        listener.SslPolicy = call.Form.Find("SslPolicy") ?? listener.SslPolicy;
        if (Secure.Contains(listener.Protocol))
        {
            if (listener.Certificate is null)
            {
                throw Validation($"A certificate must be specified for {listener.Protocol} listeners");
            }

            listener.SslPolicy ??= UsualPolicy;
            if (!listener.SslPolicy.StartsWith("ELBSecurityPolicy-", StringComparison.Ordinal))
            {
                throw new AwsError("SSLPolicyNotFound", $"SSL policy '{listener.SslPolicy}' not found");
            }
        }
        else
        {
            if (certificates.Count > 0)
            {
                throw Validation($"Certificates are not supported for {listener.Protocol} listeners");
            }

            listener.Certificate = null;
            listener.SslPolicy = null;
            listener.SniCertificates.Clear();
        }
    }

    private string Usable(SandboxCall call, string? arn)
    {
        if (arn is null)
        {
            throw Validation("A certificate ARN must be specified");
        }

        var certificate = arn.Split(':') is { Length: > 4 } parts && parts[3] == call.Region && parts[4] == call.AccountId
            ? World.Service<AcmService>().Find(arn, call.Now)
            : null;
        if (certificate is null)
        {
            throw new AwsError("CertificateNotFound", $"Certificate '{arn}' not found");
        }

        if (certificate.Status != "ISSUED")
        {
            throw new AwsError("UnsupportedCertificate", $"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.");
        }

        return arn;
    }

    private void CheckTargets(SandboxCall call, Listener listener)
    {
        foreach (var arn in XElement.Parse($"<o>{listener.Actions}</o>").Below("TargetGroupArn"))
        {
            if (!State(call).TargetGroups.ContainsKey(arn.Value))
            {
                throw new AwsError("TargetGroupNotFound", $"Target group '{arn.Value}' not found");
            }
        }
    }

    /// <summary>The default actions of a call as XML; null when there are none.</summary>
    private static string? ActionsIn(SandboxCall call)
    {
        var root = new XElement("DefaultActions");
        foreach (var (key, value) in call.Form.All.Where(p => p.Key.StartsWith("DefaultActions.", StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var at = root;
            var parts = key.Split('.');
            for (var i = 1; i < parts.Length; i++)
            {
                // A list's part is followed by its number: member.1.
                var number = parts[i] == "member" && i + 1 < parts.Length ? parts[i + 1] : "";
                var next = at.Elements(parts[i]).FirstOrDefault(e => e.Annotation<string>() == number);
                if (next is null)
                {
                    next = new XElement(parts[i]);
                    next.AddAnnotation(number);
                    at.Add(next);
                }
                at = next;
                if (number.Length > 0)
                {
                    i++;
                }
            }
            at.Value = value;
        }
        return root.HasElements ? string.Concat(root.Elements().Select(e => e.Flat())) : null;
    }

    private AwsReply DescribeListeners(SandboxCall call)
    {
        var arns = call.Form.List("ListenerArns");
        var balancer = call.Form.Find("LoadBalancerArn");
        if (arns.Count == 0 && balancer is null)
        {
            throw Validation("You must specify either listener ARNs or a load balancer ARN");
        }

        if (balancer is not null)
        {
            Balancer(call, balancer);
        }

        if (arns.Any(a => !State(call).Listeners.ContainsKey(a)))
        {
            throw new AwsError("ListenerNotFound", "One or more listeners not found");
        }

        return PageOf(call, "Listeners",
            State(call).Listeners.Values.Where(l => (arns.Count == 0 || arns.Contains(l.Arn)) && (balancer is null || l.LoadBalancerArn == balancer)),
            l => l.Arn, Xml);
    }

    private AwsReply ModifyListener(SandboxCall call)
    {
        var listener = Listener(call);
        var changed = new Listener
        {
            Arn = listener.Arn,
            LoadBalancerArn = listener.LoadBalancerArn,
            Port = call.Form.Find("Port") is { } port ? Port(port) : listener.Port,
            Protocol = call.Form.Find("Protocol") ?? listener.Protocol,
            SslPolicy = listener.SslPolicy,
            Certificate = listener.Certificate,
            SniCertificates = [.. listener.SniCertificates],
            Actions = ActionsIn(call) ?? listener.Actions,
            Tags = listener.Tags,
        };
        if (State(call).Listeners.Values.Any(l => l.Arn != listener.Arn && l.LoadBalancerArn == listener.LoadBalancerArn && l.Port == changed.Port))
        {
            throw Duplicate(listener.LoadBalancerArn);
        }

        SetSecurity(call, changed);
        CheckTargets(call, changed);
        if (listener.Certificate != changed.Certificate)
        {
            LetGo(call, listener.Certificate, listener.LoadBalancerArn);
        }

        State(call).Listeners[listener.Arn] = changed;
        return AwsReply.Result(new XElement("Listeners", Xml(changed)));
    }

    private AwsReply DeleteListener(SandboxCall call)
    {
        Remove(call, Listener(call));
        return AwsReply.Result();
    }

    private void Remove(SandboxCall call, Listener listener)
    {
        LetGo(call, listener.Certificate, listener.LoadBalancerArn);
        foreach (var certificate in listener.SniCertificates)
        {
            LetGo(call, certificate, listener.LoadBalancerArn);
        }

        State(call).Listeners.Remove(listener.Arn);
    }

    private static XElement CertificateXml(string arn, bool isDefault) =>
        new("member", new XElement("CertificateArn", arn), new XElement("IsDefault", isDefault));

    private AwsReply DescribeListenerCertificates(SandboxCall call)
    {
        var listener = Listener(call);
        var all = listener.SniCertificates.Select(a => (Arn: a, Default: false));
        if (listener.Certificate is not null)
        {
            all = all.Prepend((listener.Certificate, true));
        }

        return PageOf(call, "Certificates", all, c => (c.Default ? "0" : "1") + c.Arn, c => CertificateXml(c.Arn, c.Default));
    }

    private AwsReply AddListenerCertificates(SandboxCall call)
    {
        var listener = Listener(call);
        if (!Secure.Contains(listener.Protocol))
        {
            throw new AwsError("UnsupportedProtocol", $"Certificates are not supported for {listener.Protocol} listeners");
        }

        var added = call.Form.Structures("Certificates").Select(c => Usable(call, c.Find("CertificateArn"))).Distinct(StringComparer.Ordinal)
            .Where(a => a != listener.Certificate).ToList();
        var after = listener.SniCertificates.Union(added, StringComparer.Ordinal).ToList();
        if (after.Count > World.Setting("elbv2.certificates", 25))
        {
            throw new AwsError("TooManyCertificates", "You've reached the limit on the number of certificates per load balancer");
        }

        listener.SniCertificates = after;
        return AwsReply.Result(new XElement("Certificates", added.Select(a => CertificateXml(a, false))));
    }

    private AwsReply RemoveListenerCertificates(SandboxCall call)
    {
        var listener = Listener(call);
        var arns = call.Form.Structures("Certificates").Select(c => c.Find("CertificateArn") ?? "").ToList();
        if (listener.Certificate is not null && arns.Contains(listener.Certificate))
        {
            throw new AwsError("OperationNotPermitted", "Default certificate cannot be removed from the listener");
        }

        foreach (var arn in arns)
        {
            if (listener.SniCertificates.Remove(arn))
            {
                LetGo(call, arn, listener.LoadBalancerArn);
            }
        }

        return AwsReply.Result();
    }
}
