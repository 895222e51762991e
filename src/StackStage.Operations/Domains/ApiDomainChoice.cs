using System.Text.RegularExpressions;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Domains;

/// <summary>Finds the domains that are meant by what was given: names, names with ids, ARNs, patterns.</summary>
internal static partial class ApiDomainChoice
{
    /// <summary>Finds them.</summary>
    /// <param name="names">What was given.</param>
    /// <param name="region">The Region that is worked in.</param>
    /// <param name="all">The domains there.</param>
    /// <param name="run">Knows what earlier runs began.</param>
    /// <param name="host">Hears of what cannot be meant.</param>
    /// <returns>Each domain once, and each name for which there is none.</returns>
    public static List<ApiDomainTarget> Choose(IReadOnlyList<string> names, string region, IReadOnlyList<ApiDomain> all, StageRun run, IOperationHost host)
    {
        var targets = new List<ApiDomainTarget>();
        foreach (var text in names)
        {
            var given = text;
            if (DomainArn().Match(text.Trim()) is { Success: true } arn)
            {
                given = arn.Groups["name"].Value;
                if (arn.Groups["region"].Value != region)
                {
                    host.WriteError(new StageError(
                        "DomainInOtherRegion",
                        StageErrorCategory.InvalidArgument,
                        $"The custom domain name '{given}' is in {arn.Groups["region"].Value}, and this command works in {region}. It was not touched.",
                        text,
                        $"Add -Region {arn.Groups["region"].Value}."));
                    continue;
                }
            }

            if (NamePattern.TryParse(given) is { } pattern)
            {
                ChooseMatches(pattern, all, targets, run, host);
                continue;
            }

            var parts = given.Split('+', 2);
            var name = DnsNames.Normalize(parts[0]);
            var id = parts.Length > 1 ? parts[1].Trim() : null;
            var found = all.Where(domain => domain.Name == name && (id is null || (domain.Id ?? string.Empty) == id)).ToList();
            var key = found.Count == 1 ? found[0].Key : string.IsNullOrEmpty(id) ? name : $"{name}+{id}";
            if (targets.Exists(target => target.Key == key))
            {
                continue;
            }

            if (found.Count > 1)
            {
                host.WriteError(new StageError(
                    "DomainNameAmbiguous",
                    StageErrorCategory.InvalidArgument,
                    $"There are {found.Count} custom domain names '{name}': {string.Join(", ", found.Select(domain => domain.Id is null ? $"{name}+ (public)" : domain.Key))}. None was touched.",
                    given,
                    "Give the name with the id of the one that is meant, as shown."));
            }
            else if (found.Count == 0 && !DomainNameForm().IsMatch(name))
            {
                host.WriteError(new StageError(
                    "DomainNameNotValid",
                    StageErrorCategory.InvalidArgument,
                    $"'{given}' is not a domain name.",
                    given,
                    "It looks like api.example.com or *.example.com; Get-AG2DomainNameList shows yours."));
            }
            else if (found.Count == 0 && id is null && run.Unfinished.Where(begun => begun.StartsWith(name + "+", StringComparison.Ordinal)).ToList() is { Count: > 0 } begun)
            {
                // Its id was known as long as it was there; the run that began to remove it remembers.
                targets.AddRange(begun.Where(one => !targets.Exists(target => target.Key == one)).Select(one => new ApiDomainTarget(one, name, null)));
            }
            else
            {
                targets.Add(new ApiDomainTarget(key, name, found.Count == 1 ? found[0] : null));
            }
        }

        return targets;
    }

    private static void ChooseMatches(NamePattern pattern, IReadOnlyList<ApiDomain> all, List<ApiDomainTarget> targets, StageRun run, IOperationHost host)
    {
        var begun = run.Unfinished.Where(key => (pattern.IsMatch(key.Split('+')[0]) || pattern.IsMatch(key)) && !all.Any(domain => domain.Key == key)).ToList();
        var found = all.Where(domain => pattern.IsMatch(domain.Name) || pattern.IsMatch(domain.Key)).OrderBy(domain => domain.Key, StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            host.WriteVerbose($"'{pattern.Text}' matches {string.Join(", ", found.Select(domain => domain.Key))}.");
        }
        else if (begun.Count == 0 && !targets.Exists(target => target.Key == pattern.Text))
        {
            // Told like a name that is not there.
            targets.Add(new ApiDomainTarget(pattern.Text, pattern.Text, null) { IsPattern = true });
        }

        // What it meant before, as far as a run that did not end knows.
        targets.AddRange(begun.Where(key => !targets.Exists(target => target.Key == key)).Select(key => new ApiDomainTarget(key, key.Split('+')[0], null)));
        targets.AddRange(found.Where(domain => !targets.Exists(target => target.Key == domain.Key)).Select(domain => new ApiDomainTarget(domain.Key, domain.Name, domain)));
    }

    [GeneratedRegex(@"^(?=.{1,253}$)(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainNameForm();

    [GeneratedRegex(@"^arn:[a-z0-9-]+:apigateway:(?<region>[a-z0-9-]+):[0-9]*:/domainnames/(?<name>[^/]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainArn();
}
