using System.IO.Compression;
using System.Text;

namespace StackStage.Cmdlets.Tests.Snapshots;

/// <summary>A folder of state files for one test.</summary>
public abstract class StateFileTestBase : IDisposable
{
    protected const string Bucket = "urn:pulumi:dev::shop::aws:s3/bucketV2:BucketV2::Uploads";
    protected const string Policy = "urn:pulumi:dev::shop::aws:s3/bucketPolicy:BucketPolicy::UploadsPolicy";
    protected const string Gone = "urn:pulumi:dev::shop::aws:s3/bucketV2:BucketV2::Gone";

    protected StateFileTestBase() => Folder = Directory.CreateTempSubdirectory("stackstage-cmdlets-").FullName;

    protected string Folder { get; }

    /// <summary>A state whose policy depends on a bucket that is missing.</summary>
    protected static string Broken => State(Resource(Bucket, "bucket-1"), Resource(Policy, "policy-1", $",\"dependencies\":[\"{Bucket}\",\"{Gone}\"]"));

    /// <summary>The same without that dependency.</summary>
    protected static string Sound => State(Resource(Bucket, "bucket-1"), Resource(Policy, "policy-1", $",\"dependencies\":[\"{Bucket}\"]"));

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static string State(params string[] resources) =>
        $"{{\"version\":3,\"checkpoint\":{{\"stack\":\"organization/shop/dev\",\"latest\":{{\"manifest\":{{\"time\":\"2026-01-01T00:00:00Z\",\"magic\":\"\",\"version\":\"\"}},\"resources\":[{string.Join(",", resources)}],\"metadata\":{{}}}}}}}}";

    protected static string Resource(string urn, string id, string rest = "")
    {
        ArgumentNullException.ThrowIfNull(urn);
        return $"{{\"urn\":\"{urn}\",\"custom\":true,\"id\":\"{id}\",\"type\":\"{urn.Split("::")[2]}\",\"outputs\":{{\"big\":12345678901234567890,\"one\":1.0}}{rest}}}";
    }

    protected string Write(string text, string name = "state.json")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected string WriteGzip(string text, string name = "state.json.gz")
    {
        var path = Path.Combine(Folder, name);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }

    protected static string ReadGzip(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    protected string[] Files() => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
