using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>What the SDK reads from the environment and the shared files. A session lives long and may change both.</summary>
internal static class SdkConfiguration
{
    /// <summary>
    /// A text that changes when something changes that decides over credentials, Region or endpoint: a connection that
    /// was opened under another one must not be used again.
    /// </summary>
    public static string Fingerprint()
    {
        var text = new StringBuilder();
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            .OrderBy(variable => (string)variable.Key, StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            text.Append((string)variable.Key).Append('=').Append((string?)variable.Value).Append('\0');
        }

        foreach (var file in new[] { FileOf("AWS_CONFIG_FILE", "config"), FileOf("AWS_SHARED_CREDENTIALS_FILE", "credentials"), EncryptedStore() })
        {
            // 1601 when there is none.
            text.Append(File.GetLastWriteTimeUtc(file).Ticks).Append('\0');
        }

        // There are keys in it, and it is kept.
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Makes the SDK forget what it read before.</summary>
    public static void ReadAnew()
    {
        FallbackRegionFactory.Reset();
        FallbackInternalConfigurationFactory.Reset();
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
