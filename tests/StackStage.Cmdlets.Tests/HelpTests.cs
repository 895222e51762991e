using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Cmdlets.Tests.PowerShell;

namespace StackStage.Cmdlets.Tests;

/// <summary>The help that the build makes of docs/en-US: whole, and without a mark of Markdown.</summary>
public partial class HelpTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly string Pages = Path.Combine(Pwsh.Root, "docs", "en-US");

    private static readonly Dictionary<string, XElement> Help = XDocument.Load(Path.Combine(Pwsh.Root, "out", "StackStage", "bin", "en-US", "StackStage.Cmdlets.dll-Help.xml"))
        .Root!.Elements().ToDictionary(command => command.Descendants(Command + "name").First().Value);

    public static TheoryData<string> Cmdlets => [.. CmdletTypes.Select(entry => entry.Name)];

    public static TheoryData<string> Topics => [.. Directory.GetFiles(Pages, "about_*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, CustomAttributeData Cmdlet)> CmdletTypes =>
        from type in typeof(StageCmdlet).Assembly.GetExportedTypes()
        where !type.IsAbstract
        from data in type.GetCustomAttributesData()
        where data.AttributeType.Name == nameof(CmdletAttribute)
        select ($"{data.ConstructorArguments[0].Value}-{data.ConstructorArguments[1].Value}", data);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_every_section_in_order(string name)
    {
        var inCode = false;
        var sections = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Pages, name + ".md")))
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!inCode && line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(line[3..]);
            }
        }

        // A cmdlet without parameters of its own has none to describe.
        Assert.Equal(["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"], sections.Where(section => section != "PARAMETERS"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_links_only_to_pages_that_are_there(string name)
    {
        var links = Links().Matches(File.ReadAllText(Path.Combine(Pages, name + ".md"))).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Pages, link)), $"{name} links to {link}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_has_a_default_and_every_wait_says_how_long(string name)
    {
        foreach (var parameter in Help[name].Element(Command + "parameters")!.Elements())
        {
            var called = parameter.Element(Maml + "name")!.Value;
            var value = parameter.Element(Dev + "defaultValue")?.Value;
            Assert.False(string.IsNullOrEmpty(value), $"{name} -{called} has no default value, not even None.");
            if (called is "Timeout" or "PollInterval")
            {
                Assert.Matches("^[0-9]+ (seconds|minutes)$", value);
            }
        }
    }

    [Theory]
    [InlineData("Start-StageSandbox", "TimeScale", "600")]
    [InlineData("Start-StageSandbox", "Scenario", "demo")]
    [InlineData("Wait-CertificateRelease", "Timeout", "75 minutes")]
    [InlineData("Wait-CertificateRelease", "PollInterval", "30 seconds")]
    [InlineData("Request-DnsValidatedCertificate", "KeyAlgorithm", "RSA_2048")]
    [InlineData("Repair-PulumiSnapshot", "OrphanAction", "Reparent")]
    [InlineData("Repair-PulumiSnapshot", "BreakCycle", "False")]
    [InlineData("Repair-PulumiSnapshot", "Destination", "None")]
    public void Get_Help_shows_the_default(string cmdlet, string parameter, string value)
    {
        var found = Help[cmdlet].Element(Command + "parameters")!.Elements().Single(element => element.Element(Maml + "name")!.Value == parameter);

        Assert.Equal(value, found.Element(Dev + "defaultValue")!.Value);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_inputs_outputs_and_links_without_Markdown(string name)
    {
        var command = Help[name];

        Assert.All(command.Descendants(Command + "inputType").Concat(command.Descendants(Command + "returnValue")), type => Assert.Matches(@"^(None|[A-Z][\w.]+(\[\])?)$", type.Descendants(Maml + "name").Single().Value));
        Assert.NotEmpty(command.Descendants(Command + "inputType"));
        Assert.NotEmpty(command.Descendants(Command + "returnValue"));
        Assert.True(command.Descendants(Maml + "navigationLink").Count() > 1, $"{name} has no related links.");
        foreach (var text in command.DescendantNodes().OfType<XText>().Where(text => text.Parent!.Name != Dev + "code"))
        {
            Assert.DoesNotMatch(@"`|\*\*|\]\(|^#|^\|", text.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_fits_a_terminal(string topic)
    {
        var text = File.ReadAllText(Path.Combine(Pwsh.Root, "out", "StackStage", "en-US", topic + ".help.txt"));

        Assert.StartsWith($"TOPIC\n    {topic}\n", text, StringComparison.Ordinal);
        Assert.Contains("\nSHORT DESCRIPTION\n    ", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"```|`|\*\*|\]\(|(?m)^\s*\|", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 80, $"{line.Length} columns: {line}"));
    }

    [Fact]
    public void An_item_of_a_list_stands_apart_from_its_mark()
    {
        var text = File.ReadAllText(Path.Combine(Pwsh.Root, "out", "StackStage", "en-US", "about_StackStage.help.txt"));

        Assert.Contains("\n    - Get-StackStage lists", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n    -Get-StackStage", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbered_steps_are_paragraphs_of_their_own()
    {
        var paragraphs = Help["Disable-DistributionAndRemove"].Elements(Maml + "description").Single().Elements().Select(paragraph => paragraph.Value);

        Assert.Equal(["1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. "], paragraphs.Where(text => char.IsAsciiDigit(text[0])).Select(text => text[..3]));
    }

    [Fact]
    public void Every_address_begins_with_the_repositorys()
    {
        var repository = XDocument.Load(Path.Combine(Pwsh.Root, "Directory.Build.props")).Descendants("RepositoryUrl").Single().Value;
        var manifest = File.ReadAllText(Path.Combine(Pwsh.Root, "module", "StackStage.psd1"));

        Assert.Contains($"ProjectUri   = '{repository}'", manifest, StringComparison.Ordinal);
        Assert.Contains($"ReleaseNotes = '{repository}/", manifest, StringComparison.Ordinal);
        foreach (var (name, cmdlet) in CmdletTypes)
        {
            var address = cmdlet.NamedArguments.FirstOrDefault(argument => argument.MemberName == nameof(CmdletAttribute.HelpUri)).TypedValue.Value;
            Assert.True($"{repository}/blob/main/docs/en-US/{name}.md".Equals(address), $"The HelpUri of {name} is {address}.");
            Assert.Equal(address, Help[name].Descendants(Maml + "uri").First().Value);
        }
    }

    [Fact]
    public void Pester_files_find_the_module_themselves()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Pwsh.Root, "tests", "Pester"), "*.Tests.ps1"))
        {
            var text = File.ReadAllText(file);
            Assert.True(text.Contains("    . \"$PSScriptRoot/Session.ps1\"\n", StringComparison.Ordinal) && text.Contains("Exit-TestSession", StringComparison.Ordinal), $"{file} does not begin with Session.ps1 and end with Exit-TestSession.");
            Assert.DoesNotContain("STACKSTAGE_MODULE", text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
