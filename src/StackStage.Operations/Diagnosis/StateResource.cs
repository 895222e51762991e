using System.Text.Json;
using StackStage.Snapshots;

namespace StackStage.Operations.Diagnosis;

/// <summary>What a state says of a resource in AWS.</summary>
internal sealed class StateResource
{
    private static readonly HashSet<string> CertificateTypes = new(StringComparer.Ordinal) { "aws:acm/certificate:Certificate" };
    private static readonly HashSet<string> DistributionTypes = new(StringComparer.Ordinal) { "aws:cloudfront/distribution:Distribution" };
    private static readonly HashSet<string> DomainTypes = new(StringComparer.Ordinal) { "aws:apigatewayv2/domainName:DomainName", "aws:apigateway/domainName:DomainName" };

    private StateResource(SnapshotResource resource)
    {
        Urn = resource.Urn;
        Id = resource.Id!;
        Dependencies = [.. resource.Dependencies, .. resource.PropertyDependencies.Values.SelectMany(urns => urns)];
        IsCertificate = CertificateTypes.Contains(resource.Type!);
        IsDistribution = DistributionTypes.Contains(resource.Type!);
        IsDomain = DomainTypes.Contains(resource.Type!);
        if (IsDomain || IsDistribution)
        {
            using var json = JsonDocument.Parse(resource.RawJson);
            var outputs = json.RootElement.TryGetProperty("outputs", out var found) ? found : default;
            IsEnabled = !(outputs.ValueKind == JsonValueKind.Object && outputs.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False);
            Texts = [.. TextsOf(outputs)];
        }
    }

    public string Urn { get; }

    public string Id { get; }

    public IReadOnlyList<string> Dependencies { get; }

    public bool IsCertificate { get; }

    public bool IsDistribution { get; }

    public bool IsDomain { get; }

    /// <summary>Of a distribution: whether the state has it enabled.</summary>
    public bool IsEnabled { get; }

    /// <summary>Of a distribution or a domain: the texts of its outputs.</summary>
    private IReadOnlyList<string> Texts { get; } = [];

    /// <summary>The certificates that its outputs name.</summary>
    public IEnumerable<string> CertificateArns => Texts.Where(text => text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":acm:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>The Region in its ARN; null when no output is one that has a Region.</summary>
    public string? Region => (IsCertificate ? [Id] : Texts.Where(text => text.Contains(":apigateway:", StringComparison.Ordinal)))
        .Select(arn => arn.Split(':')).FirstOrDefault(parts => parts is ["arn", _, _, { Length: > 0 }, ..])?[3];

    /// <summary>The resources of a state that a diagnosis looks at: those that it manages itself and that are not on their way out.</summary>
    public static IReadOnlyList<StateResource> Of(Snapshot snapshot) =>
    [
        .. snapshot.Resources
            .Where(resource => resource is { Id.Length: > 0, Type: not null, Delete: false, External: false })
            .Where(resource => CertificateTypes.Contains(resource.Type!) || DistributionTypes.Contains(resource.Type!) || DomainTypes.Contains(resource.Type!))
            .Select(resource => new StateResource(resource)),
    ];

    private static IEnumerable<string> TextsOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };
}
