using System.IO.Compression;
using System.Text;

namespace StackStage.Snapshots.Tests;

public class FormatTests
{
    private static readonly string Small = State.Checkpoint(State.RootJson, State.ProviderJson, State.Bucket("a", State.Dependencies()));

    [Fact]
    public void A_checkpoint_is_read_with_what_it_says_of_itself()
    {
        var snapshot = State.Read(Small);
        Assert.Equal(SnapshotForm.Checkpoint, snapshot.Form);
        Assert.Equal(3, snapshot.Version);
        Assert.Equal("organization/shop/dev", snapshot.StackName);
        Assert.Equal(3, snapshot.Resources.Count);
        Assert.Equal("2026-01-02T03:04:05Z", snapshot.Time);
        Assert.Empty(snapshot.Verify());
        Assert.Empty(snapshot.Features);
        Assert.Null(snapshot.Salvage);
        Assert.Equal(Encoding.UTF8.GetBytes(Small), snapshot.ToArray());
    }

    [Theory]
    [InlineData("""{"version":3,"deployment":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[]}}""", SnapshotForm.Export)]
    [InlineData("""{"deployment":{"resources":null},"version":4}""", SnapshotForm.Export)]
    [InlineData("""{"version":3}""", SnapshotForm.Export)]
    [InlineData("""{"version":3,"deployment":null}""", SnapshotForm.Export)]
    [InlineData("""{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""}}""", SnapshotForm.Deployment)]
    [InlineData("""{"resources":[]}""", SnapshotForm.Deployment)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x","latest":null}}""", SnapshotForm.Checkpoint)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x"}}""", SnapshotForm.Checkpoint)]
    [InlineData("""{"checkpoint":{"latest":{"metadata":null,"pending_operations":null,"secrets_providers":null,"manifest":null,"snippets":null}},"version":3}""", SnapshotForm.Checkpoint)]
    public void All_forms_are_accepted_empty_ones_too(string text, SnapshotForm form)
    {
        var snapshot = State.Read(text);
        Assert.Equal(form, snapshot.Form);
        Assert.Empty(snapshot.Resources);
        Assert.Empty(snapshot.Verify());
        Assert.False(SnapshotRepair.Plan(snapshot).Apply().Changed);
    }

    [Theory]
    [InlineData("", SnapshotFormatError.Empty)]
    [InlineData("  \n ", SnapshotFormatError.Empty)]
    [InlineData("hello", SnapshotFormatError.NotJson)]
    [InlineData("[]", SnapshotFormatError.NotAState)]
    [InlineData("{}", SnapshotFormatError.NotAState)]
    [InlineData("\"x\"", SnapshotFormatError.NotAState)]
    [InlineData("""{"name":"package","dependencies":{}}""", SnapshotFormatError.NotAState)]
    [InlineData("""{"version":4,"terraform_version":"1.9.0","resources":[]}""", SnapshotFormatError.NotAState)]
    [InlineData("""{"apiVersion":"v1","metadata":{}}""", SnapshotFormatError.NotAState)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x","latest":{"resources":{}}}}""", SnapshotFormatError.NotAState)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x","latest":"y"}}""", SnapshotFormatError.NotAState)]
    [InlineData("""{"version":1,"checkpoint":{"stack":"x","latest":{}}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"version":2,"checkpoint":{"stack":"x","latest":{}}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"version":5,"deployment":{"resources":[]}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"version":0,"deployment":{"resources":[]}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"version":"3","deployment":{"resources":[]}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"stack":"x","latest":{"resources":[]}}""", SnapshotFormatError.UnsupportedVersion)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x","latest":{"resources":[{"urn":"a""", SnapshotFormatError.Truncated)]
    [InlineData("""{"version":3,"checkpoint":{"stack":"x"}} trailing""", SnapshotFormatError.NotJson)]
    public void What_is_no_state_is_refused_with_what_it_is(string text, SnapshotFormatError kind)
    {
        var exception = Assert.Throws<SnapshotFormatException>(() => State.Read(text));
        Assert.Equal(kind, exception.Kind);
        Assert.NotNull(exception.RecommendedAction);
        Assert.InRange(exception.Position!.Value, 0, text.Length);
        Assert.NotNull(exception.Line);
    }

    [Fact]
    public void The_place_of_an_error_is_told_by_byte_line_and_column()
    {
        var exception = Assert.Throws<SnapshotFormatException>(() => State.Read("{\n  \"version\": 3,\n  \"checkpoint\": nope\n}"));
        Assert.Equal((SnapshotFormatError.NotJson, 3L, 18L), (exception.Kind, exception.Line!.Value, exception.Column!.Value));
    }

    [Fact]
    public void Zstandard_and_UTF_16_are_named()
    {
        Assert.Equal(SnapshotFormatError.Zstandard, Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 0, 0 })).Kind);
        Assert.Equal(SnapshotFormatError.WrongEncoding, Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Small)).ToArray())).Kind);
        Assert.Equal(SnapshotFormatError.WrongEncoding, Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(Encoding.Unicode.GetBytes(Small))).Kind);
    }

    [Fact]
    public void Gzip_is_read_by_its_bytes_and_written_back_as_gzip()
    {
        var file = Gzip(State.Checkpoint(State.RootJson, State.Bucket("a", State.Dependencies("gone"))));
        var snapshot = Snapshot.Read(file);
        Assert.True(snapshot.IsGzip);
        Assert.Equal(file, snapshot.ToArray());
        var result = SnapshotRepair.Plan(snapshot).Apply();
        Assert.True(result.Changed && result.IsSound);
        var repaired = Snapshot.Read(result.ToArray());
        Assert.True(repaired.IsGzip);
        Assert.Equal(State.TextOf(result.Snapshot), State.TextOf(repaired));
        using var stream = new MemoryStream();
        result.WriteTo(stream);
        Assert.Equal(result.ToArray().ToArray(), stream.ToArray());
    }

    [Fact]
    public void Damaged_gzip_is_told_apart_from_a_damaged_state()
    {
        var file = Gzip(State.Checkpoint([.. Enumerable.Range(0, 200).Select(i => State.Bucket("bucket" + i))]));
        foreach (var length in new[] { 3, 12, file.Length / 2, file.Length - 9, file.Length - 1 })
        {
            Assert.Equal(SnapshotFormatError.CorruptGzip, Assert.Throws<SnapshotFormatException>(() => Snapshot.Read(file.AsMemory(0, length))).Kind);
        }

        var salvaged = Snapshot.Read(file.AsMemory(0, file.Length * 2 / 3), new SnapshotReadOptions { Salvage = true });
        Assert.InRange(salvaged.Resources.Count, 1, 199);
        Assert.NotNull(salvaged.Salvage);
        Assert.True(Snapshot.Read(salvaged.ToArray()).IsGzip);
    }

    [Fact]
    public void A_byte_order_mark_stays()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(State.Checkpoint(State.Bucket("a", State.Dependencies("gone"))))).ToArray();
        var snapshot = Snapshot.Read(bytes);
        Assert.True(snapshot.HasByteOrderMark);
        Assert.Equal(bytes, snapshot.ToArray());
        var repaired = SnapshotRepair.Plan(snapshot).Apply();
        Assert.True(repaired.Snapshot.HasByteOrderMark && repaired.IsSound);
    }

    [Fact]
    public void Progress_and_cancellation_are_heeded()
    {
        var reported = new List<double>();
        Snapshot.Read(Encoding.UTF8.GetBytes(Small), new SnapshotReadOptions { Progress = new Direct(reported.Add) });
        Assert.Equal(1, reported[^1]);
        Assert.All(reported, share => Assert.InRange(share, 0, 1));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Snapshot.Read(Encoding.UTF8.GetBytes(Small), new SnapshotReadOptions { CancellationToken = source.Token }));
        Assert.Throws<OperationCanceledException>(() => State.Read(Small).Verify(source.Token));
    }

    [Fact]
    public void A_resource_shows_all_it_has()
    {
        var resource = State.Read(State.Checkpoint(State.RootJson, $$$"""
            {"urn":"{{{State.Urn("a\\u003cb\\/c")}}}","custom":true,"delete":true,"id":"i","type":"aws:s3:Bucket","inputs":{"x":"in","s":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:a:b"}},
            "outputs":{"arn":"arn:aws:s3:::x\u0026y","n":5},"parent":"{{{State.Root}}}","protect":true,"taint":true,"external":true,"dependencies":["{{{State.Root}}}",""],
            "provider":"{{{State.ProviderReference}}}","propertyDependencies":{"p":["{{{State.Root}}}"],"q":null},"pendingReplacement":true,"additionalSecretOutputs":["k"],
            "aliases":["urn:x"],"retainOnDelete":true,"deletedWith":"{{{State.Root}}}","replaceWith":["{{{State.Root}}}"],"created":"2026-03-01T10:00:00.123456789Z","modified":"2026-03-02T10:00:00+02:00","viewOf":"{{{State.Root}}}","unknown":[1]}
            """)).Resources[1];
        Assert.Equal(State.Urn("a<b/c"), resource.Urn);
        Assert.Equal("a<b/c", resource.Name);
        Assert.Equal(("aws:s3:Bucket", "i"), (resource.Type, resource.Id));
        Assert.True(resource is { Custom: true, Delete: true, External: true, Protect: true, Taint: true, PendingReplacement: true, RetainOnDelete: true });
        Assert.Equal((State.Root, State.ProviderReference, State.Root, State.Root), (resource.Parent, resource.Provider, resource.DeletedWith, resource.ViewOf));
        Assert.Equal([State.Root], resource.Dependencies);
        Assert.Equal([State.Root], resource.ReplaceWith);
        Assert.Equal(["urn:x"], resource.Aliases);
        Assert.Equal(["k"], resource.AdditionalSecretOutputs);
        Assert.Equal([State.Root], Assert.Single(resource.PropertyDependencies).Value);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567), resource.Created!.Value, TimeSpan.FromTicks(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), resource.Modified);
        Assert.Equal(("in", "arn:aws:s3:::x&y"), (resource.GetInputString("x"), resource.GetOutputString("arn")));
        Assert.Null(resource.GetInputString("s"));
        Assert.Null(resource.GetOutputString("n"));
        Assert.StartsWith("{\"urn\"", Encoding.UTF8.GetString(resource.RawJson.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_field_that_is_there_twice_the_last_one_counts()
    {
        var text = State.Checkpoint(State.Bucket("a"), State.Bucket("b", $"{State.Dependencies("gone")},{State.Dependencies("a")},\"protect\":true,\"protect\":false"));
        var snapshot = State.Read(text);
        Assert.Equal([State.Urn("a")], snapshot.Resources[1].Dependencies);
        Assert.False(snapshot.Resources[1].Protect);
        Assert.All(snapshot.Verify(), fault => Assert.Equal((FaultKind.DuplicateField, FaultSeverity.Warning), (fault.Kind, fault.Severity)));
        Assert.Equal(["dependencies", "protect"], snapshot.Verify().Select(fault => fault.Property));
        var twice = State.Read("""{"version":3,"deployment":{"resources":[{"urn":"x"}],"resources":[]}}""");
        Assert.Empty(twice.Resources);
        Assert.Equal(FaultKind.DuplicateField, Assert.Single(twice.Verify()).Kind);
    }

    [Theory]
    [InlineData("\"urn\":5")]
    [InlineData("\"dependencies\":{}")]
    [InlineData("\"dependencies\":[1]")]
    [InlineData("\"propertyDependencies\":{\"a\":\"b\"}")]
    [InlineData("\"custom\":\"yes\"")]
    [InlineData("\"parent\":{}")]
    [InlineData("\"type\":7")]
    public void Fields_of_the_wrong_type_are_reported_and_left_alone(string field)
    {
        var text = State.Checkpoint($$"""{"type":"t:t:t",{{field}}}""", "7", "null");
        var kinds = State.Read(text).Errors().Select(fault => fault.Kind).ToList();
        Assert.Equal(2, kinds.Count(kind => kind == FaultKind.WrongFieldType));
        Assert.Equal(3, kinds.Count(kind => kind == FaultKind.MissingUrn));
        Assert.False(SnapshotRepair.Plan(State.Read(text)).Apply().Changed);
    }

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    private sealed class Direct(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
