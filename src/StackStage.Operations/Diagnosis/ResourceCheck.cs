namespace StackStage.Operations.Diagnosis;

/// <summary>Looks at the certificates, distributions and custom domains of a state as they are in AWS.</summary>
internal static class ResourceCheck
{
    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageUnderTest stage, LiveResources live)
    {
        var findings = new List<StageFinding>();
        foreach (var resource in stage.Snapshot is null ? [] : StateResource.Of(stage.Snapshot))
        {
            var finding = resource.IsCertificate ? await LookAtCertificateAsync(stage, resource, live).ConfigureAwait(false)
                : resource.IsDistribution ? await LookAtDistributionAsync(stage, resource, live).ConfigureAwait(false)
                : await LookAtDomainAsync(stage, resource, live).ConfigureAwait(false);
            if (finding is not null)
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    private static async Task<StageFinding?> LookAtCertificateAsync(StageUnderTest stage, StateResource resource, LiveResources live)
    {
        var region = resource.Region ?? live.Connection.Region;
        if (!(await live.CertificatesAsync(region).ConfigureAwait(false)).TryGetValue(resource.Id, out var found))
        {
            return Gone(stage, resource, "certificate");
        }

        return found.Status?.Value switch
        {
            "PENDING_VALIDATION" => Warn(stage, "CertificatePending", $"The certificate {resource.Id} for {found.DomainName} still waits for its validation.", $"Repair-CertificateValidation -CertificateArn {resource.Id}", resource),
            "ISSUED" or "INACTIVE" or null => null,
            var status => Warn(stage, "CertificateNotUsable", $"The certificate {resource.Id} for {found.DomainName} is {status}: it can only be replaced by a new one.", null, resource),
        };
    }

    private static async Task<StageFinding?> LookAtDistributionAsync(StageUnderTest stage, StateResource resource, LiveResources live)
    {
        if (!(await live.DistributionsAsync().ConfigureAwait(false)).TryGetValue(resource.Id, out var found))
        {
            return Gone(stage, resource, "distribution");
        }

        return found.Enabled == false && resource.IsEnabled
            ? Warn(stage, "DistributionDisabled", $"The distribution {resource.Id} is disabled, and the state has it enabled: a removal was perhaps begun and not finished. Finish it, or enable it with a deploy after a refresh.", $"Disable-DistributionAndRemove -Id {resource.Id}", resource)
            : null;
    }

    private static async Task<StageFinding?> LookAtDomainAsync(StageUnderTest stage, StateResource resource, LiveResources live)
    {
        var region = resource.Region ?? live.Connection.Region;
        if (!(await live.DomainsAsync(region).ConfigureAwait(false)).TryGetValue(resource.Id, out var found))
        {
            return Gone(stage, resource, "custom domain");
        }

        return await live.ContentOfAsync(found, region).ConfigureAwait(false) is { Mappings.Count: 0, Rules.Count: 0 }
            ? Warn(stage, "DomainWithoutMapping", $"The custom domain {resource.Id} leads to no API: it has neither mappings nor rules.", $"Remove-ApiCustomDomain -DomainName '{resource.Id}' -Region {region}", resource)
            : null;
    }

    private static StageFinding Gone(StageUnderTest stage, StateResource resource, string what) => Warn(
        stage, "ResourceGone", $"The state lists the {what} {resource.Id}, which is not in this account any more. A refresh takes it out of the state; where none can run, the command does.", $"Remove-PulumiResource {stage.Arguments} -Urn '{resource.Urn.Replace("'", "''", StringComparison.Ordinal)}'", resource);

    private static StageFinding Warn(StageUnderTest stage, string kind, string message, string? command, StateResource resource) =>
        stage.Find(FindingSeverity.Warning, StageCheck.Resource, kind, message, command, resource.Urn);
}
