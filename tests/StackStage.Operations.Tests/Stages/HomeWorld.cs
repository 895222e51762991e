using System.Text;
using Amazon.S3.Model;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Stages;

/// <summary>A home of one kind with the stage shop/dev in it.</summary>
internal sealed class HomeWorld : IDisposable
{
    public const string SstAws = "SST on AWS";
    public const string SstLocal = "SST on disk";
    public const string PulumiDisk = "Pulumi on disk";
    public const string PulumiBucket = "Pulumi on S3";

    public static readonly StageName Stage = new("shop", "dev");

    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-homes").FullName;

    // A home on disk wants no sandbox, only its clock.
    private readonly Lazy<Rehearsal> _rehearsal = new(() => new Rehearsal());

    private HomeWorld(string kind)
    {
        Kind = kind;
        Host = kind is SstAws or PulumiBucket ? Rehearsal.Host : new RecordingHost { Time = SandboxClock.Jumping() };
    }

    public static TheoryData<string> Kinds { get; } = [SstAws, SstLocal, PulumiDisk, PulumiBucket];

    public string Kind { get; }

    public Rehearsal Rehearsal => _rehearsal.Value;

    public RecordingHost Host { get; }

    public StageHome Home { get; private set; } = null!;

    public IObjectStore Store => Home.Store;

    public bool IsSst => Kind is SstAws or SstLocal;

    public string StateKey => IsSst ? "app/shop/dev.json" : ".pulumi/stacks/shop/dev.json";

    public string LockFolder => IsSst ? "lock/shop/" : ".pulumi/locks/organization/shop/dev/";

    public static async Task<HomeWorld> CreateAsync(string kind, int? resources = 3)
    {
        var world = new HomeWorld(kind);
        await world.OpenAsync();
        if (resources is { } count)
        {
            await world.SetStateAsync(States.Of("shop", "dev", count));
        }

        return world;
    }

    public void Dispose()
    {
        if (_rehearsal.IsValueCreated)
        {
            Rehearsal.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>As another process would open it.</summary>
    public async Task<StageHome> ReopenAsync() => Kind switch
    {
        SstAws => await StageHomes.OpenAwsAsync(await Rehearsal.ConnectAsync(), default),
        SstLocal => StageHomes.OpenLocal(_folder),
        PulumiDisk => await StageHomes.OpenBackendAsync(BackendAddress.Parse("file://" + _folder), null, default),
        _ => await StageHomes.OpenBackendAsync(BackendAddress.Parse("s3://" + States.Bucket), await Rehearsal.ConnectAsync(), default),
    };

    public async Task<byte[]?> ReadAsync(string key) => (await Store.ReadAsync(key, default))?.Bytes;

    public async Task SetStateAsync(byte[] state) => await PutAsync(StateKey, state);

    /// <summary>Writes as somebody else would: without looking.</summary>
    public async Task PutAsync(string key, byte[] content)
    {
        if (Store is FolderStore folder)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(key))!);
            await File.WriteAllBytesAsync(folder.PathOf(key), content);
            return;
        }

        await Store.WriteAsync(key, content, WriteCondition.IsAsRead(await Store.ReadAsync(key, default)), Host, default);
    }

    public async Task<string[]> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Store.ListAsync(prefix, default))
        {
            keys.Add(found.Key);
        }

        return [.. keys];
    }

    private async Task OpenAsync()
    {
        switch (Kind)
        {
            case SstAws:
                await Rehearsal.BootstrapAsync();
                await (await Rehearsal.ConnectAsync()).S3().PutBucketVersioningAsync(new PutBucketVersioningRequest
                {
                    BucketName = States.Bucket,
                    VersioningConfig = new S3BucketVersioningConfig { Status = Amazon.S3.VersionStatus.Enabled },
                });
                break;
            case SstLocal:
                Directory.CreateDirectory(Path.Combine(_folder, "app"));
                break;
            case PulumiDisk:
                Directory.CreateDirectory(Path.Combine(_folder, ".pulumi"));
                await File.WriteAllTextAsync(Path.Combine(_folder, ".pulumi", "meta.yaml"), "version: 1\n");
                break;
            case PulumiBucket:
                var connection = await Rehearsal.BootstrapAsync();
                await connection.PutAsync(".pulumi/meta.yaml", Encoding.UTF8.GetBytes("version: 1\n"));
                break;
        }

        Home = await ReopenAsync();
    }
}
