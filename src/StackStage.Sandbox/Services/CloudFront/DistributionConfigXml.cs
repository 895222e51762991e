using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>What the sandbox reads from a DistributionConfig; everything else in it is only kept.</summary>
internal sealed class DistributionConfigXml
{
    private static readonly (string Name, string Xml)[] Defaults =
    [
        ("Aliases", "<Aliases><Quantity>0</Quantity></Aliases>"),
        ("DefaultRootObject", "<DefaultRootObject></DefaultRootObject>"),
        ("OriginGroups", "<OriginGroups><Quantity>0</Quantity></OriginGroups>"),
        ("CacheBehaviors", "<CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>"),
        ("CustomErrorResponses", "<CustomErrorResponses><Quantity>0</Quantity></CustomErrorResponses>"),
        ("Comment", "<Comment></Comment>"),
        ("Logging", "<Logging><Enabled>false</Enabled><IncludeCookies>false</IncludeCookies><Bucket></Bucket><Prefix></Prefix></Logging>"),
        ("PriceClass", "<PriceClass>PriceClass_All</PriceClass>"),
        ("ViewerCertificate", "<ViewerCertificate><CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate><SSLSupportMethod>vip</SSLSupportMethod><MinimumProtocolVersion>TLSv1</MinimumProtocolVersion><CertificateSource>cloudfront</CertificateSource></ViewerCertificate>"),
        ("Restrictions", "<Restrictions><GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>"),
        ("WebACLId", "<WebACLId></WebACLId>"),
        ("HttpVersion", "<HttpVersion>http2</HttpVersion>"),
        ("IsIPV6Enabled", "<IsIPV6Enabled>false</IsIPV6Enabled>"),
        ("ContinuousDeploymentPolicyId", "<ContinuousDeploymentPolicyId></ContinuousDeploymentPolicyId>"),
        ("Staging", "<Staging>false</Staging>"),
    ];

    private List<Reference>? _references;

    private DistributionConfigXml(XElement root) => Root = root;

    public XElement Root { get; }

    public static DistributionConfigXml Parse(string text) => new(XElement.Parse(text, LoadOptions.PreserveWhitespace));

    /// <summary>A config as it came in a request, with CloudFront's defaults for what is not there.</summary>
    public static DistributionConfigXml FromRequest(XElement sent)
    {
        var root = sent.Plain();
        if (root.Name.LocalName != "DistributionConfig" || root.Text("Enabled") is null || root.Text("CallerReference") is null
            || root.Child("Origins") is null || root.Child("DefaultCacheBehavior") is null)
        {
            throw new AwsError("MalformedXML", "1 validation error detected: a required element of the distribution config is missing.");
        }

        foreach (var (name, xml) in Defaults)
        {
            if (root.Child(name) is null)
            {
                root.Add(XElement.Parse(xml));
            }
        }

        return new DistributionConfigXml(root);
    }

    public string CallerReference => Root.Text("CallerReference") ?? "";

    public bool Enabled => Flag("Enabled");

    public bool Staging => Flag("Staging");

    public string? ContinuousDeploymentPolicyId => Root.Text("ContinuousDeploymentPolicyId") is { Length: > 0 } id ? id : null;

    public string WebAclId => Root.Text("WebACLId") ?? "";

    public string Comment => Root.Text("Comment") ?? "";

    public IReadOnlyList<string> Aliases => [.. (Root.At("Aliases", "Items")?.Elements() ?? []).Select(e => e.Value.ToLowerInvariant())];

    public string? AcmCertificateArn => Root.At("ViewerCertificate", "ACMCertificateArn")?.Value is { Length: > 0 } arn ? arn : null;

    public bool HasOwnCertificate => AcmCertificateArn is not null || Root.At("ViewerCertificate", "IAMCertificateId") is { Value.Length: > 0 };

    /// <summary>The bucket of the access logs, without the domain; null when there are none.</summary>
    public string? LogBucket =>
        Root.At("Logging", "Bucket")?.Value is { Length: > 0 } bucket
            ? bucket.Split(".s3", 2, StringSplitOptions.None)[0]
            : null;

    /// <summary>Whether any behaviour has a cache policy.</summary>
    public bool HasCachePolicy => Root.Below("CachePolicyId").Any(e => e.Value.Length > 0);

    public bool HasForwardedValues => Root.Below("ForwardedValues").Any();

    /// <summary>Everything that the config refers to.</summary>
    public IReadOnlyList<Reference> References => _references ??= FindReferences();

    private List<Reference> FindReferences()
    {
        var found = new List<Reference>();
        void Add(string kind, IEnumerable<XElement> elements, Func<string, string>? id = null) =>
            found.AddRange(elements.Where(e => e.Value.Length > 0).Select(e => new Reference(kind, id is null ? e.Value : id(e.Value))));
        Add(EntityKind.CachePolicy, Root.Below("CachePolicyId"));
        Add(EntityKind.OriginRequestPolicy, Root.Below("OriginRequestPolicyId"));
        Add(EntityKind.ResponseHeadersPolicy, Root.Below("ResponseHeadersPolicyId"));
        Add(EntityKind.OriginAccessControl, Root.Below("OriginAccessControlId"));
        Add(EntityKind.OriginAccessIdentity, Root.Below("OriginAccessIdentity"), LastPart);
        Add(EntityKind.VpcOrigin, Root.Below("VpcOriginId"));
        Add(EntityKind.Function, Root.Below("FunctionARN"), LastPart);
        Add(EntityKind.LambdaFunction, Root.Below("LambdaFunctionARN"));
        Add(EntityKind.KeyGroup, Root.Below("TrustedKeyGroups").SelectMany(g => g.Below("KeyGroup")));
        Add(EntityKind.ContinuousDeploymentPolicy, Root.Elements("ContinuousDeploymentPolicyId"));
        return [.. found.Distinct()];
    }

    /// <summary>Throws InconsistentQuantities where a Quantity differs from the number of Items.</summary>
    public void CheckQuantities()
    {
        foreach (var quantity in Root.Below("Quantity"))
        {
            var items = quantity.Parent!.Child("Items")?.Elements().Count() ?? 0;
            if (!int.TryParse(quantity.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != items)
            {
                throw new AwsError("InconsistentQuantities", "The value of Quantity and the size of Items don't match.");
            }
        }
    }

    public DistributionConfigXml With(string name, string value)
    {
        if (Root.Child(name) is { } element)
        {
            element.Value = value;
        }
        else
        {
            Root.Add(new XElement(name, value));
        }

        return this;
    }

    private bool Flag(string name) => Root.Text(name) is { } text && text.Trim() == "true";

    private static string LastPart(string text) => text[(text.LastIndexOf('/') + 1)..];
}
