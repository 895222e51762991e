using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.AwsClients.Tests;

/// <summary>A configuration goes back with every element that came, in the order that came.</summary>
public class DistributionConfigTests
{
    private static readonly XNamespace Ns = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    private const string Live =
        """
        <DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
          <CallerReference>ref-1</CallerReference>
          <Aliases><Quantity>2</Quantity><Items><CNAME>shop.example</CNAME><CNAME>www.shop.example</CNAME></Items></Aliases>
          <DefaultRootObject></DefaultRootObject>
          <Origins><Quantity>2</Quantity><Items>
            <Origin><Id>s3</Id><DomainName>b.s3.amazonaws.com</DomainName><OriginPath/><CustomHeaders><Quantity>0</Quantity></CustomHeaders><S3OriginConfig><OriginAccessIdentity/></S3OriginConfig><ConnectionAttempts>3</ConnectionAttempts><OriginShield><Enabled>false</Enabled></OriginShield><OriginAccessControlId>OAC1</OriginAccessControlId></Origin>
            <Origin><Id>api</Id><DomainName>api.example</DomainName><OriginPath/><CustomHeaders><Quantity>1</Quantity><Items><OriginCustomHeader><HeaderName>x-secret</HeaderName><HeaderValue>v</HeaderValue></OriginCustomHeader></Items></CustomHeaders><CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort><OriginProtocolPolicy>https-only</OriginProtocolPolicy><OriginSslProtocols><Quantity>1</Quantity><Items><SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols><IpAddressType>dualstack</IpAddressType></CustomOriginConfig></Origin>
          </Items></Origins>
          <OriginGroups><Quantity>0</Quantity></OriginGroups>
          <DefaultCacheBehavior><TargetOriginId>s3</TargetOriginId><TrustedKeyGroups><Enabled>true</Enabled><Quantity>1</Quantity><Items><KeyGroup>KG1</KeyGroup></Items></TrustedKeyGroups><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy><AllowedMethods><Quantity>2</Quantity><Items><Method>HEAD</Method><Method>GET</Method></Items></AllowedMethods><SmoothStreaming>false</SmoothStreaming><Compress>true</Compress><FunctionAssociations><Quantity>1</Quantity><Items><FunctionAssociation><FunctionARN>arn:f</FunctionARN><EventType>viewer-request</EventType></FunctionAssociation></Items></FunctionAssociations><CachePolicyId>CP1</CachePolicyId><GrpcConfig><Enabled>false</Enabled></GrpcConfig></DefaultCacheBehavior>
          <CacheBehaviors><Quantity>1</Quantity><Items><CacheBehavior><PathPattern>/api/*</PathPattern><TargetOriginId>api</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy><ForwardedValues><QueryString>true</QueryString></ForwardedValues><MinTTL>0</MinTTL></CacheBehavior></Items></CacheBehaviors>
          <CustomErrorResponses><Quantity>0</Quantity></CustomErrorResponses>
          <Comment>  </Comment>
          <Logging><Enabled>true</Enabled><IncludeCookies>false</IncludeCookies><Bucket>gone.s3.amazonaws.com</Bucket><Prefix>p/</Prefix></Logging>
          <PriceClass>PriceClass_Made_Up</PriceClass>
          <Enabled>true</Enabled>
          <ViewerCertificate><ACMCertificateArn>arn:c</ACMCertificateArn><SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021</MinimumProtocolVersion><Certificate>arn:c</Certificate><CertificateSource>acm</CertificateSource></ViewerCertificate>
          <Restrictions><GeoRestriction><RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>
          <WebACLId/>
          <HttpVersion>http2and3</HttpVersion>
          <IsIPV6Enabled>true</IsIPV6Enabled>
          <ContinuousDeploymentPolicyId>CD1</ContinuousDeploymentPolicyId>
          <Staging>false</Staging>
          <TheYear2031><Hover>1</Hover></TheYear2031>
        </DistributionConfig>
        """;

    [Fact]
    public async Task It_can_be_read()
    {
        var (_, config) = await RoundTrip(Live, _ => { });

        Assert.Equal(["shop.example", "www.shop.example"], config.Aliases!.Items!);
        Assert.Equal("OAC1", config.Origins.Items![0].OriginAccessControlId);
        Assert.Equal("", config.Origins.Items[0].S3OriginConfig!.OriginAccessIdentity);
        Assert.Equal(["TLSv1.2"], config.Origins.Items[1].CustomOriginConfig!.OriginSslProtocols!.Items!);
        Assert.Equal("KG1", config.DefaultCacheBehavior.TrustedKeyGroups!.Items!.Single());
        Assert.Equal("arn:f", config.DefaultCacheBehavior.FunctionAssociations!.Items!.Single().FunctionARN);
        Assert.Equal("/api/*", config.CacheBehaviors!.Items!.Single().PathPattern);
        Assert.Equal("  ", config.Comment);
        Assert.Equal("PriceClass_Made_Up", config.PriceClass!.Value);
        Assert.Equal(HttpVersion.Http2and3, config.HttpVersion);
        Assert.Equal(MinimumProtocolVersion.TLSv12_2021, config.ViewerCertificate!.MinimumProtocolVersion);
        Assert.Equal("", config.WebACLId);
        Assert.Equal("CD1", config.ContinuousDeploymentPolicyId);
    }

    [Fact]
    public async Task Untouched_it_goes_back_as_it_came()
    {
        var (sent, _) = await RoundTrip(Live, _ => { });

        Assert.Equal(Plain(XElement.Parse(Live, LoadOptions.PreserveWhitespace)), Plain(sent));
    }

    [Fact]
    public async Task A_change_changes_only_its_element()
    {
        var (sent, _) = await RoundTrip(Live, c =>
        {
            c.Enabled = false;
            c.Comment = "going\r\naway";
            c.Logging = new LoggingConfig { Enabled = false, IncludeCookies = false, Bucket = "", Prefix = "" };
            c.Aliases = new Aliases { Quantity = 0 };
            c.WebACLId = "acl";
            c.ContinuousDeploymentPolicyId = "";
        });

        var expected = XElement.Parse(Live, LoadOptions.PreserveWhitespace);
        expected.Element(Ns + "Enabled")!.Value = "false";
        expected.Element(Ns + "Comment")!.Value = "going\r\naway";
        expected.Element(Ns + "Logging")!.ReplaceAll(new XElement(Ns + "Enabled", "false"), new XElement(Ns + "IncludeCookies", "false"), new XElement(Ns + "Bucket", ""), new XElement(Ns + "Prefix", ""));
        expected.Element(Ns + "Aliases")!.ReplaceAll(new XElement(Ns + "Quantity", "0"));
        expected.Element(Ns + "WebACLId")!.Value = "acl";
        expected.Element(Ns + "ContinuousDeploymentPolicyId")!.Value = "";
        Assert.Equal(Plain(expected), Plain(sent));
    }

    [Fact]
    public async Task An_origin_keeps_its_own_unknown_parts_when_another_goes()
    {
        var (sent, _) = await RoundTrip(Live, c =>
        {
            c.Origins.Items!.RemoveAt(0);
            c.Origins.Quantity = 1;
            c.Origins.Items[0].OriginPath = "/v2";
            c.CacheBehaviors = null;
        });

        var origin = Assert.Single(sent.Element(Ns + "Origins")!.Element(Ns + "Items")!.Elements());
        Assert.Equal("api", origin.Element(Ns + "Id")!.Value);
        Assert.Equal("/v2", origin.Element(Ns + "OriginPath")!.Value);
        Assert.Equal("x-secret", origin.Descendants(Ns + "HeaderName").Single().Value);
        Assert.Equal("dualstack", origin.Descendants(Ns + "IpAddressType").Single().Value);
        Assert.Null(sent.Element(Ns + "CacheBehaviors"));
        Assert.NotNull(sent.Element(Ns + "TheYear2031"));
    }

    [Fact]
    public async Task A_new_member_goes_behind_the_one_before_it()
    {
        var (sent, _) = await RoundTrip(
            "<DistributionConfig xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><CallerReference>r</CallerReference><Comment/><Odd/><Enabled>true</Enabled><IsIPV6Enabled>true</IsIPV6Enabled></DistributionConfig>",
            c =>
            {
                c.Logging = new LoggingConfig { Enabled = false };
                c.HttpVersion = HttpVersion.Http2;
                c.Staging = true;
            });

        Assert.Equal(
            ["CallerReference", "Comment", "Logging", "Odd", "Enabled", "HttpVersion", "IsIPV6Enabled", "Staging"],
            sent.Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public async Task A_server_without_namespaces_is_answered_with_the_right_one()
    {
        var (sent, _) = await RoundTrip("<DistributionConfig><CallerReference>r</CallerReference><X><Y/></X><Enabled>true</Enabled></DistributionConfig>", c => c.Enabled = false);

        Assert.All(sent.DescendantsAndSelf(), e => Assert.Equal(Ns, e.Name.Namespace));
        Assert.Equal("<DistributionConfig xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><CallerReference>r</CallerReference><X><Y /></X><Enabled>false</Enabled></DistributionConfig>", sent.ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public async Task A_new_configuration_is_written_in_the_models_order()
    {
        using var server = new Loopback().Answers("<Distribution><Id>E1</Id></Distribution>", 200, "text/xml", ("ETag", "E"));
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var updated = await client.UpdateDistributionAsync(new()
        {
            Id = "E1",
            IfMatch = "X",
            DistributionConfig = new()
            {
                Enabled = true,
                Comment = "",
                CallerReference = "r",
                Origins = new() { Quantity = 1, Items = [new() { Id = "o", DomainName = "o.example" }] },
                DefaultCacheBehavior = new() { TargetOriginId = "o", ViewerProtocolPolicy = ViewerProtocolPolicy.AllowAll },
            },
        });

        Assert.Equal("E1", updated.Distribution!.Id);
        Assert.Equal(
            "<DistributionConfig xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><CallerReference>r</CallerReference><Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>o.example</DomainName></Origin></Items></Origins>" +
            "<DefaultCacheBehavior><TargetOriginId>o</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy></DefaultCacheBehavior><Comment></Comment><Enabled>true</Enabled></DistributionConfig>",
            server.Only.Body);
    }

    [Fact]
    public async Task A_continuous_deployment_policy_keeps_its_elements_too()
    {
        const string Policy = "<ContinuousDeploymentPolicyConfig xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><StagingDistributionDnsNames><Quantity>1</Quantity><Items><DnsName>d.cloudfront.net</DnsName></Items></StagingDistributionDnsNames><Enabled>true</Enabled><TrafficConfig><SingleWeightConfig><Weight>0.10</Weight><Later>x</Later></SingleWeightConfig><Type>SingleWeight</Type></TrafficConfig><More/></ContinuousDeploymentPolicyConfig>";
        using var server = new Loopback()
            .Answers($"<ContinuousDeploymentPolicy><Id>P</Id>{Policy}</ContinuousDeploymentPolicy>", type: "text/xml", headers: ("ETag", "E1"))
            .Answers($"<ContinuousDeploymentPolicy><Id>P</Id>{Policy}</ContinuousDeploymentPolicy>", type: "text/xml");
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());

        var got = await client.GetContinuousDeploymentPolicyAsync(new() { Id = "P" });
        var config = got.ContinuousDeploymentPolicy!.ContinuousDeploymentPolicyConfig!;
        config.Enabled = false;
        await client.UpdateContinuousDeploymentPolicyAsync(new() { Id = "P", IfMatch = got.ETag, ContinuousDeploymentPolicyConfig = config });

        Assert.Equal(0.1f, config.TrafficConfig!.SingleWeightConfig!.Weight);
        Assert.Equal("PUT", server.Requests.Last().Method);
        Assert.Equal("/2020-05-31/continuous-deployment-policy/P", server.Requests.Last().Url);
        Assert.Equal(Policy.Replace("<Enabled>true", "<Enabled>false", StringComparison.Ordinal).Replace("<More/>", "<More />", StringComparison.Ordinal), server.Requests.Last().Body);
    }

    /// <summary>Any mixture of known and unknown elements, in any order, with any text, disabled and sent back.</summary>
    [Fact]
    public void Disabling_keeps_any_configuration()
    {
        using var server = new Loopback(Echo);
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());
        string[] leaves = ["CallerReference", "Comment", "PriceClass", "WebACLId", "HttpVersion", "Unknown", "Zeta", "DefaultRootObject"];
        string[] branches = ["Logging", "Restrictions", "TenantConfig", "ViewerCertificate", "Origins", "Novel"];
        var text = Gen.Elements("", " ", "a", "x < y & \"z\"", "\u00e9\u4e2d", "line\nline", "cr\r", " lead", "true", "0");
        var leaf = from name in Gen.Elements(leaves) from value in text select new XElement(Ns + name, value);
        var branch =
            from name in Gen.Elements(branches)
            from inner in leaf.ListOf(3)
            select new XElement(Ns + name, inner.DistinctBy(e => e.Name));
        var config =
            from members in Gen.Frequency((3, leaf), (2, branch)).ListOf()
            from place in Gen.Choose(0, members.Count)
            from enabled in Gen.Elements("true", "false", "TRUE", "True")
            let distinct = members.DistinctBy(e => e.Name).ToList()
            select new XElement(Ns + "DistributionConfig",
                distinct.Take(place), new XElement(Ns + "Enabled", enabled), distinct.Skip(place));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20260107, 41), Prop.ForAll(config.ToArbitrary(), came =>
        {
            _echo = Spelled(came);
            var got = client.GetDistributionAsync(new() { Id = "E" }).GetAwaiter().GetResult();
            got.Distribution!.DistributionConfig.Enabled = false;
            client.UpdateDistributionAsync(new() { Id = "E", IfMatch = got.ETag, DistributionConfig = got.Distribution.DistributionConfig }).GetAwaiter().GetResult();

            var expected = new XElement(came);
            if (bool.Parse(expected.Element(Ns + "Enabled")!.Value))
            {
                expected.Element(Ns + "Enabled")!.Value = "false";
            }

            return Plain(expected) == Plain(XElement.Parse(_sent, LoadOptions.PreserveWhitespace));
        }));
    }

    /// <summary>As ToString, but a carriage return survives.</summary>
    private static string Spelled(XElement element)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true }))
        {
            element.Save(writer);
        }

        return text.ToString();
    }

    private string _echo = "";
    private string _sent = "";

    private Answer Echo(Asked asked)
    {
        if (asked.Method == "PUT")
        {
            _sent = asked.Body;
        }

        return new Answer(200, asked.Method == "PUT" ? "<Distribution/>" : $"<Distribution xmlns=\"{Ns}\">{_echo}</Distribution>", "text/xml", [("ETag", "E")]);
    }

    private static async Task<(XElement Sent, DistributionConfig Read)> RoundTrip(string xml, Action<DistributionConfig> change)
    {
        using var server = new Loopback()
            .Answers($"<Distribution>{xml}</Distribution>", type: "text/xml", headers: ("ETag", "ETAG1"))
            .Answers("<Distribution><Id>E</Id></Distribution>", type: "text/xml", headers: ("ETag", "ETAG2"));
        using var client = new AmazonCloudFrontClient(Loopback.Key, server.Config<AmazonCloudFrontConfig>());
        var got = await client.GetDistributionAsync(new() { Id = "E" });
        var config = got.Distribution!.DistributionConfig;
        change(config);
        var updated = await client.UpdateDistributionAsync(new() { Id = "E", IfMatch = got.ETag, DistributionConfig = config });
        var put = server.Requests.Last();
        Assert.Equal(("PUT", "/2020-05-31/distribution/E/config", "ETAG1"), (put.Method, put.Url, put.Headers["If-Match"]));
        Assert.Equal("ETAG2", updated.ETag);
        return (XElement.Parse(put.Body, LoadOptions.PreserveWhitespace), config);
    }

    /// <summary>Elements and texts, without the white space between elements and the two spellings of an empty one.</summary>
    private static string Plain(XElement element, int depth = 0)
    {
        var indent = new string(' ', depth * 2);
        return element.HasElements
            ? $"{indent}{element.Name}\n{string.Concat(element.Elements().Select(e => Plain(e, depth + 1)))}"
            : string.Create(CultureInfo.InvariantCulture, $"{indent}{element.Name}={element.Value.Replace("\n", "\\n", StringComparison.Ordinal)}\n");
    }
}
