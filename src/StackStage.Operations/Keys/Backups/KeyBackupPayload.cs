using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What an entry keeps secret, as JSON. Values stand there in Base64, so that they can be read without ever becoming strings.</summary>
internal sealed class KeyBackupPayload : IDisposable
{
    public required IReadOnlyList<BackedUpKey> Keys { get; init; }

    public IReadOnlyList<BackedUpObject> Objects { get; init; } = [];

    public BackedUpBootstrap? Bootstrap { get; init; }

    /// <summary>Writes it. The caller wipes the result.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new WipedBuffer();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (var key in Keys)
            {
                Write(json, key);
            }

            json.WriteEndArray();
            if (Bootstrap is not null)
            {
                json.WriteStartObject("bootstrap");
                json.WriteString("name", Bootstrap.Name);
                json.WriteString("type", Bootstrap.Type);
                json.WriteString("value", Bootstrap.Value);
                WriteIfAny(json, "description", Bootstrap.Description);
                json.WriteEndObject();
            }

            json.WriteStartArray("objects");
            foreach (var one in Objects)
            {
                json.WriteStartObject();
                json.WriteString("app", one.Name.App);
                json.WriteString("stage", one.Name.Stage);
                json.WriteString("kind", one.Kind.ToString());
                json.WriteString("key", one.Key);
                WriteIfAny(json, "modified", one.Modified);
                json.WriteBase64String("gzip", Pack(one.Bytes));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads one.</summary>
    /// <param name="payload">The JSON; not kept.</param>
    /// <param name="address">What the backup is called.</param>
    /// <exception cref="Errors.StageException">It is none that this version understands.</exception>
    public static KeyBackupPayload Parse(ReadOnlyMemory<byte> payload, string address)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            var root = json.RootElement;
            return new KeyBackupPayload
            {
                Keys = [.. root.GetProperty("keys").EnumerateArray().Select(ReadKey)],
                Objects = [.. root.GetProperty("objects").EnumerateArray().Select(ReadObject)],
                Bootstrap = root.TryGetProperty("bootstrap", out var bootstrap)
                    ? new BackedUpBootstrap(Text(bootstrap, "name")!, Text(bootstrap, "type")!, Text(bootstrap, "value")!, Text(bootstrap, "description"))
                    : null,
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException or ArgumentException)
        {
            throw KeyBackupErrors.Damaged(address, "what it holds is not of this form");
        }
    }

    /// <summary>Whether another one holds the same keys and objects.</summary>
    public bool Is(KeyBackupPayload other) =>
        Keys.Count == other.Keys.Count
        && Keys.Zip(other.Keys).All(pair => pair.First.Name == pair.Second.Name
            && pair.First.Versions.Count == pair.Second.Versions.Count
            && pair.First.Versions.Zip(pair.Second.Versions).All(versions => versions.First.Version == versions.Second.Version && versions.First.Value.Is(versions.Second.Value)))
        && Objects.Count == other.Objects.Count
        && Objects.Zip(other.Objects).All(pair => pair.First.Key == pair.Second.Key && pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes))
        && Bootstrap == other.Bootstrap;

    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Dispose();
        }
    }

    private static void Write(Utf8JsonWriter json, BackedUpKey key)
    {
        json.WriteStartObject();
        json.WriteString("app", key.Name.App);
        json.WriteString("stage", key.Name.Stage);
        json.WriteString("name", key.ParameterName);
        json.WriteString("type", key.Type);
        WriteIfAny(json, "tier", key.Tier);
        WriteIfAny(json, "dataType", key.DataType);
        WriteIfAny(json, "description", key.Description);
        WriteIfAny(json, "allowedPattern", key.AllowedPattern);
        WriteIfAny(json, "keyId", key.KeyId);
        WriteIfAny(json, "keyArn", key.KeyArn);
        WriteIfAny(json, "arn", key.Arn);
        WriteIfAny(json, "account", key.AccountId);
        WriteIfAny(json, "region", key.Region);
        WriteStrings(json, "policies", key.Policies);
        json.WriteStartObject("tags");
        foreach (var (name, value) in key.Tags)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("versions");
        foreach (var version in key.Versions)
        {
            json.WriteStartObject();
            json.WriteNumber("version", version.Version);
            WriteValue(json, version.Value);
            WriteIfAny(json, "modified", version.Modified);
            WriteIfAny(json, "modifiedBy", version.ModifiedBy);
            WriteIfAny(json, "keyId", version.KeyId);
            WriteStrings(json, "labels", version.Labels);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Passphrase value)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(value.Characters)];
        Encoding.UTF8.GetBytes(value.Characters, bytes);
        json.WriteBase64String("value", bytes);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static BackedUpKey ReadKey(JsonElement key) => new()
    {
        Name = new StageName(Text(key, "app")!, Text(key, "stage")!),
        ParameterName = Text(key, "name")!,
        Type = Text(key, "type")!,
        Tier = Text(key, "tier"),
        DataType = Text(key, "dataType"),
        Description = Text(key, "description"),
        AllowedPattern = Text(key, "allowedPattern"),
        KeyId = Text(key, "keyId"),
        KeyArn = Text(key, "keyArn"),
        Arn = Text(key, "arn"),
        AccountId = Text(key, "account"),
        Region = Text(key, "region"),
        Policies = Strings(key, "policies"),
        Tags = key.GetProperty("tags").EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? string.Empty, StringComparer.Ordinal),
        Versions = key.GetProperty("versions").GetArrayLength() > 0 ? [.. key.GetProperty("versions").EnumerateArray().Select(ReadVersion)] : throw new FormatException("A key has no version."),
    };

    private static HeldKeyVersion ReadVersion(JsonElement version)
    {
        var bytes = version.GetProperty("value").GetBytesFromBase64();
        var characters = new char[Encoding.UTF8.GetCharCount(bytes)];
        Encoding.UTF8.GetChars(bytes, characters);
        CryptographicOperations.ZeroMemory(bytes);
        var value = Passphrase.From(characters);
        Array.Clear(characters);
        return new HeldKeyVersion(version.GetProperty("version").GetInt64(), value)
        {
            Modified = version.TryGetProperty("modified", out var modified) ? modified.GetDateTimeOffset() : null,
            ModifiedBy = Text(version, "modifiedBy"),
            KeyId = Text(version, "keyId"),
            Labels = Strings(version, "labels"),
        };
    }

    private static BackedUpObject ReadObject(JsonElement one) => new(
        new StageName(Text(one, "app")!, Text(one, "stage")!),
        Enum.Parse<KeyBackupPart>(Text(one, "kind")!),
        Text(one, "key")!,
        Unpack(one.GetProperty("gzip").GetBytesFromBase64()),
        one.TryGetProperty("modified", out var modified) ? modified.GetDateTimeOffset() : null);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string[] Strings(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(text => text.GetString()!)] : [];

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.ToUniversalTime());
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var source = new MemoryStream(packed);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A buffer that grows, and of which nothing is left when it is given back.</summary>
    private sealed class WipedBuffer : IBufferWriter<byte>, IDisposable
    {
        private byte[] _bytes = new byte[16 * 1024];
        private int _count;

        public void Advance(int count) => _count += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Grow(sizeHint);
            return _bytes.AsMemory(_count);
        }

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            Grow(sizeHint);
            return _bytes.AsSpan(_count);
        }

        public byte[] ToArray() => _bytes.AsSpan(0, _count).ToArray();

        public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

        private void Grow(int sizeHint)
        {
            var needed = (long)_count + Math.Max(sizeHint, 256);
            if (needed <= _bytes.Length)
            {
                return;
            }

            var larger = new byte[Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength)];
            _bytes.AsSpan(0, _count).CopyTo(larger);
            CryptographicOperations.ZeroMemory(_bytes);
            _bytes = larger;
        }
    }
}
