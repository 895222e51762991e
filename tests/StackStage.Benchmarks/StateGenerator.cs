using System.Globalization;
using System.Text;

namespace StackStage.Benchmarks;

/// <summary>What is wrong in a generated state.</summary>
public enum Damage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Resources, spread over the list, that have one bad reference each: missing and late ones in turn.</summary>
    BadReferences,

    /// <summary>Every resource's parent is missing.</summary>
    AllOrphaned,

    /// <summary>The whole list is in reverse order.</summary>
    Reversed,
}

/// <summary>
/// Makes checkpoints like SST's: a stack, a provider, components with custom resources under them, each with inputs, outputs,
/// a parent, a provider and three dependencies; about 2.6 KB a resource. The same arguments give the same bytes.
/// </summary>
public static class StateGenerator
{
    private const string Project = "shop";
    private const string Stack = "dev";

    private static readonly string[] Types =
    [
        "aws:lambda/function:Function", "aws:s3/bucketV2:BucketV2", "aws:iam/role:Role", "aws:dynamodb/table:Table", "aws:sqs/queue:Queue",
    ];

    /// <summary>Makes a state of so many resources.</summary>
    public static byte[] Generate(int resources, Damage damage = Damage.None, int faults = 20)
    {
        var list = new List<string>(resources);
        var root = Urn("pulumi:pulumi:Stack", $"{Project}-{Stack}");
        list.Add($$"""{"urn":"{{root}}","custom":false,"type":"pulumi:pulumi:Stack","created":"2026-03-01T10:00:00.123456789Z","modified":"2026-03-01T10:00:00.123456789Z"}""");
        var provider = Urn("pulumi:providers:aws", "default_6_66_2");
        list.Add($$$"""{"urn":"{{{provider}}}","custom":true,"id":"5f0c2a1e-7e9b-4d53-9a53-1f1f5f8f7a10","type":"pulumi:providers:aws","inputs":{"region":"eu-central-1","version":"6.66.2"},"outputs":{"region":"eu-central-1","version":"6.66.2"}}""");
        var providerReference = provider + "::5f0c2a1e-7e9b-4d53-9a53-1f1f5f8f7a10";
        var step = Math.Max(1, (resources - 100) / Math.Max(1, faults));
        var urns = new List<string>(resources) { root, provider };
        var component = root;
        for (var i = 2; i < resources; i++)
        {
            if (i % 20 == 2)
            {
                component = Urn("sst:aws:Service", Name("Service", i));
                urns.Add(component);
                var of = damage == Damage.AllOrphaned ? Urn("sst:aws:Gone", "Nowhere") : root;
                list.Add($$"""{"urn":"{{component}}","custom":false,"type":"sst:aws:Service","parent":"{{of}}","created":"2026-03-01T10:00:00.123456789Z","modified":"2026-03-01T10:00:00.123456789Z"}""");
                continue;
            }

            var type = Types[i % Types.Length];
            var urn = Urn("sst:aws:Service$" + type, Name("Part", i));
            var parent = damage == Damage.AllOrphaned ? Urn("sst:aws:Gone", Name("Gone", i)) : component;
            var late = "";
            if (damage == Damage.BadReferences && i > 60 && (i - 60) % step == 7 && (i - 60) / step < faults)
            {
                late = (i - 60) / step % 2 == 0
                    ? $",\"{Urn("aws:sns/topic:Topic", Name("Missing", i))}\""
                    : $",\"{Urn("sst:aws:Service", Name("Service", ((i / 20) + 1) * 20 + 2))}\"";
            }

            list.Add(Resource(i, urn, type, parent, providerReference, urns, late));
            urns.Add(urn);
        }

        if (damage == Damage.Reversed)
        {
            list.Reverse();
        }

        var text = new StringBuilder(resources * 2700);
        text.Append("{\"version\":3,\"checkpoint\":{\"stack\":\"organization/shop/dev\",\"latest\":{\"manifest\":{\"time\":\"2026-03-01T10:00:00.123456789Z\",\"magic\":\"")
            .Append("fab95cc1ec33ad4842e4ce440b669bd522c568e8a7a8934e58ff24ba38128033\",\"version\":\"v3.200.0\"},")
            .Append("\"secrets_providers\":{\"type\":\"passphrase\",\"state\":{\"salt\":\"v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==\"}},\"resources\":[");
        text.AppendJoin(',', list).Append("],\"metadata\":{}}}}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Resource(int i, string urn, string type, string parent, string provider, List<string> urns, string late)
    {
        var name = Name("Part", i);
        var dependencies = string.Join(',', new[] { i - 1, i - 3, i - 17 }.Select(at => $"\"{urns[Math.Max(0, at)]}\""));
        return $$$"""
            {"urn":"{{{urn}}}","custom":true,"id":"shop-dev-{{{name}}}-abcdefhk","type":"{{{type}}}","inputs":{"__defaults":[],"architectures":["arm64"],"description":"Part {{{i}}} of the shop\u003cdev\u003e","environment":{"variables":{"SST_KEY_FILE":"resource.enc","TABLE":"shop-dev-{{{name}}}","URL":"https://example.com/{{{name}}}?a=1\u0026b=2"}},"handler":"bundle.handler","memorySize":1024,"name":"shop-dev-{{{name}}}-abcdefhk","packageType":"Zip","publish":false,"region":"eu-central-1","retries":12345678901234567890,"role":"arn:aws:iam::123456789012:role/shop-dev-{{{name}}}-role","runtime":"nodejs20.x","tags":{"sst:app":"shop","sst:stage":"dev"},"timeout":20},"outputs":{"__meta":"{\"e2bfb730-ecaa-11e6-8f88-34363bc7c4c0\":{\"create\":600000000000,\"delete\":600000000000,\"update\":600000000000}}","architectures":["arm64"],"arn":"arn:aws:lambda:eu-central-1:123456789012:function:shop-dev-{{{name}}}-abcdefhk","codeSha256":"pWyg0RK2rx3Z4y3p1hOqLDQ3L9N4Fq4k2bO5qk6nE9A=","description":"Part {{{i}}} of the shop\u003cdev\u003e","environment":{"variables":{"SST_KEY_FILE":"resource.enc","TABLE":"shop-dev-{{{name}}}","URL":"https://example.com/{{{name}}}?a=1\u0026b=2"}},"handler":"bundle.handler","id":"shop-dev-{{{name}}}-abcdefhk","invokeArn":"arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:shop-dev-{{{name}}}/invocations","lastModified":"2026-03-01T10:00:00.000+0000","memorySize":1024,"secret":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:AQEBAQEBAQEBAQEB:KBqMV8bgSowa+pqroWSwvCO8v273G8cq"},"tags":{"sst:app":"shop","sst:stage":"dev"},"timeout":20,"version":"$LATEST","vpcConfig":null},"parent":"{{{parent}}}","dependencies":[{{{dependencies}}}{{{late}}}],"provider":"{{{provider}}}","propertyDependencies":{"role":["{{{urns[Math.Max(0, i - 1)]}}}"],"environment":["{{{urns[Math.Max(0, i - 3)]}}}"],"handler":[]},"created":"2026-03-01T10:00:00.123456789Z","modified":"2026-03-01T10:00:00.123456789Z"}
            """;
    }

    private static string Urn(string type, string name) => $"urn:pulumi:{Stack}::{Project}::{type}::{name}";

    private static string Name(string kind, int i) => kind + i.ToString("D6", CultureInfo.InvariantCulture);
}
