using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Runner.Catalog;
using StackStage.Runner.Help;

namespace StackStage.HelpBuilder;

/// <summary>Writes help in PowerShell's XML format (MAML), with the parameters' facts taken from the cmdlets themselves.</summary>
internal static partial class MamlWriter
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Help = "http://msh";

    public static XDocument Write(IEnumerable<(CmdletDescription Cmdlet, HelpPage Page)> pages, HelpPage shared) => new(
        new XElement(
            Help + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Select(entry => Write(entry.Cmdlet, entry.Page, shared))));

    private static XElement Write(CmdletDescription cmdlet, HelpPage page, HelpPage shared)
    {
        string Describe(ParameterDescription parameter) =>
            page.Parameters.GetValueOrDefault(parameter.Name) ?? shared.Parameters.GetValueOrDefault(parameter.Name)
            ?? throw new InvalidOperationException($"{page.Name} does not describe -{parameter.Name}.");

        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                new XElement(Maml + "description", Paragraphs(page["SYNOPSIS"]))),
            new XElement(Maml + "description", Paragraphs(page["DESCRIPTION"])),
            new XElement(
                Command + "syntax",
                cmdlet.Sets.Select(set => new XElement(
                    Command + "syntaxItem",
                    new XElement(Maml + "name", cmdlet.Name),
                    cmdlet.Parameters
                        .Select(parameter => (Parameter: parameter, Entry: parameter.In(set)))
                        .Where(member => member.Entry is not null)
                        .OrderBy(member => member.Entry!.Position ?? int.MaxValue)
                        .Select(member => Write(cmdlet, member.Parameter, member.Entry!, Describe(member.Parameter))),
                    OfShouldProcess(cmdlet).Select(Write)))),
            new XElement(
                Command + "parameters",
                cmdlet.Parameters.Select(parameter => (parameter.Name, Element: Write(cmdlet, parameter, parameter.Sets[0], Describe(parameter))))
                    .Concat(OfShouldProcess(cmdlet).Select(entry => (entry.Name, Element: Write(entry))))
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => entry.Element)),
            new XElement(Command + "inputTypes", Types(page["INPUTS"]).Select(type => Write("inputType", type))),
            new XElement(Command + "returnValues", Types(page["OUTPUTS"]).Select(type => Write("returnValue", type))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page["NOTES"]))),
            new XElement(
                Command + "examples",
                page.Examples.Select((example, index) => new XElement(
                    Command + "example",
                    new XElement(Maml + "title", $"-------- Example {(index + 1).ToString(CultureInfo.InvariantCulture)}: {example.Title} --------"),
                    new XElement(Dev + "code", example.Code),
                    new XElement(Dev + "remarks", Paragraphs(example.Remarks))))),
            new XElement(
                Command + "relatedLinks",
                Link("Online Version:", cmdlet.HelpUri),
                Links().Matches(page["RELATED LINKS"]).Select(link => Link(link.Groups[1].Value, link.Groups[2].Value.StartsWith("http", StringComparison.Ordinal) ? link.Groups[2].Value : null))));
    }

    // "Type: what it is", or "Type, what it is", a paragraph each.
    private static IEnumerable<(string Name, string Description)> Types(string text) =>
        from paragraph in MarkdownText.Paragraphs(text)
        let name = paragraph.Split([':', ',', ' '])[0].TrimEnd('.')
        select (name, paragraph[name.Length..].TrimStart(':', ',', '.', ' '));

    private static XElement Write(string element, (string Name, string Description) type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
        new XElement(Maml + "description", Paragraphs(type.Description)));

    private static XElement? Link(string text, string? uri) => text.Length == 0 ? null : new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", text),
        new XElement(Maml + "uri", uri));

    private static XElement Write(CmdletDescription cmdlet, ParameterDescription parameter, ParameterSetEntry entry, string description) => new(
        Command + "parameter",
        new XAttribute("required", entry.Mandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
        new XAttribute("globbing", description.Contains("wildcards", StringComparison.OrdinalIgnoreCase) ? "true" : "false"),
        new XAttribute("pipelineInput", Pipeline(entry)),
        new XAttribute("position", entry.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        new XElement(Maml + "description", Paragraphs(description)),
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), Syntax.Describe(parameter.Type)),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.IsSwitch ? "switch" : Syntax.Describe(parameter.Type))),
        new XElement(Dev + "defaultValue", DefaultValue.Of(cmdlet, parameter, description)));

    // PowerShell adds these two itself, so no attribute names them; its own help pages list them all the same.
    private static IEnumerable<(string Name, string Alias, string Description)> OfShouldProcess(CmdletDescription cmdlet) => cmdlet.SupportsShouldProcess
        ? [("WhatIf", "wi", "Shows what would be done, step by step, and changes nothing."), ("Confirm", "cf", "Asks before each step. -Confirm:$false asks nothing.")]
        : [];

    private static XElement Write((string Name, string Alias, string Description) entry) => new(
        Command + "parameter",
        new XAttribute("required", "false"),
        new XAttribute("variableLength", "false"),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", "false"),
        new XAttribute("position", "named"),
        new XAttribute("aliases", entry.Alias),
        new XElement(Maml + "name", entry.Name),
        new XElement(Maml + "description", Paragraphs(entry.Description)),
        new XElement(Dev + "type", new XElement(Maml + "name", "switch")),
        new XElement(Dev + "defaultValue", "False"));

    private static string Pipeline(ParameterSetEntry entry) => (entry.FromPipeline, entry.FromPipelineByName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };

    private static IEnumerable<XElement> Paragraphs(string text) => MarkdownText.Paragraphs(text).Select(paragraph => new XElement(Maml + "para", paragraph));

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
