using System.Security.Cryptography;
using System.Text;

namespace StackStage.Sandbox.Services.Acm;

/// <summary>The CNAME that proves a domain: derived from account and domain, so apex, wildcard and every certificate share it.</summary>
internal static class ValidationRecord
{
    public static (string Name, string Value) Of(string accountId, string domain)
    {
        var bare = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        return ($"_{Hash("name", accountId, bare)}.{bare}.", $"_{Hash("value", accountId, bare)}.{Letters(accountId, bare)}.acm-validations.aws.");
    }

    private static string Hash(string what, string accountId, string domain) => Hex(what, accountId, domain)[..32];

    private static string Letters(string accountId, string domain) =>
        string.Concat(Hex("zone", accountId, domain)[..10].Select(c => (char)(char.IsAsciiDigit(c) ? c - '0' + 'g' : c)));

    private static string Hex(string what, string accountId, string domain) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}/{accountId}/{domain}"))).ToLowerInvariant();
}
