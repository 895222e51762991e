using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>What the SDK reads from the environment and the shared files. A session lives long and may change both.</summary>
internal static class SdkConfiguration
{
    private static readonly object Gate = new();
    private static string? _read;

    /// <summary>
    /// A text that changes when something changes that decides over credentials, Region or endpoint: a connection that
    /// was opened under another one must not be used again.
    /// </summary>
    public static string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => (string)variable.Key, StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            Add($"{variable.Key}={variable.Value}");
        }

        foreach (var file in new[] { FileOf("AWS_CONFIG_FILE", "config"), FileOf("AWS_SHARED_CREDENTIALS_FILE", "credentials"), EncryptedStore() })
        {
            // 1601 when there is none. Two changes within a tick of the file system have the same time, and so what is in it counts, too.
            Add($"{File.GetLastWriteTimeUtc(file).Ticks}");
            hash.AppendData(ContentOf(file));
        }

        // There are keys in it, and it is kept.
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>
    /// Makes the SDK forget what it read before, if that is not what is there now. While it reads anew, it has no settings at
    /// all: a client that another thread makes meanwhile would know of no FIPS endpoints and no number of attempts.
    /// </summary>
    public static void ReadAnew()
    {
        var present = Fingerprint();
        lock (Gate)
        {
            if (_read == present)
            {
                return;
            }

            FallbackRegionFactory.Reset();
            FallbackInternalConfigurationFactory.Reset();
            _read = present;
        }
    }

    private static byte[] ContentOf(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The SDK will say so; here its time has to do.
            return [];
        }
    }

    private static string FileOf(string variable, string name) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path
        ? path
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", name);

    // Where the SDK keeps the profiles that it encrypts for the user of a Windows machine; HOME wins there, too.
    private static string EncryptedStore()
    {
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } given ? given : Environment.GetEnvironmentVariable("USERPROFILE") ?? string.Empty;
        return Path.Combine(home, "AppData", "Local", "AWSToolkit", "RegisteredAccounts.json");
    }
}
