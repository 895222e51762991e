using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ElbV2;

/// <summary>ELBv2: balancers and listeners, whose certificates must be there and issued.</summary>
internal sealed partial class ElbV2Service : SandboxService<ElbV2State>, ICertificateHolder, ITaggedResources
{
    public ElbV2Service()
    {
        On("CreateLoadBalancer", CreateLoadBalancer);
        On("DescribeLoadBalancers", DescribeLoadBalancers);
        On("DeleteLoadBalancer", DeleteLoadBalancer);
        On("DescribeLoadBalancerAttributes", DescribeLoadBalancerAttributes);
        On("ModifyLoadBalancerAttributes", ModifyLoadBalancerAttributes);
        On("CreateListener", CreateListener);
        On("DescribeListeners", DescribeListeners);
        On("ModifyListener", ModifyListener);
        On("DeleteListener", DeleteListener);
        On("DescribeListenerCertificates", DescribeListenerCertificates);
        On("AddListenerCertificates", AddListenerCertificates);
        On("RemoveListenerCertificates", RemoveListenerCertificates);
        On("CreateTargetGroup", CreateTargetGroup);
        On("DescribeTargetGroups", DescribeTargetGroups);
        On("DeleteTargetGroup", DeleteTargetGroup);
        On("DescribeTags", DescribeTags);
        On("AddTags", AddTags);
        On("RemoveTags", RemoveTags);
    }

    public override string Name => "elbv2";

    public override AwsProtocol Protocol => AwsProtocol.Query;

    public override string SigningName => "elasticloadbalancing";

    public override string XmlNamespace => "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

    protected override IReadOnlyList<string> ResourceMembers =>
        ["ListenerArn", "LoadBalancerArn", "TargetGroupArn", "ListenerArns.member.1", "LoadBalancerArns.member.1", "ResourceArns.member.1", "Name", "Names.member.1"];

    public IEnumerable<string> HoldersOf(string certificateArn, DateTimeOffset now)
    {
        foreach (var (_, _, state) in States)
        {
            foreach (var listener in state.Listeners.Values)
            {
                if (listener.Uses(certificateArn))
                {
                    yield return listener.LoadBalancerArn;
                }
            }

            foreach (var held in state.Held)
            {
                if (held.CertificateArn == certificateArn && held.Until > now)
                {
                    yield return held.Holder;
                }
            }
        }
    }

    /// <summary>A balancer may take a while to let go of a certificate; by default it does not.</summary>
    private void LetGo(SandboxCall call, string? certificate, string balancer)
    {
        var release = World.Setting("elbv2.certificateRelease", TimeSpan.Zero);
        State(call).Held.RemoveAll(h => h.Until <= call.Now);
        if (certificate is not null && release > TimeSpan.Zero)
        {
            State(call).Held.Add(new HeldByBalancer(certificate, balancer, call.Now + release));
        }
    }

    private static AwsError Validation(string message) => new("ValidationError", message);

    private static string Required(SandboxCall call, string name) =>
        call.Form.Find(name) ?? throw Validation($"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");

    private static AwsReply PageOf<T>(SandboxCall call, string list, IEnumerable<T> all, Func<T, string> key, Func<T, XElement> convert)
    {
        var size = 400;
        if (call.Form.Find("PageSize") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > 400))
        {
            throw Validation($"1 validation error detected: Value '{text}' at 'pageSize' failed to satisfy constraint: Member must have value less than or equal to 400");
        }

        var (page, token) = Pages.ByToken(all, key, call.Form.Find("Marker"), size, () => Validation("The marker is not valid."));
        return AwsReply.Result(new XElement(list, page.Select(convert)), token is null ? null : new XElement("NextMarker", token));
    }

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        AllTags(StateOf(accountId, region)).Where(t => t.Tags.Count > 0).Select(t => new TaggedResource(t.Arn, t.Tags));

    private static IEnumerable<(string Arn, Dictionary<string, string> Tags)> AllTags(ElbV2State state) =>
        state.LoadBalancers.Values.Select(b => (b.Arn, b.Tags))
            .Concat(state.Listeners.Values.Select(l => (l.Arn, l.Tags)))
            .Concat(state.TargetGroups.Values.Select(g => (g.Arn, g.Tags)));

    private Dictionary<string, string> TagsOf(SandboxCall call, string arn) =>
        AllTags(State(call)).FirstOrDefault(t => t.Arn == arn).Tags ?? throw (
            arn.Contains(":listener", StringComparison.Ordinal) ? new AwsError("ListenerNotFound", $"One or more listeners not found")
            : arn.Contains(":targetgroup/", StringComparison.Ordinal) ? new AwsError("TargetGroupNotFound", "One or more target groups not found")
            : new AwsError("LoadBalancerNotFound", "One or more load balancers not found"));

    private static Dictionary<string, string> TagsIn(SandboxCall call)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in call.Form.Structures("Tags"))
        {
            if (!tags.TryAdd(tag.Find("Key") ?? "", tag.Find("Value") ?? ""))
            {
                throw new AwsError("DuplicateTagKeys", "A tag key was specified more than once.");
            }
        }

        return tags;
    }

    private AwsReply DescribeTags(SandboxCall call)
    {
        var arns = call.Form.List("ResourceArns");
        if (arns.Count is 0 or > 20)
        {
            throw Validation("You can specify from 1 to 20 resources in a single call.");
        }

        return AwsReply.Result(new XElement("TagDescriptions", arns.Select(arn => new XElement("member",
            new XElement("ResourceArn", arn),
            new XElement("Tags", TagsOf(call, arn).Select(t => new XElement("member", new XElement("Key", t.Key), new XElement("Value", t.Value))))))));
    }

    private AwsReply AddTags(SandboxCall call)
    {
        foreach (var arn in call.Form.List("ResourceArns"))
        {
            var tags = TagsOf(call, arn);
            foreach (var (key, value) in TagsIn(call))
            {
                tags[key] = value;
            }
        }
        return AwsReply.Result();
    }

    private AwsReply RemoveTags(SandboxCall call)
    {
        foreach (var arn in call.Form.List("ResourceArns"))
        {
            foreach (var key in call.Form.List("TagKeys"))
            {
                TagsOf(call, arn).Remove(key);
            }
        }

        return AwsReply.Result();
    }
}
