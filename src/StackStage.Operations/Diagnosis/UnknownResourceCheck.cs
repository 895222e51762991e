using System.Text;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks for what bears a stage's tags and is not in its state. What was deleted lately still shows its tags for a while.</summary>
internal static class UnknownResourceCheck
{
    private static readonly char[] Separators = [':', '/'];

    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageUnderTest stage, LiveResources live)
    {
        if (stage.Snapshot is not { } snapshot)
        {
            return [];
        }

        var tagged = (await live.TaggedAsync().ConfigureAwait(false))[stage.Name].ToList();
        if (tagged.Count == 0)
        {
            return [];
        }

        // By id, or by any mention of its ARN: types differ in what their id is.
        var ids = snapshot.Resources.Select(resource => resource.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var text = snapshot.Json;
        return
        [
            .. tagged.Where(arn => !ids.Contains(arn) && !ids.Contains(arn[(arn.LastIndexOfAny(Separators) + 1)..]) && text.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{arn}\"")) < 0)
                .Order(StringComparer.Ordinal)
                .Select(arn => stage.Find(FindingSeverity.Warning, StageCheck.UnknownResource, "ResourceNotInState", $"{arn} bears the stage's tags, and the state does not know it: no deploy and no removal will touch it.", CommandFor(arn), arn)),
        ];
    }

    /// <summary>What removes a resource of some kinds; null for others.</summary>
    private static string? CommandFor(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length < 6 ? null : (parts[2], parts[5]) switch
        {
            ("cloudfront", var resource) when resource.StartsWith("distribution/", StringComparison.Ordinal) => $"Disable-DistributionAndRemove -Id {resource["distribution/".Length..]}",
            ("acm", _) => $"Remove-ReleasedCertificate -CertificateArn {arn}",
            ("apigateway", var resource) when resource.StartsWith("/domainnames/", StringComparison.Ordinal) => $"Remove-ApiCustomDomain -DomainName '{resource["/domainnames/".Length..]}' -Region {parts[3]}",
            _ => null,
        };
    }
}
