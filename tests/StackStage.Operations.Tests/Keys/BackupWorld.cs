using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Tests.Keys;

/// <summary>A folder for backups, what opens them, and the two operations as a cmdlet calls them.</summary>
internal sealed class BackupWorld : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-backups").FullName;

    public BackupWorld() => File = Path.Combine(_folder, "keys.stagekeys");

    public string File { get; }

    public static Passphrase Password { get; } = Passphrase.From("correct horse battery staple");

    public static X509Certificate2 Certificate { get; } = NewCertificate("CN=keys");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static X509Certificate2 NewCertificate(string subject, int bits = 2048, X509KeyUsageFlags? usage = null)
    {
        using var rsa = RSA.Create(bits);
        var request = new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (usage is { } flags)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        }

        return request.CreateSelfSigned(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2125, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public Task<StageKeyBackup?> BackUpAsync(
        KeyWorld world, KeyBackupProtection? protection = null, StageFilter? filter = null, int? keep = null, bool checkState = false, string? path = null, string scope = "test", IOperationHost? host = null, params KeyBackupPart[] include) =>
        StageKeyBackuper.BackUpAsync(
            world.Connection,
            new StageKeyBackupRequest { Filters = [filter ?? StageFilter.All], Scope = scope, Address = KeyBackupAddress.Parse(path ?? File), Include = include, CheckState = checkState, Keep = keep },
            _ => Task.FromResult(protection ?? KeyBackupProtection.Of(Password)),
            host ?? world.Host,
            default);

    public static KeyBackupUnlock UnlockOf(KeyWorld world, Passphrase? password = null, X509Certificate2? certificate = null) => new()
    {
        PasswordAsync = _ => Task.FromResult<Passphrase?>(password ?? Password),
        Certificate = certificate ?? Certificate,
        ConnectAsync = _ => Task.FromResult(world.Connection),
    };

    public Task<OpenedKeyBackup> OpenAsync(KeyWorld world, KeyBackupUnlock? unlock = null, string? path = null, string? entryId = null) => KeyBackupReader.OpenAsync(
        KeyBackupAddress.Parse(path ?? File), _ => Task.FromResult(world.Connection), StageFilter.All, entryId, unlock ?? UnlockOf(world), world.Host, default);

    public async Task<List<StageKeyBackupItem>> ListAsync(KeyWorld world, KeyBackupUnlock? unlock = null, string? path = null)
    {
        var items = new List<StageKeyBackupItem>();
        await foreach (var item in KeyBackupReader.ListAsync(KeyBackupAddress.Parse(path ?? File), _ => Task.FromResult(world.Connection), StageFilter.All, null, unlock, world.Host, default))
        {
            items.Add(item);
        }

        return items;
    }

    public Task<IReadOnlyList<StageKeyRestoration>> RestoreAsync(KeyWorld world, OpenedKeyBackup backup, Func<StageKeyRestoreRequest, StageKeyRestoreRequest>? refine = null) =>
        RestoreAsync(world.Connection, backup, world.Host, refine, default);

    public static Task<IReadOnlyList<StageKeyRestoration>> RestoreAsync(
        AwsConnection connection, OpenedKeyBackup backup, IOperationHost host, Func<StageKeyRestoreRequest, StageKeyRestoreRequest>? refine, CancellationToken cancellationToken)
    {
        var request = new StageKeyRestoreRequest
        {
            Backup = backup,
            Filters = [StageFilter.All],
            Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(2), PollInterval = TimeSpan.FromSeconds(5) },
        };
        return StageKeyRestorer.RestoreAsync(connection, refine?.Invoke(request) ?? request, host, cancellationToken);
    }

    public static async Task<StageKeyTest> TestAsync(KeyWorld world, StageName name) => (await TestAsync(world, name, new StageKeyTestRequest())).Single();

    public static async Task<List<StageKeyTest>> TestAsync(KeyWorld world, StageName name, StageKeyTestRequest request)
    {
        var tests = new List<StageKeyTest>();
        await foreach (var test in StageKeyTester.TestAsync(world.Connection, new StageFilter([name.App], [name.Stage]), request, world.Host, default))
        {
            tests.Add(test);
        }

        return tests;
    }
}
