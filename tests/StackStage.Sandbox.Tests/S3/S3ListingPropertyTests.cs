using FsCheck;
using FsCheck.Fluent;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.S3;

/// <summary>Listings in pages of any size tell the same as a listing in one piece, and both what is there.</summary>
public sealed class S3ListingPropertyTests
{
    private static readonly Gen<string> Keys =
        Gen.ArrayOf(Gen.Elements("a", "b", "/", "é", "\ud83d\ude00", "\uff5e", "+", " ")).Where(p => p.Length is > 0 and < 7).Select(string.Concat);

    private static readonly Gen<(string[] Keys, int Page, bool Delimited)> Cases =
        from keys in Gen.ArrayOf(Keys)
        from page in Gen.Choose(1, 5)
        from delimited in Gen.Elements(true, false)
        select (keys.Distinct().ToArray(), page, delimited);

    [Fact]
    public void Pages_put_together_are_the_whole()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "s3");
        Send(wire, HttpMethod.Put, "/bucket");

        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            foreach (var key in c.Keys) Send(wire, HttpMethod.Put, "/bucket/" + Uri.EscapeDataString(key));
            var listed = List(wire, c.Page, c.Delimited);
            foreach (var key in c.Keys) Send(wire, HttpMethod.Delete, "/bucket/" + Uri.EscapeDataString(key));
            return listed.SequenceEqual(Expected(c.Keys, c.Delimited));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261120, 43).WithMaxTest(60));
    }

    private static WireAnswer Send(Wire wire, HttpMethod method, string path) => wire.Send(method, path).GetAwaiter().GetResult();

    /// <summary>Keys and common prefixes in the order of their bytes.</summary>
    private static IEnumerable<string> Expected(string[] keys, bool delimited) => keys
        .Select(k => delimited && k.Contains('/', StringComparison.Ordinal) ? k[..(k.IndexOf('/', StringComparison.Ordinal) + 1)] : k)
        .Distinct().OrderBy(k => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(k)), StringComparer.Ordinal);

    private static List<string> List(Wire wire, int page, bool delimited)
    {
        var all = new List<string>();
        var token = "";
        while (true)
        {
            var answer = Send(wire, HttpMethod.Get, $"/bucket?list-type=2&encoding-type=url&max-keys={page}{(delimited ? "&delimiter=%2F" : "")}{token}");
            var root = System.Xml.Linq.XDocument.Parse(answer.Text).Root!;
            var ns = root.Name.Namespace;
            var entries = root.Elements(ns + "Contents").Select(e => e.Element(ns + "Key")!.Value)
                .Concat(root.Elements(ns + "CommonPrefixes").Select(e => e.Element(ns + "Prefix")!.Value)).Select(Uri.UnescapeDataString).ToList();
            Assert.True(entries.Count <= page);
            Assert.Equal(entries.Count, (int)root.Element(ns + "KeyCount")!);
            all.AddRange(entries.OrderBy(k => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(k)), StringComparer.Ordinal));
            if ((string?)root.Element(ns + "IsTruncated") != "true") return all;
            token = "&continuation-token=" + Uri.EscapeDataString((string)root.Element(ns + "NextContinuationToken")!);
        }
    }
}
