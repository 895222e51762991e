using System.Reflection;

namespace StackStage.Runner.Catalog;

/// <summary>What one Parameter attribute says.</summary>
/// <param name="Set">The parameter set, or null for all.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">Its place among the values without a name, or null.</param>
/// <param name="FromPipeline">Whether it takes the whole pipeline object.</param>
/// <param name="FromPipelineByName">Whether it takes the property of that name.</param>
internal sealed record ParameterSetEntry(string? Set, bool Mandatory, int? Position, bool FromPipeline, bool FromPipelineByName)
{
    /// <summary>Whether pipeline records can give it a value.</summary>
    public bool TakesPipeline => FromPipeline || FromPipelineByName;

    // Read as data: outside PowerShell the attribute's own properties are empty.
    public static ParameterSetEntry From(CustomAttributeData attribute)
    {
        var named = attribute.NamedArguments.ToDictionary(argument => argument.MemberName, argument => argument.TypedValue.Value);
        T? Get<T>(string name) => named.TryGetValue(name, out var value) && value is T typed ? typed : default;
        return new(
            Get<string>("ParameterSetName"),
            Get<bool>("Mandatory"),
            named.TryGetValue("Position", out var position) ? (int)position! : null,
            Get<bool>("ValueFromPipeline"),
            Get<bool>("ValueFromPipelineByPropertyName"));
    }
}
