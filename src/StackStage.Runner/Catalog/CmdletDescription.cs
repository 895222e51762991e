using System.Management.Automation;
using System.Reflection;
using StackStage.Cmdlets.Hosting;

namespace StackStage.Runner.Catalog;

/// <summary>One cmdlet, as its attributes declare it.</summary>
internal sealed class CmdletDescription
{
    private const string AllSets = "__AllParameterSets";

    private CmdletDescription(Type type, string verb, string noun, string? defaultSet, string? helpUri)
    {
        Type = type;
        HelpUri = helpUri;
        Verb = verb;
        Noun = noun;
        Parameters = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(ParameterDescription.From).OfType<ParameterDescription>()];
        var sets = Parameters.SelectMany(parameter => parameter.Sets).Select(entry => entry.Set).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (sets.Count == 0 || (defaultSet is not null && !sets.Contains(defaultSet, StringComparer.OrdinalIgnoreCase)))
        {
            // The default set may consist of what belongs to all sets.
            sets.Add(defaultSet ?? AllSets);
        }

        // The default set first: it wins where several fit, and -? shows it first.
        DefaultSet = defaultSet;
        Sets = [.. sets.OrderByDescending(set => string.Equals(set, defaultSet, StringComparison.OrdinalIgnoreCase))];
    }

    public Type Type { get; }

    public string Verb { get; }

    public string Noun { get; }

    public string Name => $"{Verb}-{Noun}";

    public IReadOnlyList<ParameterDescription> Parameters { get; }

    public string? DefaultSet { get; }

    public IReadOnlyList<string> Sets { get; }

    /// <summary>Where the cmdlet's page is on the web, for Get-Help -Online.</summary>
    public string? HelpUri { get; }

    public ConfirmImpact Impact => CmdletImpact.Of(Type);

    public bool SupportsShouldProcess => Impact != ConfirmImpact.None;

    /// <summary>Reads a type that has a Cmdlet attribute; null for any other.</summary>
    public static CmdletDescription? From(Type type)
    {
        var attribute = AttributeOf(type);
        if (attribute is null || type.IsAbstract)
        {
            return null;
        }

        string? Named(string member) => attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == member).TypedValue.Value as string;
        return new CmdletDescription(type, (string)attribute.ConstructorArguments[0].Value!, (string)attribute.ConstructorArguments[1].Value!, Named("DefaultParameterSetName"), Named("HelpUri"));
    }

    private static CustomAttributeData? AttributeOf(Type type) => type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == nameof(CmdletAttribute));
}
