using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>The form for version control, and the conversions between the forms of a state.</summary>
public class NormalTests
{
    [Fact]
    public void A_state_is_written_in_one_way()
    {
        const string Text = """{"checkpoint":{"latest":{"resources":[{"type":"a:b:C","urn":"urn:pulumi:dev::shop::a:b:C::z","custom":false},{"inputs":{"b":1.0,"a":[],"c":{"y":"\u003cb\u003E \u0026 \u00e9\\u003c","x":{}}},"dependencies":["urn:pulumi:dev::shop::a:b:C::z","urn:pulumi:dev::shop::a:b:C::b"],"custom":true,"urn":"urn:pulumi:dev::shop::a:b:C::a","zzz":12345678901234567890,"id":"1","type":"a:b:C"},{"urn":"urn:pulumi:dev::shop::a:b:C::b","type":"a:b:C","custom":false}],"metadata":{},"manifest":{"version":"","magic":"","time":"t"}},"stack":"organization/shop/dev"},"version":3}""";

        var normal = Encoding.UTF8.GetString(SnapshotNormalizer.Normalize(State.Read(Text)));

        Assert.Equal(
            """
            {
                "version": 3,
                "checkpoint": {
                    "stack": "organization/shop/dev",
                    "latest": {
                        "manifest": {
                            "time": "t",
                            "magic": "",
                            "version": ""
                        },
                        "resources": [
                            {
                                "urn": "urn:pulumi:dev::shop::a:b:C::b",
                                "custom": false,
                                "type": "a:b:C"
                            },
                            {
                                "urn": "urn:pulumi:dev::shop::a:b:C::z",
                                "custom": false,
                                "type": "a:b:C"
                            },
                            {
                                "urn": "urn:pulumi:dev::shop::a:b:C::a",
                                "custom": true,
                                "id": "1",
                                "type": "a:b:C",
                                "inputs": {
                                    "a": [],
                                    "b": 1.0,
                                    "c": {
                                        "x": {},
                                        "y": "<b> & \u00e9\\u003c"
                                    }
                                },
                                "dependencies": [
                                    "urn:pulumi:dev::shop::a:b:C::b",
                                    "urn:pulumi:dev::shop::a:b:C::z"
                                ],
                                "zzz": 12345678901234567890
                            }
                        ],
                        "metadata": {}
                    }
                }
            }

            """.ReplaceLineEndings("\n"),
            normal);
    }

    [Fact]
    public void It_is_the_same_state_still_valid_and_the_same_again() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var before = State.Read(seed % 3 == 0 ? RandomState.Damaged(seed, 3).Text : RandomState.Sound(seed).Text);
            var normal = SnapshotNormalizer.Normalize(before);
            var after = Snapshot.Read(normal);

            Assert.Equal(normal, SnapshotNormalizer.Normalize(after));
            Assert.True(after.Errors().Count <= before.Errors().Count);
            Assert.Equal(Contents(before), Contents(after));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 11));

    [Fact]
    public void Another_order_that_is_as_good_comes_out_the_same() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            // Independent buckets behind the root, in any order, with their lists in any order.
            var random = new Random(seed);
            var names = Enumerable.Range(0, 8).Select(index => $"b{index}").ToArray();
            string[] Resources() => [.. names.Select(name => State.Bucket(name, $"\"inputs\":{{\"x\":1,\"{name}\":2}}"))];
            string Last() => State.Bucket("last", State.Dependencies([.. names.Select(name => (random.Next(), name)).Order().Select(pair => pair.name)]));

            var one = SnapshotNormalizer.Normalize(State.Read(State.Checkpoint([.. Shuffled(Resources(), random), Last()])));
            var other = SnapshotNormalizer.Normalize(State.Read(State.Checkpoint([.. Shuffled(Resources(), random), Last()])));

            Assert.Equal(Encoding.UTF8.GetString(one), Encoding.UTF8.GetString(other));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20261121, 13));

    [Fact]
    public void A_circle_is_written_too()
    {
        var snapshot = State.Read(State.Checkpoint(State.Bucket("b", State.Dependencies("a")), State.Bucket("a", State.Dependencies("b")), State.Bucket("c", State.Dependencies("a"))));

        var normal = SnapshotNormalizer.Normalize(snapshot);

        Assert.Equal(3, Snapshot.Read(normal).Resources.Count);
        Assert.Equal(normal, SnapshotNormalizer.Normalize(Snapshot.Read(normal)));
    }

    [Fact]
    public void Forms_are_converted_and_the_deployment_stays_as_it_is()
    {
        var text = State.Checkpoint(State.RootJson, State.Bucket("a", "\"inputs\":{\"n\":1e2,\"n\":12345678901234567890}"));
        var checkpoint = State.Read(text);

        var export = SnapshotConversion.Convert(checkpoint, SnapshotForm.Export);
        Assert.Equal(SnapshotForm.Export, export.Form);
        Assert.StartsWith("{\"version\":3,\"deployment\":{\"manifest\":", State.TextOf(export), StringComparison.Ordinal);
        Assert.Equal(text, State.TextOf(SnapshotConversion.Convert(export, SnapshotForm.Checkpoint, "organization/shop/dev")));
        Assert.Equal(text, State.TextOf(SnapshotConversion.Convert(SnapshotConversion.Convert(checkpoint, SnapshotForm.Deployment), SnapshotForm.Checkpoint, "organization/shop/dev")));
        Assert.Throws<ArgumentException>(() => SnapshotConversion.Convert(export, SnapshotForm.Checkpoint));
        Assert.Same(checkpoint, SnapshotConversion.Convert(checkpoint, SnapshotForm.Checkpoint));
    }

    [Fact]
    public void Version_and_features_come_along_and_nothing_stays_nothing()
    {
        var snapshot = State.Read("""{"version":4,"features":["taint","views"],"checkpoint":{"stack":"organization/shop/dev"}}""");

        var export = SnapshotConversion.Convert(snapshot, SnapshotForm.Export);

        Assert.Equal("""{"version":4,"features":["taint","views"]}""", State.TextOf(export));
    }

    [SkippableFact]
    public void Pulumis_own_round_trip()
    {
        var item = Conformance.Read("versions_features.json").GetProperty("rawRoundTrip");
        var export = State.Read($$"""{"version":3,"deployment":{{item.GetProperty("deployment").GetString()}}}""");

        var checkpoint = SnapshotConversion.Convert(export, SnapshotForm.Checkpoint, item.GetProperty("stack").GetString());

        Assert.Equal($$"""{"version":3,"checkpoint":{{item.GetProperty("checkpoint").GetString()}}}""", State.TextOf(checkpoint).Replace(": ", ":", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal));
    }

    // Each resource as a tree in which lists that mean sets are in order, and where it is does not matter.
    private static List<string> Contents(Snapshot snapshot) =>
        [.. snapshot.Resources.Select(resource => Canonical(JsonDocument.Parse(resource.RawJson).RootElement, "resource")).Order(StringComparer.Ordinal)];

    private static string Canonical(JsonElement node, string place) => node.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', node.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Canonical(member.Value, place == "propertyDependencies" ? "dependencies" : member.Name)}"))}}}",
        JsonValueKind.Array when place is "dependencies" or "replaceWith" => $"[{string.Join(',', node.EnumerateArray().Select(item => Canonical(item, string.Empty)).Order(StringComparer.Ordinal))}]",
        JsonValueKind.Array => $"[{string.Join(',', node.EnumerateArray().Select(item => Canonical(item, string.Empty)))}]",
        JsonValueKind.String => $"'{node.GetString()}'",
        _ => node.GetRawText(),
    };

    private static string[] Shuffled(string[] items, Random random)
    {
        random.Shuffle(items);
        return items;
    }
}
