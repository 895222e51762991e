using System.Collections;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Connection;

/// <summary>Says what is wrong with an endpoint URL before the SDK stumbles over it.</summary>
internal static class EndpointUrls
{
    /// <summary>Makes sure of what AWS_ENDPOINT_URL and its likes for single services hold, if they are there and count.</summary>
    /// <exception cref="StageException">One holds no such address (<c>EndpointUrlNotValid</c>).</exception>
    public static void EnsureEnvironment()
    {
        if (bool.TryParse(Environment.GetEnvironmentVariable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), out var isIgnored) && isIgnored)
        {
            return;
        }

        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if ((name == "AWS_ENDPOINT_URL" || name.StartsWith("AWS_ENDPOINT_URL_", StringComparison.Ordinal)) && variable.Value is string { Length: > 0 } url)
            {
                Ensure(url, name);
            }
        }
    }

    /// <summary>Makes sure that a text is the address of an HTTP server.</summary>
    /// <param name="url">The text.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    /// <exception cref="StageException">It is not (<c>EndpointUrlNotValid</c>).</exception>
    public static void Ensure(string url, string source)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0
            && address.UserInfo.Length == 0
            && address.Query.Length == 0)
        {
            return;
        }

        // A name and a password in it are not for the screen.
        var isSecret = address?.UserInfo.Length > 0;
        var looksLikeHost = !isSecret && !url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate("http://" + url, UriKind.Absolute, out var guess) && url.Length > 0 && guess.Host.Length > 0 && url.Contains(':', StringComparison.Ordinal);
        throw new StageException(new StageError(
            "EndpointUrlNotValid",
            StageErrorCategory.InvalidArgument,
            isSecret ? $"The URL of {source} has a user name in it, which AWS's protocol has no place for." : $"'{url}' ({source}) is not the URL of an HTTP or HTTPS endpoint.",
            isSecret ? null : url,
            looksLikeHost ? $"Write http://{url}, or https://{url}." : "Give a URL such as http://127.0.0.1:4566, or leave it out for AWS itself."));
    }
}
