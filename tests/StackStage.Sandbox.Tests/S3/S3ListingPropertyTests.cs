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
            foreach (var key in c.Keys)
            {
                Send(wire, HttpMethod.Put, "/bucket/" + Uri.EscapeDataString(key));
            }

            var listed = List(wire, c.Page, c.Delimited);
            foreach (var key in c.Keys)
            {
                Send(wire, HttpMethod.Delete, "/bucket/" + Uri.EscapeDataString(key));
            }

            return listed.SequenceEqual(Expected(c.Keys, c.Delimited));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261120, 43).WithMaxTest(60));
    }

    [Fact]
    public void Pages_of_versions_put_together_are_the_whole_newest_first()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        using var wire = new Wire(sandbox, "s3");
        var run = 0;
        var writes = from keys in Gen.ArrayOf(Gen.Elements("a", "a/b", "a/c", "b", "-b")) from page in Gen.Choose(1, 4) select (keys, page);

        Prop.ForAll(writes.ToArbitrary(), c =>
        {
            var bucket = $"/bucket-{++run}";
            Send(wire, HttpMethod.Put, bucket);
            wire.Send(HttpMethod.Put, bucket + "?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"u8.ToArray()).Wait();
            var ids = new List<(string Key, string Id)>();
            foreach (var key in c.keys)
            {
                // A minus stands for a delete of the key behind it.
                var answer = Send(wire, key[0] == '-' ? HttpMethod.Delete : HttpMethod.Put, $"{bucket}/{key.TrimStart('-')}");
                ids.Insert(0, (key.TrimStart('-'), answer.Headers["x-amz-version-id"]));
            }
            return Versions(wire, bucket, c.page).SequenceEqual(ids.OrderBy(i => i.Key, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261120, 45).WithMaxTest(60));
    }

    private static List<(string Key, string Id)> Versions(Wire wire, string bucket, int page)
    {
        var all = new List<(string, string)>();
        var marker = "";
        while (true)
        {
            var root = System.Xml.Linq.XDocument.Parse(Send(wire, HttpMethod.Get, $"{bucket}?versions&max-keys={page}{marker}").Text).Root!;
            var ns = root.Name.Namespace;
            var entries = root.Elements().Where(e => e.Name.LocalName is "Version" or "DeleteMarker").ToList();
            Assert.True(entries.Count <= page);
            all.AddRange(entries.Select(e => (e.Element(ns + "Key")!.Value, e.Element(ns + "VersionId")!.Value)));
            if ((string?)root.Element(ns + "IsTruncated") != "true")
            {
                return all;
            }

            marker = $"&key-marker={Uri.EscapeDataString((string)root.Element(ns + "NextKeyMarker")!)}&version-id-marker={(string?)root.Element(ns + "NextVersionIdMarker")}";
        }
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
            if ((string?)root.Element(ns + "IsTruncated") != "true")
            {
                return all;
            }

            token = "&continuation-token=" + Uri.EscapeDataString((string)root.Element(ns + "NextContinuationToken")!);
        }
    }
}
