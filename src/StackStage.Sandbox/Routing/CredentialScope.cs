using System.Text.RegularExpressions;
using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Routing;

/// <summary>Who signed a request, for which Region and service: what SigV4 says. The signature itself is not checked.</summary>
internal sealed partial record CredentialScope(string AccessKeyId, string Region, string Service)
{
    public static CredentialScope? Of(HttpRequest request)
    {
        var credential = request.Headers.Find("Authorization") is { } header
            ? CredentialInHeader().Match(header) is { Success: true } match ? match.Groups[1].Value : null
            : request.QueryValue("X-Amz-Credential");
        if (credential is null)
        {
            return null;
        }

        // An access key may not contain a slash, so the scope is the last four of five parts.
        var parts = credential.Split('/');
        if (parts.Length < 5)
        {
            return null;
        }

        return new CredentialScope(string.Join('/', parts[..^4]), parts[^3], parts[^2]);
    }

    [GeneratedRegex(@"Credential=([^,\s]+)", RegexOptions.CultureInvariant)]
    private static partial Regex CredentialInHeader();
}
