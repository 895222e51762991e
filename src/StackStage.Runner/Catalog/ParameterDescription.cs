using System.Management.Automation;
using System.Reflection;

namespace StackStage.Runner.Catalog;

/// <summary>One parameter of a cmdlet, as its attributes declare it.</summary>
internal sealed class ParameterDescription
{
    private ParameterDescription(PropertyInfo property, IReadOnlyList<ParameterSetEntry> sets, IReadOnlyList<string> aliases)
    {
        Property = property;
        Sets = sets;
        Aliases = aliases;
        Attributes = [.. property.GetCustomAttributesData()];
    }

    public PropertyInfo Property { get; }

    public string Name => Property.Name;

    public Type Type => Property.PropertyType;

    public IReadOnlyList<string> Aliases { get; }

    public IReadOnlyList<ParameterSetEntry> Sets { get; }

    public IReadOnlyList<CustomAttributeData> Attributes { get; }

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>Whether several values may be given.</summary>
    public bool IsArray => Type.IsArray && Type != typeof(byte[]);

    /// <summary>Whether pipeline records can give it a value.</summary>
    public bool TakesPipeline => Sets.Any(entry => entry.TakesPipeline);

    /// <summary>The values that may be given, where there is a list of them: a ValidateSet's, or an enumeration's.</summary>
    public IReadOnlyList<string> AllowedValues
    {
        get
        {
            if (Attributes.FirstOrDefault(attribute => attribute.AttributeType.Name == nameof(ValidateSetAttribute)) is { } set)
            {
                return [.. ((IEnumerable<CustomAttributeTypedArgument>)set.ConstructorArguments[0].Value!).Select(one => (string)one.Value!)];
            }

            var element = Type.IsArray ? Type.GetElementType()! : Type;
            var bare = Nullable.GetUnderlyingType(element) ?? element;
            return bare.IsEnum ? Enum.GetNames(bare) : bare == typeof(bool) ? ["true", "false"] : [];
        }
    }

    /// <summary>Whether its values are paths, which a shell completes: by the module's own rule such a parameter is called so.</summary>
    public bool IsPath => Name.EndsWith("Path", StringComparison.Ordinal) || Name.EndsWith("File", StringComparison.Ordinal) || Name == "Destination" || TakesScenario;

    /// <summary>Whether its values are folders.</summary>
    public bool IsFolder => Name == "HomePath";

    /// <summary>Whether its values are scenarios of the sandbox: names and files.</summary>
    public bool TakesScenario => Name == "Scenario";

    /// <summary>Reads a property that has a Parameter attribute; null for any other.</summary>
    public static ParameterDescription? From(PropertyInfo property)
    {
        var data = property.GetCustomAttributesData();
        var sets = data.Where(attribute => attribute.AttributeType.Name == nameof(ParameterAttribute)).Select(ParameterSetEntry.From).ToArray();
        if (sets.Length == 0)
        {
            return null;
        }

        var aliases = data
            .Where(attribute => attribute.AttributeType.Name == nameof(AliasAttribute))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(argument => argument.Value switch
            {
                IEnumerable<CustomAttributeTypedArgument> several => several.Select(one => (string)one.Value!),
                string one => [one],
                _ => [],
            });
        return new ParameterDescription(property, sets, [.. aliases]);
    }

    /// <summary>How the parameter is declared in a parameter set, or null when it is not part of it.</summary>
    public ParameterSetEntry? In(string set) => Sets.FirstOrDefault(entry => entry.Set is null || string.Equals(entry.Set, set, StringComparison.OrdinalIgnoreCase));

    public bool IsCalled(string name) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);
}
