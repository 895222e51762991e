using StackStage.Snapshots;

namespace StackStage.Operations.Diagnosis;

/// <summary>
/// Looks for custom domains whose certificate they do not depend on: removal tries the certificate first then, and waits for a
/// domain that waits for it. States that SST's ApiGatewayV2 component wrote before 3.11 are so (sst #5465).
/// </summary>
internal static class RemovalOrderCheck
{
    public static IEnumerable<StageFinding> Look(StageUnderTest stage)
    {
        if (stage.Snapshot is not { } snapshot)
        {
            yield break;
        }

        var resources = StateResource.Of(snapshot);
        var certificates = resources.Where(resource => resource.IsCertificate).ToLookup(resource => resource.Id, StringComparer.Ordinal);
        foreach (var domain in resources.Where(resource => resource.IsDomain))
        {
            foreach (var certificate in domain.CertificateArns.SelectMany(arn => certificates[arn]))
            {
                if (!Reaches(snapshot, domain.Dependencies, certificate.Urn))
                {
                    yield return stage.Find(
                        FindingSeverity.Warning,
                        StageCheck.RemovalOrder,
                        "CertificateEdgeMissing",
                        $"The state does not know that the custom domain {domain.Id} uses the certificate {certificate.Id}: removal would delete the certificate first, and hang. Remove the domain before the stage.",
                        $"Remove-ApiCustomDomain -DomainName '{domain.Id}'{(domain.Region is { } region ? $" -Region {region}" : string.Empty)}",
                        domain.Urn);
                }
            }
        }
    }

    // By way of others, too: SST's domain depends on the validation, which depends on the certificate.
    private static bool Reaches(Snapshot snapshot, IEnumerable<string> from, string urn)
    {
        var seen = new HashSet<string>(from, StringComparer.Ordinal);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var next))
        {
            if (next == urn)
            {
                return true;
            }

            foreach (var index in snapshot.FindUrn(next))
            {
                var resource = snapshot.Resources[index];
                foreach (var further in resource.Dependencies.Concat(resource.PropertyDependencies.Values.SelectMany(urns => urns)))
                {
                    if (seen.Add(further))
                    {
                        open.Push(further);
                    }
                }
            }
        }

        return false;
    }
}
