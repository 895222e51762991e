using System.Globalization;
using StackStage.Runner.Binding;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Help;

/// <summary>Shows the help pages of docs/en-US, which Get-Help shows in PowerShell, with what is different in this program.</summary>
internal sealed class HelpText(TextWriter output, int width)
{
    private const int Indent = 4;
    private const string SharedPage = "about_StackStage_Parameters";
    private const string AboutPage = "about_StackStage_Runner";
    private const int WidestText = 100;

    private readonly int _width = Math.Min(width, WidestText);

    /// <summary>The descriptions of the parameters that many cmdlets have.</summary>
    public static HelpPage Shared => HelpPage.Find(SharedPage)!;

    /// <summary>What this program is and which cmdlets it runs.</summary>
    public void WriteOverview()
    {
        output.WriteLine("stackstage <Cmdlet-Name> [-Parameter value] [-Switch] [--json]");
        output.WriteLine();
        output.WriteLine("Runs one cmdlet of the StackStage module where no PowerShell is installed.");
        output.WriteLine();
        var column = CmdletCatalog.Names.Max(name => name.Length) + 2;
        foreach (var name in CmdletCatalog.Names)
        {
            var synopsis = string.Join('\n', PlainText.Lines(Synopsis(name), _width, column + 2)).TrimStart();
            output.WriteLine($"  {name.PadRight(column)}{synopsis}".TrimEnd());
        }

        output.WriteLine();
        WriteOptions();
        output.WriteLine();
        output.WriteLine("'stackstage help <Cmdlet-Name>' shows all about a cmdlet, '<Cmdlet-Name> -?' its parameters and examples.");
        output.WriteLine($"'stackstage help {AboutPage}' tells the rest: records on standard input, exit codes, consent.");
        output.WriteLine("'stackstage completion bash|zsh|fish|pwsh' writes a script that completes command lines with Tab.");
        output.WriteLine();
        output.WriteLine("Exit code: 0 no error (nor is a question that was answered with no), 1 errors were written, 2 wrong usage or a terminating error, 3 begun and not finished, 130 stopped by Ctrl+C.");
        output.WriteLine("What Test-PulumiSnapshot finds is its output, not an error.");
    }

    /// <summary>Shows the page of a cmdlet or of a topic.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public void WriteSubject(string name)
    {
        var topic = HelpPage.Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase) && known.StartsWith("about_", StringComparison.OrdinalIgnoreCase));
        if (topic is null)
        {
            WriteCmdlet(CmdletCatalog.Find(name), whole: true);
            return;
        }

        WriteLines(PlainText.Of(HelpPage.Find(topic)!.Content), 0);
    }

    /// <summary>Shows a cmdlet's page.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="whole">Whether to show all of it, or the synopsis, the parameters and the examples.</param>
    public void WriteCmdlet(CmdletDescription cmdlet, bool whole)
    {
        var page = HelpPage.Find(cmdlet.Name)!;
        output.WriteLine(cmdlet.Name);
        WriteSection("SYNOPSIS", PlainText.Of(page["SYNOPSIS"]));
        output.WriteLine();
        output.WriteLine("SYNTAX");
        foreach (var syntax in Syntax.Of(cmdlet))
        {
            WriteWrapped(syntax);
        }

        if (whole)
        {
            WriteSection("DESCRIPTION", PlainText.Of(page["DESCRIPTION"]));
        }

        output.WriteLine();
        output.WriteLine("PARAMETERS");
        foreach (var parameter in cmdlet.Parameters.OrderBy(parameter => parameter.Sets.Min(entry => entry.Position ?? int.MaxValue)).ThenByDescending(parameter => parameter.Sets.Any(entry => entry.Mandatory)))
        {
            WriteParameter(parameter, page);
        }

        output.WriteLine();
        output.WriteLine("COMMON PARAMETERS");
        foreach (var parameter in CommonParameter.Of(cmdlet).Where(parameter => parameter.IsSupported))
        {
            WriteEntry(
                $"-{parameter.Name}{(parameter.IsSwitch ? string.Empty : $" <{string.Join('|', parameter.Values)}>")}  (-{parameter.Alias})", parameter.Description);
        }

        output.WriteLine();
        WriteOptions();
        WriteExamples(page);
        if (whole)
        {
            WriteSection("OUTPUTS", PlainText.Of(page["OUTPUTS"]));
            WriteSection("NOTES", PlainText.Of(page["NOTES"]));
        }
        else
        {
            output.WriteLine();
            output.WriteLine($"'stackstage help {cmdlet.Name}' shows the whole page.");
        }
    }

    /// <summary>The synopsis of a cmdlet, as text.</summary>
    public static string Synopsis(string cmdlet) => PlainText.Of(HelpPage.Find(cmdlet)?["SYNOPSIS"] ?? string.Empty);

    private void WriteOptions()
    {
        output.WriteLine("OPTIONS");
        WriteEntry("-Sandbox[:scenario]", "Runs the command in an AWS of its own on this machine: in the scenario 'demo', another built-in one, or a scenario file. A word right after -Sandbox is taken for the scenario when it is one.");
        WriteEntry("-SandboxState <file>", "Keeps that sandbox from command to command.");
        WriteEntry("-SandboxTimeScale <number>", "How many times as fast as real time its time passes; 600 when left out.");
        foreach (var (option, description) in CommandLine.Options)
        {
            WriteEntry(option, description);
        }
    }

    private void WriteParameter(ParameterDescription parameter, HelpPage page)
    {
        var position = parameter.Sets.Select(entry => entry.Position).FirstOrDefault(place => place is not null);
        string[] facts =
        [
            parameter.Sets.All(entry => entry.Mandatory) ? "required" : parameter.Sets.Any(entry => entry.Mandatory) ? "required where it tells what is meant" : string.Empty,
            position is { } place ? string.Create(CultureInfo.InvariantCulture, $"value {place + 1} without a name") : string.Empty,
            parameter.Sets.Any(entry => entry.FromPipeline) ? "a whole record of standard input" : string.Empty,
            parameter.Sets.Any(entry => entry.FromPipelineByName) ? "the property of that name of a record of standard input" : string.Empty,
            parameter.Aliases.Count > 0 ? "also called " + string.Join(", ", parameter.Aliases.Select(alias => "-" + alias)) : string.Empty,
        ];
        var text = PlainText.Of(page.Parameters.GetValueOrDefault(parameter.Name) ?? Shared.Parameters.GetValueOrDefault(parameter.Name) ?? string.Empty);
        var said = string.Join("; ", facts.Where(fact => fact.Length > 0));
        WriteEntry(parameter.IsSwitch ? $"-{parameter.Name}" : $"-{parameter.Name} <{Syntax.Describe(parameter.Type)}>", said.Length == 0 ? text : $"{text}\n({said})");
    }

    private void WriteExamples(HelpPage page)
    {
        if (page.Examples.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("EXAMPLES");
        WriteLines("As PowerShell has them. At a shell, put stackstage before each cmdlet, quote what the shell would take for itself, write -Confirm:false for -Confirm:$false, and pipe with --json.", Indent);
        foreach (var (title, code, remarks) in page.Examples)
        {
            output.WriteLine();
            WriteLines(PlainText.Of(title), Indent);
            foreach (var line in code.Split('\n'))
            {
                output.WriteLine((new string(' ', Indent * 2) + line).TrimEnd());
            }

            if (remarks.Length > 0)
            {
                WriteLines(PlainText.Of(remarks), Indent);
            }
        }
    }

    private void WriteSection(string title, string text)
    {
        if (text.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(title);
            WriteLines(text, Indent);
        }
    }

    private void WriteEntry(string name, string text)
    {
        output.WriteLine(new string(' ', Indent) + name);
        WriteLines(text, Indent * 2);
    }

    private void WriteLines(string text, int indent)
    {
        foreach (var line in PlainText.Lines(text, _width, indent))
        {
            output.WriteLine(line);
        }
    }

    // A syntax breaks between parameters, never inside brackets that belong together.
    private void WriteWrapped(string syntax)
    {
        var line = new string(' ', Indent);
        var depth = 0;
        var part = new System.Text.StringBuilder();
        foreach (var character in syntax + " ")
        {
            depth += character is '[' or '<' ? 1 : character is ']' or '>' ? -1 : 0;
            if (character != ' ' || depth > 0)
            {
                part.Append(character);
                continue;
            }

            if (line.Length + 1 + part.Length > _width && line.Trim().Length > 0)
            {
                output.WriteLine(line);
                line = new string(' ', Indent * 2);
            }

            line += (line.Trim().Length == 0 ? string.Empty : " ") + part;
            part.Clear();
        }

        output.WriteLine(line);
    }
}
