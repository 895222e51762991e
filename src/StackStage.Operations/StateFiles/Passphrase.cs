using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using StackStage.Operations.Errors;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>A passphrase in memory for as long as it is needed. It never becomes a string and is overwritten at the end.</summary>
public sealed class Passphrase : IDisposable
{
    private readonly char[] _characters;
    private bool _isDisposed;

    private Passphrase(char[] characters) => _characters = characters;

    /// <summary>Its characters, as long as it is not disposed.</summary>
    internal ReadOnlySpan<char> Characters
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _characters;
        }
    }

    /// <summary>Copies characters.</summary>
    /// <param name="value">The passphrase.</param>
    public static Passphrase From(ReadOnlySpan<char> value) => new(value.ToArray());

    /// <summary>Copies a SecureString.</summary>
    /// <param name="value">The passphrase.</param>
    public static Passphrase From(SecureString value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var unmanaged = Marshal.SecureStringToGlobalAllocUnicode(value);
        try
        {
            var characters = new char[value.Length];
            Marshal.Copy(unmanaged, characters, 0, characters.Length);
            return new Passphrase(characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
        }
    }

    /// <summary>Reads a file as Pulumi does for PULUMI_CONFIG_PASSPHRASE_FILE: its text without white space around it.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="StageException">The file cannot be read.</exception>
    public static Passphrase FromFile(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var decoded = new char[System.Text.Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            var length = System.Text.Encoding.UTF8.GetChars(bytes, decoded);
            CryptographicOperations.ZeroMemory(bytes);
            var trimmed = decoded.AsSpan(0, length).TrimStart('\uFEFF').Trim().ToArray();
            Array.Clear(decoded);
            return new Passphrase(trimmed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StageException(new StageError(
                "PassphraseNotReadable", StageErrorCategory.ReadError, $"The passphrase file '{path}' cannot be read: {failure.Message}", path, "Check the path and who may read it.", failure));
        }
    }

    /// <summary>Takes PULUMI_CONFIG_PASSPHRASE, or the file that PULUMI_CONFIG_PASSPHRASE_FILE names; null when neither is set.</summary>
    /// <exception cref="StageException">The file cannot be read.</exception>
    public static Passphrase? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE") is { } value)
        {
            return new Passphrase(value.ToCharArray());
        }

        return Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE_FILE") is { Length: > 0 } path ? FromFile(path) : null;
    }

    /// <summary>Whether it fits a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public PassphraseCheck Check(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.CheckPassphrase(Characters);
    }

    /// <summary>Whether another one is the same. Takes as long whether it is or not.</summary>
    /// <param name="other">The other.</param>
    public bool Is(Passphrase other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(Characters), MemoryMarshal.AsBytes(other.Characters));
    }

    /// <summary>A copy that lives on when this one is wiped.</summary>
    public Passphrase Copy() => From(Characters);

    /// <summary>A copy in the form that PowerShell hands secrets around in.</summary>
    public SecureString ToSecureString()
    {
        var value = new SecureString();
        foreach (var character in Characters)
        {
            value.AppendChar(character);
        }

        value.MakeReadOnly();
        return value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        Array.Clear(_characters);
    }
}
