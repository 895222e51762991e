using System.Globalization;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Binding;

/// <summary>A command line taken apart: the cmdlet, what was said of its parameters, and this program's own options.</summary>
internal sealed class CommandLine
{
    private static readonly string[] CommonSwitches = ["Verbose", "Debug", "WhatIf", "Confirm"];

    private CommandLine(CmdletDescription cmdlet) => Cmdlet = cmdlet;

    public CmdletDescription Cmdlet { get; }

    /// <summary>The values given, as they were written, by parameter. A switch has "true" or "false".</summary>
    public Dictionary<ParameterDescription, List<string>> Values { get; } = [];

    public bool Json { get; private set; }

    /// <summary>Read records from standard input even when no mandatory parameter waits for them.</summary>
    public bool ReadInput { get; private set; }

    public bool Help { get; private set; }

    public bool Verbose { get; private set; }

    public bool Debug { get; private set; }

    public bool WhatIf { get; private set; }

    public bool? Confirm { get; private set; }

    public ErrorPreference OnError { get; private set; }

    /// <summary>The sandbox to run the command in; null for AWS itself.</summary>
    public SandboxRequest? Sandbox { get; private set; }

    /// <summary>Takes the arguments apart.</summary>
    /// <param name="cmdlet">The cmdlet that was named.</param>
    /// <param name="arguments">What came after its name.</param>
    /// <exception cref="UsageException">A parameter is not known, is ambiguous, is given twice, or lacks its value.</exception>
    public static CommandLine Parse(CmdletDescription cmdlet, IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(cmdlet);
        var positional = new List<(string Value, ParameterDescription? After)>();
        ParameterDescription? last = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == "--")
            {
                positional.AddRange(arguments.Skip(index + 1).Select(rest => (rest, (ParameterDescription?)null)));
                break;
            }

            if (argument is "--json" or "--stdin")
            {
                line.Json |= argument == "--json";
                line.ReadInput |= argument == "--stdin";
                continue;
            }

            if (argument is "-?" or "--help" or "-h")
            {
                line.Help = true;
                continue;
            }

            if (!IsParameter(argument))
            {
                positional.Add((argument, last));
                continue;
            }

            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? argument[1..] : argument[1..colon];
            var attached = colon < 0 ? null : argument[(colon + 1)..];
            if (line.TakeSandbox(name, attached, arguments, ref index) || line.TakeCommon(name, attached, arguments, ref index))
            {
                continue;
            }

            var parameter = Find(cmdlet, name);
            last = parameter;
            if (parameter.IsSwitch)
            {
                line.Add(parameter, [ParseSwitch(name, attached) ? "true" : "false"]);
                continue;
            }

            if (attached is null && (index + 1 >= arguments.Count || IsParameter(arguments[index + 1])))
            {
                throw new UsageException("MissingArgument", $"-{parameter.Name} needs a value.", $"See 'stackstage {cmdlet.Name} -?'.");
            }

            line.Add(parameter, Split(parameter, attached ?? arguments[++index]));
        }

        line.PlacePositional(positional);
        return line;
    }

    /// <summary>Splits "a,b" into its parts for a parameter that takes several values; a backquote keeps a comma.</summary>
    internal static List<string> Split(ParameterDescription parameter, string text)
    {
        // A file whose name has a comma, as a shell's *.json may name it, is one value.
        if (!parameter.IsArray || (text.Contains(',', StringComparison.Ordinal) && File.Exists(text)))
        {
            return [text];
        }

        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '`' && index + 1 < text.Length && text[index + 1] == ',')
            {
                part.Append(text[++index]);
            }
            else if (text[index] == ',')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(text[index]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    // "-5" is a number and "-" alone a value; anything else with a dash is a parameter.
    private static bool IsParameter(string argument) =>
        argument.Length > 1 && argument[0] == '-' && !double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool ParseSwitch(string name, string? attached) => attached?.TrimStart('$').ToUpperInvariant() switch
    {
        null or "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw new UsageException("InvalidArgument", $"-{name} is a switch: it takes :true or :false, not ':{attached}'."),
    };

    private static ParameterDescription Find(CmdletDescription cmdlet, string name)
    {
        var exact = cmdlet.Parameters.FirstOrDefault(parameter => parameter.IsCalled(name));
        if (exact is not null)
        {
            return exact;
        }

        var candidates = cmdlet.Parameters
            .Where(parameter => parameter.Aliases.Prepend(parameter.Name).Any(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new UsageException("ParameterNotFound", $"{cmdlet.Name} has no parameter '-{name}'.", $"See 'stackstage {cmdlet.Name} -?'."),
            _ => throw new UsageException(
                "AmbiguousParameter", $"'-{name}' could be {string.Join(", ", candidates.Select(parameter => "-" + parameter.Name))}.", "Write more of the name."),
        };
    }

    private bool TakeCommon(string name, string? attached, IReadOnlyList<string> arguments, ref int index)
    {
        if ("ErrorAction".Equals(name, StringComparison.OrdinalIgnoreCase) || "EA".Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            var text = attached ?? (index + 1 < arguments.Count ? arguments[++index] : string.Empty);
            OnError = Enum.TryParse<ErrorPreference>(text, true, out var preference)
                ? preference
                : throw new UsageException("InvalidArgument", $"-ErrorAction is {string.Join(", ", Enum.GetNames<ErrorPreference>())}, not '{text}'.");
            return true;
        }

        if (Cmdlet.Parameters.Any(parameter => parameter.IsCalled(name)))
        {
            return false;
        }

        var common = "wi".Equals(name, StringComparison.OrdinalIgnoreCase) ? "WhatIf"
            : "cf".Equals(name, StringComparison.OrdinalIgnoreCase) ? "Confirm"
            : "vb".Equals(name, StringComparison.OrdinalIgnoreCase) ? "Verbose"
            : "db".Equals(name, StringComparison.OrdinalIgnoreCase) ? "Debug"
            : CommonSwitches.FirstOrDefault(known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !Cmdlet.Parameters.Any(parameter => parameter.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        switch (common)
        {
            case "Verbose":
                Verbose = ParseSwitch(common, attached);
                return true;
            case "Debug":
                Debug = ParseSwitch(common, attached);
                return true;
            case "WhatIf" when Cmdlet.SupportsShouldProcess:
                WhatIf = ParseSwitch(common, attached);
                return true;
            case "Confirm" when Cmdlet.SupportsShouldProcess:
                Confirm = ParseSwitch(common, attached);
                return true;
            default:
                return false;
        }
    }

    // -Sandbox may stand without a value; the other two imply it.
    private bool TakeSandbox(string name, string? attached, IReadOnlyList<string> arguments, ref int index)
    {
        if (!SandboxRequest.Options.Contains(name, StringComparer.OrdinalIgnoreCase) || Cmdlet.Parameters.Any(parameter => parameter.IsCalled(name)))
        {
            return false;
        }

        var value = attached ?? (index + 1 < arguments.Count && !IsParameter(arguments[index + 1]) ? arguments[++index] : null);
        Sandbox = (Sandbox ?? new SandboxRequest()).With(name, value);
        return true;
    }

    private void Add(ParameterDescription parameter, List<string> values)
    {
        if (!Values.TryAdd(parameter, values))
        {
            if (!parameter.IsArray)
            {
                throw new UsageException("ParameterAlreadyBound", $"-{parameter.Name} is given twice.");
            }

            Values[parameter].AddRange(values);
        }
    }

    private void PlacePositional(List<(string Value, ParameterDescription? After)> positional)
    {
        foreach (var (value, after) in positional)
        {
            // A shell writes every file that *.json matches as an argument of its own: they all belong to the array before them.
            var free = Cmdlet.Parameters
                .Where(parameter => !Values.ContainsKey(parameter))
                .Select(parameter => (Parameter: parameter, Entry: Cmdlet.Sets
                    .Where(set => Values.Keys.All(bound => bound.In(set) is not null))
                    .Select(parameter.In).FirstOrDefault(entry => entry?.Position is not null)))
                .Where(candidate => candidate.Entry is not null)
                .OrderBy(candidate => candidate.Entry!.Position)
                .Select(candidate => candidate.Parameter)
                .FirstOrDefault();
            var array = after is { IsArray: true } ? after : Values.Keys.LastOrDefault(parameter => parameter.IsArray && parameter.Sets.Any(entry => entry.Position is not null));
            var target = after is { IsArray: true } ? after : free ?? array
                ?? throw new UsageException("PositionalParameterNotFound", $"{Cmdlet.Name} takes no more values without a name; '{value}' is one too many.", $"See 'stackstage {Cmdlet.Name} -?'.");
            Add(target, Split(target, value));
        }
    }
}
