using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>The passphrase provider's state, taken apart: <c>v1:salt:v1:nonce:ciphertext</c>.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Salt">The salt's bytes.</param>
/// <param name="Sentinel">The value by which a passphrase is checked.</param>
internal sealed record PassphraseState(string Text, byte[] Salt, string Sentinel)
{
    /// <summary>Takes a state apart.</summary>
    /// <param name="salt">The state's text, or the JSON object that holds it as <c>salt</c>.</param>
    /// <exception cref="FormatException">The state is malformed.</exception>
    public static PassphraseState Parse(string salt)
    {
        ArgumentNullException.ThrowIfNull(salt);
        var state = salt.TrimStart().StartsWith('{') ? SaltOf(salt) : salt;
        var parts = state.Split(':', 3);
        if (parts.Length < 3)
        {
            throw new FormatException("malformed state value: it is not 'v1:salt:value'");
        }

        if (parts[0] != PassphraseSecrets.Version)
        {
            throw new FormatException($"unknown state version '{parts[0]}'");
        }

        PassphraseSecrets.SplitValue(parts[2]);
        return new PassphraseState(state, Convert.FromBase64String(parts[1]), parts[2]);
    }

    private static string SaltOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("salt", out var salt) && salt.GetString() is { } text)
            {
                return text;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("malformed state: it is not a JSON object with a salt", exception);
        }

        throw new FormatException("malformed state: it has no salt");
    }
}
