using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Tests.Harness;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Keys;

public class KeyBackupFormatTests
{
    private static readonly byte[] DataKey = SHA256.HashData("a data key"u8);

    [Fact]
    public async Task A_flipped_bit_anywhere_is_refused_and_so_is_any_cut()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("a")), (new("shop", "prod"), KeyWorld.KeyOf("b")));
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, KeyWorld.KeyOf("a"), 5));
        for (var entry = 0; entry < 2; entry++)
        {
            await backups.BackUpAsync(world, KeyBackupProtection.Of([BackupWorld.Certificate]), include: [KeyBackupPart.State]);
        }

        var whole = await File.ReadAllBytesAsync(backups.File);
        Assert.Equal(2, KeyBackupFormat.Split(whole, "x").Count);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.Throws<StageException>(() => KeyBackupFormat.Split(changed, "x"));
        }

        var boundary = KeyBackupFormat.Split(whole, "x")[0].Bytes.Length;
        for (var length = 0; length < whole.Length; length++)
        {
            // What is cut off between two entries is a backup of before.
            if (length != boundary)
            {
                Assert.Throws<StageException>(() => KeyBackupFormat.Split(whole.AsMemory(0, length), "x"));
            }
        }

        // And the cmdlets' own way refuses it as a whole, adding to it included.
        whole[boundary / 2] ^= 1;
        await File.WriteAllBytesAsync(backups.File, whole);
        foreach (var action in new Func<Task>[] { () => backups.ListAsync(world), () => backups.OpenAsync(world), () => backups.BackUpAsync(world) })
        {
            Assert.Equal("KeyBackupDamaged", (await Assert.ThrowsAsync<StageException>(action)).Error.ErrorId);
        }

        Assert.Equal(whole, await File.ReadAllBytesAsync(backups.File));
    }

    [Fact]
    public void A_change_by_somebody_who_mends_the_hash_is_refused_by_the_tag()
    {
        var entry = KeyBackupFormat.Seal("""{"header":1}"""u8, Encoding.UTF8.GetBytes(new string('x', 300)), DataKey);
        var opened = KeyBackupFormat.Split(entry, "x").Single();
        Assert.Equal(300, opened.TryOpen(DataKey)!.Length);
        Assert.Null(opened.TryOpen(SHA256.HashData("another"u8)));
        var refused = 0;
        for (var at = 0; at < entry.Length - 32; at++)
        {
            var forged = entry.ToArray();
            forged[at] ^= 0x10;
            SHA256.HashData(forged.AsSpan(0, forged.Length - 32), forged.AsSpan(forged.Length - 32));
            try
            {
                Assert.Null(KeyBackupFormat.Split(forged, "x").Single().TryOpen(DataKey));
                refused++;
            }
            catch (StageException)
            {
                refused++;
            }
        }

        Assert.Equal(entry.Length - 32, refused);
    }

    [Fact]
    public void Lengths_that_lie_are_refused_without_being_believed()
    {
        var entry = KeyBackupFormat.Seal("{}"u8, "{}"u8, DataKey);
        foreach (var (at, value) in new[] { (12, uint.MaxValue), (16, uint.MaxValue), (20, uint.MaxValue), (20, 0u), (8, 2u), (8, 0u) })
        {
            var forged = entry.ToArray();
            BinaryPrimitives.WriteUInt32BigEndian(forged.AsSpan(at), value);
            var error = Assert.Throws<StageException>(() => KeyBackupFormat.Split(forged, "x")).Error;
            Assert.Equal((at, value) == (8, 2u) ? "KeyBackupTooNew" : "KeyBackupDamaged", error.ErrorId);
        }
    }

    [Fact]
    public async Task A_header_that_asks_for_an_endless_or_a_weak_derivation_is_not_obeyed()
    {
        foreach (var iterations in new[] { 1, 599_999, 2_000_000_000 })
        {
            var header = new KeyBackupHeader
            {
                Id = "x",
                Created = DateTimeOffset.UnixEpoch,
                AccountId = "1",
                Region = "r",
                Scope = "s",
                Contents = [],
                Protection = new() { ["method"] = "password", ["kdf"] = "PBKDF2-HMAC-SHA256", ["iterations"] = iterations, ["salt"] = "AAAA" },
            };
            var failure = await Assert.ThrowsAsync<StageException>(() => new KeyBackupUnlock { PasswordAsync = _ => throw new InvalidOperationException("asked") }.OpenAsync(header, "x", new RecordingHost(), default));
            Assert.Equal("KeyBackupNotOpened", failure.Error.ErrorId);
        }
    }

    /// <summary>Made once by this form's first version, and never made anew: what people have on their disks must open for ever.</summary>
    [Fact]
    public async Task A_backup_of_form_1_opens_for_ever()
    {
        using var world = await KeyWorld.CreateAsync();
        using var password = KeyWorld.Held("form 1, kept for ever");
        using var certificate = KeyBackupCertificates.Read(DataFile("keybackup-1.pem"), null);
        using var backup = await KeyBackupReader.OpenAsync(
            KeyBackupAddress.Parse(DataFile("keybackup-1.stagekeys")), _ => throw new InvalidOperationException(), Operations.Stages.StageFilter.All, null, BackupWorld.UnlockOf(world, password, certificate), world.Host, default);

        Assert.Empty(world.Host.Warnings);
        Assert.Equal(["certificate", "password"], backup.Entries.Select(entry => (string?)entry.Header.Protection["method"]));
        foreach (var entry in backup.Entries)
        {
            Assert.Equal(["shop/_fallback", "shop/dev"], entry.Payload.Keys.Select(key => key.Name.ToString()));
            var dev = entry.Payload.Keys[1];
            Assert.Equal([(1L, KeyWorld.KeyOf("kept 1")), (2L, KeyWorld.KeyOf("kept 2"))], dev.Versions.Select(version => (version.Version, new string(version.Value.Characters))));
            Assert.Equal(("SecureString", "Standard", "alias/aws/ssm", StageKeyWrite.UsualDescription, "text"), (dev.Type, dev.Tier, dev.KeyId, dev.Description, dev.DataType));
            Assert.Equal("a", dev.Tags["team"]);
            Assert.Equal(["good"], dev.Present.Labels);
            Assert.Equal([KeyBackupPart.State, KeyBackupPart.Secret], entry.Payload.Objects.Where(one => one.Name == dev.Name).Select(one => one.Kind).OrderDescending());
            Assert.Equal("/sst/bootstrap", entry.Payload.Bootstrap!.Name);
            using var proof = new StageKeyProof(dev.Present.Value);
            Assert.Equal(StageKeyFit.Fits, proof.Try(StackStage.Snapshots.Snapshot.Read(entry.Payload.Objects.Single(one => one.Kind == KeyBackupPart.State).Bytes), default).Fit);
        }
    }

    [SkippableFact]
    public void A_wrapped_data_key_is_opened_by_OpenSSL_and_by_itself_only_for_its_recipients()
    {
        using var second = BackupWorld.NewCertificate("CN=Second, O=\"Stages, Inc.\"");
        using var other = BackupWorld.NewCertificate("CN=keys");
        var message = CmsEnvelope.Seal(DataKey, [BackupWorld.Certificate, second]);
        Assert.Equal(DataKey, CmsEnvelope.TryOpen(message, BackupWorld.Certificate));
        Assert.Equal(DataKey, CmsEnvelope.TryOpen(message, second));
        Assert.Null(CmsEnvelope.TryOpen(message, other));
        for (var at = 0; at < message.Length; at += 3)
        {
            var changed = message.ToArray();
            changed[at] ^= 4;
            try
            {
                CmsEnvelope.TryOpen(changed, second)?.AsSpan().Clear();
            }
            catch (CryptographicException)
            {
                // Refused in a way that is expected: anything else would not be told as what it is.
            }
        }

        var openssl = External.Find("openssl");
        Skip.If(openssl is null, "openssl is not on PATH");
        var folder = Directory.CreateTempSubdirectory("stackstage-cms").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "message.der"), message);
            File.WriteAllText(Path.Combine(folder, "key.pem"), second.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(Path.Combine(folder, "cert.pem"), second.ExportCertificatePem());
            using var process = Process.Start(new ProcessStartInfo(openssl!, ["cms", "-decrypt", "-inform", "DER", "-in", "message.der", "-inkey", "key.pem", "-recip", "cert.pem", "-binary", "-out", "out.bin"]) { WorkingDirectory = folder, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
            Assert.Equal(DataKey, File.ReadAllBytes(Path.Combine(folder, "out.bin")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Certificates_are_read_from_the_files_that_people_have()
    {
        var folder = Directory.CreateTempSubdirectory("stackstage-certificates").FullName;
        try
        {
            using var password = KeyWorld.Held("pfx");
            using var rsa = BackupWorld.Certificate.GetRSAPrivateKey()!;
            foreach (var (name, content, secret, hasKey) in new (string, byte[], Passphrase?, bool)[]
            {
                ("a.pfx", BackupWorld.Certificate.Export(X509ContentType.Pfx, "pfx"), password, true),
                ("a.cer", BackupWorld.Certificate.RawData, null, false),
                ("a.crt", Encoding.ASCII.GetBytes(BackupWorld.Certificate.ExportCertificatePem()), null, false),
                ("a.pem", Encoding.ASCII.GetBytes(BackupWorld.Certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem()), null, true),
                ("b.pem", Encoding.ASCII.GetBytes(BackupWorld.Certificate.ExportCertificatePem() + "\n" + rsa.ExportEncryptedPkcs8PrivateKeyPem("pfx", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))), password, true),
            })
            {
                var path = Path.Combine(folder, name);
                File.WriteAllBytes(path, content);
                using var read = KeyBackupCertificates.Read(path, secret);
                Assert.Equal((BackupWorld.Certificate.Thumbprint, hasKey), (read.Thumbprint, read.HasPrivateKey));
            }

            File.WriteAllText(Path.Combine(folder, "no.cer"), "no");
            Assert.Equal("CertificateNotUsable", Assert.Throws<StageException>(() => KeyBackupCertificates.Read(Path.Combine(folder, "no.cer"), null)).Error.ErrorId);
            Assert.Equal("CertificateNotUsable", Assert.Throws<StageException>(() => KeyBackupCertificates.Read(Path.Combine(folder, "a.pfx"), null)).Error.ErrorId);
            Assert.Equal("CertificateNotUsable", Assert.Throws<StageException>(() => KeyBackupCertificates.Read(Path.Combine(folder, "none"), null)).Error.ErrorId);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("s3://bucket", "bucket", "", null, null)]
    [InlineData("s3://bucket/a/b/", "bucket", "a/b/", null, null)]
    [InlineData("s3://bucket/a/x.stagekeys?region=eu-west-1&owner=123456789012", "bucket", "a/", "x.stagekeys", "123456789012")]
    public void Addresses_of_buckets_are_read(string text, string bucket, string prefix, string? one, string? owner)
    {
        var address = KeyBackupAddress.Parse(text);
        Assert.Equal((bucket, prefix, one, owner, null), (address.Bucket, address.Prefix, address.ObjectName, address.Owner, address.File));
    }

    [Theory]
    [InlineData("s3://B/x")]
    [InlineData("s3://bucket/x?nothing=1")]
    [InlineData("https://bucket/x")]
    public void Addresses_of_nothing_are_refused(string text) =>
        Assert.Equal("KeyBackupPathNotValid", Assert.Throws<StageException>(() => KeyBackupAddress.Parse(text)).Error.ErrorId);

    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
