using System.Net;
using System.Text;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Core;

/// <summary>The sandbox runs in somebody's shell: nothing that is sent may end the process, or leave a caller without an answer.</summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly StageSandbox _sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), Scenario = "demo" });

    private string Signed(string service) =>
        $"Host: localhost\r\nAuthorization: AWS4-HMAC-SHA256 Credential={_sandbox.AccessKeyId}/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00\r\n";

    private static byte[] Nested(int depth, string open, string close, string middle = "") =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth)));

    public static TheoryData<string, string, string> XmlOperations => new()
    {
        { "cloudfront", "POST", "/2020-05-31/distribution" },
        { "cloudfront", "POST", "/2020-05-31/distribution?WithTags" },
        { "cloudfront", "POST", "/2020-05-31/origin-access-control" },
        { "cloudfront", "POST", "/2020-05-31/function" },
        { "cloudfront", "POST", "/2020-05-31/distribution-tenant" },
        { "route53", "POST", "/2013-04-01/hostedzone" },
        { "s3", "PUT", "/nested-bucket" },
        { "s3", "POST", "/nested-bucket?delete" },
        { "s3", "PUT", "/nested-bucket?tagging" },
        { "s3", "PUT", "/nested-bucket?lifecycle" },
    };

    [Theory]
    [MemberData(nameof(XmlOperations))]
    public async Task Twenty_thousand_nested_elements_are_an_error_of_the_callers(string service, string method, string path)
    {
        using var wire = new Wire(_sandbox, service);
        await wire.Send(HttpMethod.Put, "/nested-bucket");
        foreach (var body in new[] { Nested(20_000, "<a>", "</a>"), Nested(20_000, "<a>", ""), Nested(66, "<a>", "</a>") })
        {
            var answer = await wire.Send(new HttpMethod(method), path, body, "application/xml", new Dictionary<string, string> { ["x-amz-checksum-crc32"] = Crc(body) });
            Assert.Equal((HttpStatusCode.BadRequest, "MalformedXML"), (answer.Status, answer.Xml("Code")));
        }
    }

    [Fact]
    public async Task Neither_entities_nor_crowds_of_elements_are_taken()
    {
        using var wire = new Wire(_sandbox, "route53");
        var laughs = """<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><CreateHostedZoneRequest><Name>&c;</Name></CreateHostedZoneRequest>""";
        foreach (var body in new[] { Encoding.UTF8.GetBytes(laughs), Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b/>", 100_001)) + "</a>") })
        {
            Assert.Equal("MalformedXML", (await wire.Send(HttpMethod.Post, "/2013-04-01/hostedzone", body, "application/xml")).Xml("Code"));
        }

        Assert.Equal("RequestEntityTooLarge", (await wire.Send(HttpMethod.Post, "/2013-04-01/hostedzone", new byte[5 * 1024 * 1024], "application/xml")).Xml("Code"));
    }

    [Fact]
    public async Task JSON_that_is_deep_double_or_no_Unicode_is_an_error_of_the_callers()
    {
        using var wire = new Wire(_sandbox, "ssm");
        var bodies = new[]
        {
            Nested(20_000, "{\"a\":", "}", "1"), Nested(20_000, "[", "]"), Nested(33, "{\"a\":", "}", "1"), Encoding.UTF8.GetBytes("""{"Name":"a","Name":"b"}"""),
            Encoding.UTF8.GetBytes("""{"Name":"\ud800"}"""), [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d], "[]"u8.ToArray(), "{"u8.ToArray(), "null"u8.ToArray(),
        };
        foreach (var body in bodies)
        {
            var answer = await wire.Send(HttpMethod.Post, "/", body, "application/x-amz-json-1.1", new Dictionary<string, string> { ["X-Amz-Target"] = "AmazonSSM.GetParameter" });
            Assert.Equal((HttpStatusCode.BadRequest, "SerializationException"), (answer.Status, answer.ErrorType));
        }

        var large = await wire.Json("AmazonSSM.GetParameter", "{\"Name\":\"" + new string('a', 5 * 1024 * 1024) + "\"}");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLargeException"), (large.Status, large.ErrorType));
        Assert.Equal(HttpStatusCode.OK, (await wire.Json("AmazonSSM.DescribeParameters")).Status);
    }

    [Fact]
    public async Task A_form_has_no_endless_number_of_parameters()
    {
        using var wire = new Wire(_sandbox, "elasticloadbalancing");
        var answer = await wire.Query("Action=CreateListener&" + string.Join('&', Enumerable.Range(0, 5000).Select(i => $"DefaultActions.member.{i}.Type=forward")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Any_name_comes_back_in_XML()
    {
        using var wire = new Wire(_sandbox, "s3");
        await wire.Send(HttpMethod.Put, "/odd-bucket");
        foreach (var key in new[] { "%01%02", "%0D%0A", "%F0%9F%92%A9", "%ED%A0%80", "a%00b", "%EF%BF%BF" })
        {
            Assert.Equal(HttpStatusCode.OK, (await wire.Send(HttpMethod.Put, "/odd-bucket/" + key, [1])).Status);
            Assert.Equal("NotImplemented", Code(await wire.Send(HttpMethod.Get, $"/odd-bucket/{key}?{key}")));
        }

        var list = await wire.Send(HttpMethod.Get, "/odd-bucket?list-type=2");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("&#x1;&#x2;", list.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Code(WireAnswer answer) => answer.Text.Split("<Code>")[1].Split("</Code>")[0];

    /// <summary>
    /// Whole requests with a piece cut out, doubled, or replaced by noise, at the same places in every run: each is
    /// answered in HTTP or, when it ends in the middle, not at all.
    /// </summary>
    [Fact]
    public async Task Mutilated_requests_do_no_harm()
    {
        string[] samples =
        [
            "GET /some-bucket/a?versionId=x HTTP/1.1\r\n" + Signed("s3") + "Range: bytes=0-1\r\n\r\n",
            "PUT /some-bucket/a HTTP/1.1\r\n" + Signed("s3") + "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\nContent-Encoding: aws-chunked\r\nx-amz-decoded-content-length: 5\r\nContent-Length: 43\r\n\r\n5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
            "POST / HTTP/1.1\r\n" + Signed("ssm") + "X-Amz-Target: AmazonSSM.PutParameter\r\nTransfer-Encoding: chunked\r\n\r\n2b\r\n{\"Name\":\"/a\",\"Value\":\"b\",\"Type\":\"String\"} \r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\n" + Signed("elasticloadbalancing") + "Content-Length: 56\r\n\r\nAction=DescribeLoadBalancers&Names.member.1=a&Version=201",
            "POST /2020-05-31/origin-access-control HTTP/1.1\r\n" + Signed("cloudfront") + "Content-Length: 66\r\n\r\n<OriginAccessControlConfig><Name>a</Name></OriginAccessControlConfi",
            "PATCH /v2/domainnames/a%2Fb HTTP/1.1\r\n" + Signed("apigateway") + "Content-Length: 12\r\n\r\n{\"tags\":{}}\r\n",
        ];
        var random = new Random(20260101);
        for (var round = 0; round < 600; round++)
        {
            var bytes = Encoding.Latin1.GetBytes(samples[round % samples.Length]).ToList();
            for (var cut = random.Next(1, 4); cut > 0; cut--)
            {
                var at = random.Next(bytes.Count);
                var length = Math.Min(random.Next(1, 40), bytes.Count - at);
                var noise = new byte[random.Next(0, 20)];
                random.NextBytes(noise);
                switch (random.Next(4))
                {
                    case 0:
                        bytes.RemoveRange(at, length);
                        break;
                    case 1:
                        bytes.InsertRange(at, bytes.GetRange(at, length));
                        break;
                    case 2:
                        bytes.InsertRange(at, noise);
                        break;
                    default:
                        bytes.RemoveRange(at, bytes.Count - at);
                        break;
                }

                if (bytes.Count == 0)
                {
                    bytes.Add(0);
                }
            }

            var answer = await RawSocket.Talk(_sandbox.Endpoint.Port, [.. bytes]);
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), $"round {round}: {answer}");
            Assert.DoesNotContain("SandboxError", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("HTTP/1.1 500", answer, StringComparison.Ordinal);
        }

        await IsAlive();
    }

    /// <summary>Noise of every length, as a request and as the body of one.</summary>
    [Fact]
    public async Task Noise_does_no_harm()
    {
        var random = new Random(7);
        string[] heads =
        [
            "", "POST / HTTP/1.1\r\n" + Signed("ssm") + "X-Amz-Target: AmazonSSM.PutParameter\r\n", "POST / HTTP/1.1\r\n" + Signed("sts"),
            "POST /2020-05-31/distribution HTTP/1.1\r\n" + Signed("cloudfront"), "POST /v2/apis HTTP/1.1\r\n" + Signed("apigateway"),
            "PUT /some-bucket?versioning HTTP/1.1\r\n" + Signed("s3"),
        ];
        for (var round = 0; round < 300; round++)
        {
            var noise = new byte[random.Next(0, 2000)];
            random.NextBytes(noise);
            var head = heads[round % heads.Length];
            byte[] bytes = head.Length == 0 ? noise : [.. Encoding.ASCII.GetBytes($"{head}Content-Length: {noise.Length}\r\nConnection: close\r\n\r\n"), .. noise];
            var answer = await RawSocket.Talk(_sandbox.Endpoint.Port, bytes);
            Assert.True(answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || (head.Length == 0 && answer.Length == 0), $"round {round}: {answer}");
        }

        await IsAlive();
    }

    private async Task IsAlive()
    {
        using var wire = new Wire(_sandbox, "sts");
        Assert.Equal(HttpStatusCode.OK, (await wire.Query("Action=GetCallerIdentity")).Status);
    }

    private static string Crc(byte[] body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return Convert.ToBase64String([(byte)(~crc >> 24), (byte)(~crc >> 16), (byte)(~crc >> 8), (byte)~crc]);
    }

    public void Dispose() => _sandbox.Dispose();
}
