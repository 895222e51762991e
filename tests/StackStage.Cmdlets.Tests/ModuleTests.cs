using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Cmdlets.Tests.PowerShell;

namespace StackStage.Cmdlets.Tests;

/// <summary>What the module's files say agrees with its cmdlets.</summary>
public partial class ModuleTests
{
    private static string Root => Pwsh.Root;

    private static Type[] CmdletTypes => [.. typeof(StageCmdlet).Assembly.GetExportedTypes().Where(type => Attribute(type) is not null && !type.IsAbstract)];

    private static IEnumerable<string> CmdletNames => CmdletTypes.Select(Attribute).Select(data => $"{data!.ConstructorArguments[0].Value}-{data.ConstructorArguments[1].Value}").Order(StringComparer.Ordinal);

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_there_are()
    {
        var manifest = File.ReadAllText(Path.Combine(Root, "module", "StackStage.psd1"));
        var list = Exports().Match(manifest).Groups[1].Value;

        Assert.Equal(CmdletNames, Quoted().Matches(list).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_has_a_help_page_that_names_every_parameter()
    {
        foreach (var (type, name) in CmdletTypes.Zip(CmdletTypes.Select(Attribute), (type, data) => (type, $"{data!.ConstructorArguments[0].Value}-{data.ConstructorArguments[1].Value}")))
        {
            var page = Path.Combine(Root, "docs", "en-US", name + ".md");
            Assert.True(File.Exists(page), $"{name} has no page in docs/en-US.");
            var text = File.ReadAllText(page);
            foreach (var parameter in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsParameter))
            {
                Assert.True(text.Contains($"### -{parameter.Name}", StringComparison.Ordinal), $"docs/en-US/{name}.md does not describe -{parameter.Name}.");
            }
        }
    }

    [Fact]
    public void Every_view_is_of_a_type_and_of_properties_that_exist()
    {
        var assemblies = new[] { typeof(StageCmdlet).Assembly, typeof(Operations.Steps.Step).Assembly, typeof(StackStage.Snapshots.Snapshot).Assembly };
        foreach (var view in XDocument.Load(Path.Combine(Root, "module", "StackStage.Format.ps1xml")).Descendants("View"))
        {
            foreach (var name in view.Descendants("TypeName").Select(element => element.Value))
            {
                var type = assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(found => found is not null);
                Assert.True(type is not null, $"There is no type {name} to show.");
                var shown = view.Descendants("PropertyName").Select(property => property.Value)
                    .Concat(view.Descendants("ScriptBlock").Select(script => script.Value.Split('.')[1]));
                Assert.All(shown, property => Assert.True(type.GetProperty(property) is not null, $"{name} has no property {property}."));
            }
        }
    }

    [Fact]
    public void Only_PowerShells_own_host_reads_the_value_of_a_switch()
    {
        // Outside PowerShell a SwitchParameter is always off, so a cmdlet that read one itself would work in tests of one host only.
        using var stream = File.OpenRead(typeof(StageCmdlet).Assembly.Location);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var forbidden = metadata.MemberReferences
            .Where(handle => IsSwitchReader(metadata, metadata.GetMemberReference(handle)))
            .Select(handle => MetadataTokens.GetToken(handle))
            .ToHashSet();
        var users = metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0 && Calls(image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!).Any(forbidden.Contains))
            .Select(method => metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name))
            .Distinct();

        Assert.Equal(["PowerShellHost"], users);
    }

    private static bool IsSwitchReader(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(SwitchParameter)
        && metadata.GetString(member.Name) is "get_IsPresent" or "op_Implicit" or "ToBool";

    // Every position is tried as a call: an operand that looks like one by chance would have to hit the very token.
    private static IEnumerable<int> Calls(byte[] code)
    {
        for (var index = 0; index + 5 <= code.Length; index++)
        {
            if (code[index] is 0x28 or 0x6F)
            {
                yield return BitConverter.ToInt32(code, index + 1);
            }
        }
    }

    private static CustomAttributeData? Attribute(Type type) => type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == nameof(CmdletAttribute));

    private static bool IsParameter(PropertyInfo property) => property.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(ParameterAttribute));

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex Exports();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
