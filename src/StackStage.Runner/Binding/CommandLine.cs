using System.Globalization;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Binding;

/// <summary>A command line taken apart: the cmdlet, what was said of its parameters, and this program's own options.</summary>
internal sealed class CommandLine
{
    private readonly List<Positional> _positional = [];
    private ParameterDescription? _last;
    private bool _sandboxIsOpen;

    private CommandLine(CmdletDescription cmdlet) => Cmdlet = cmdlet;

    /// <summary>This program's own options beside those of the sandbox, with what they do.</summary>
    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["--json"] = "Writes one JSON object a line.",
        ["--stdin"] = "Reads records from standard input, whatever that is and whatever else is given.",
        ["--no-stdin"] = "Leaves standard input alone.",
        ["--help"] = "Shows the synopsis, the parameters and the examples. So does -?.",
    };

    public CmdletDescription Cmdlet { get; }

    /// <summary>The values given, as they were written, by parameter. A switch has "true" or "false".</summary>
    public Dictionary<ParameterDescription, List<string>> Values { get; } = [];

    public bool Json { get; private set; }

    /// <summary>Whether to read records from standard input; null where that depends on what it is.</summary>
    public bool? ReadInput { get; private set; }

    public bool Help { get; private set; }

    public bool Verbose { get; private set; }

    public bool Debug { get; private set; }

    public bool WhatIf { get; private set; }

    public bool? Confirm { get; private set; }

    public MessagePreference OnError { get; private set; }

    public MessagePreference OnWarning { get; private set; }

    public MessagePreference OnProgress { get; private set; }

    /// <summary>The sandbox to run the command in; null for AWS itself.</summary>
    public SandboxRequest? Sandbox { get; private set; }

    /// <summary>Takes the arguments apart.</summary>
    /// <param name="cmdlet">The cmdlet that was named.</param>
    /// <param name="arguments">What came after its name.</param>
    /// <exception cref="UsageException">A parameter is not known, is ambiguous, is given twice, or lacks its value.</exception>
    public static CommandLine Parse(CmdletDescription cmdlet, IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(cmdlet);
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == "--")
            {
                line._positional.AddRange(arguments.Skip(index + 1).Select(rest => new Positional(rest, null, false)));
                break;
            }

            if (line.TakeOption(argument))
            {
                continue;
            }

            if (!IsParameter(argument))
            {
                line._positional.Add(new Positional(argument, line._last, line._sandboxIsOpen));
                line._sandboxIsOpen = false;
                continue;
            }

            line._sandboxIsOpen = false;
            line.Take(argument, index + 1 < arguments.Count && !IsParameter(arguments[index + 1]) ? arguments[index + 1] : null, ref index);
        }

        line.PlacePositional();
        return line;
    }

    /// <summary>Finds what a name on the command line means: its own parameter, a common one, or one of the sandbox's options.</summary>
    /// <exception cref="UsageException">None, or several.</exception>
    internal static (ParameterDescription? Own, CommonParameter? Common, string? Sandbox) Find(CmdletDescription cmdlet, string name)
    {
        if (cmdlet.Parameters.FirstOrDefault(parameter => parameter.IsCalled(name)) is { } exact)
        {
            return (exact, null, null);
        }

        var common = CommonParameter.Of(cmdlet).ToArray();
        if (common.FirstOrDefault(parameter => parameter.IsCalled(name)) is { } commonExact)
        {
            return (null, commonExact, null);
        }

        if (SandboxRequest.Options.FirstOrDefault(option => option.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } sandbox)
        {
            return (null, null, sandbox);
        }

        // As in PowerShell, the beginning of a name is enough, and the cmdlet's own parameters come first.
        bool Begins(string known) => name.Length > 0 && known.StartsWith(name, StringComparison.OrdinalIgnoreCase);
        var own = cmdlet.Parameters.Where(parameter => parameter.Aliases.Prepend(parameter.Name).Any(Begins)).ToArray();
        var others = own.Length > 0 ? [] : common.Where(parameter => parameter.IsSupported && Begins(parameter.Name)).Select(parameter => parameter.Name).Concat(SandboxRequest.Options.Where(Begins)).ToArray();
        return (own.Length, others.Length) switch
        {
            (1, _) => (own[0], null, null),
            (0, 1) => Find(cmdlet, others[0]),
            (0, 0) => throw new UsageException(
                "ParameterNotFound",
                $"{cmdlet.Name} has no parameter '-{name}'.",
                NearNames.Ask(name, NamesOf(cmdlet), $"See 'stackstage {cmdlet.Name} -?'.")),
            _ => throw new UsageException(
                "AmbiguousParameter", $"'-{name}' could be {string.Join(", ", own.Select(parameter => parameter.Name).Concat(others).Select(known => "-" + known))}.", "Write more of the name."),
        };
    }

    // Everything that may stand after a cmdlet's name and begins with a dash, with its dashes.
    private static IEnumerable<string> NamesOf(CmdletDescription cmdlet) =>
        cmdlet.Parameters.SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name))
            .Concat(CommonParameter.Of(cmdlet).Where(parameter => parameter.IsSupported).Select(parameter => parameter.Name))
            .Concat(SandboxRequest.Options).Select(name => "-" + name)
            .Concat(Options.Keys);

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

    private bool TakeOption(string argument)
    {
        switch (argument)
        {
            case "--json":
                Json = true;
                return true;
            case "--stdin" or "--no-stdin":
                var read = argument == "--stdin";
                ReadInput = ReadInput is null || ReadInput == read ? read : throw new UsageException("InvalidArgument", "--stdin and --no-stdin exclude each other.");
                return true;
            case "-?" or "--help" or "-h":
                Help = true;
                return true;
            default:
                return false;
        }
    }

    private void Take(string argument, string? next, ref int index)
    {
        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? argument[1..] : argument[1..colon];
        var attached = colon < 0 ? null : argument[(colon + 1)..];
        var (own, common, sandbox) = Find(Cmdlet, name);
        if (sandbox is not null)
        {
            TakeSandbox(sandbox, attached, next, ref index);
            return;
        }

        if (common is { IsSupported: false })
        {
            throw new UsageException("ParameterNotSupported", $"-{common.Name} does nothing here. {common.Description}", $"See 'stackstage {Cmdlet.Name} -?' for what does.");
        }

        var isSwitch = own?.IsSwitch ?? common!.IsSwitch;
        var known = own?.Name ?? common!.Name;
        if (!isSwitch && attached is null)
        {
            attached = next ?? throw new UsageException("MissingArgument", $"-{known} needs a value.", $"See 'stackstage {Cmdlet.Name} -?'.");
            index++;
        }

        if (common is not null)
        {
            TakeCommon(common, attached);
            return;
        }

        _last = own;
        Add(own!, isSwitch ? [ParseSwitch(known, attached) ? "true" : "false"] : Split(own!, attached!));
    }

    private void TakeCommon(CommonParameter parameter, string? value)
    {
        switch (parameter.Name)
        {
            case "Verbose":
                Verbose = ParseSwitch(parameter.Name, value);
                break;
            case "Debug":
                Debug = ParseSwitch(parameter.Name, value);
                break;
            case "WhatIf":
                WhatIf = ParseSwitch(parameter.Name, value);
                break;
            case "Confirm":
                Confirm = ParseSwitch(parameter.Name, value);
                break;
            case "ErrorAction":
                OnError = ParsePreference(parameter, value!);
                break;
            case "WarningAction":
                OnWarning = ParsePreference(parameter, value!);
                break;
            case "ProgressAction":
                OnProgress = ParsePreference(parameter, value!);
                break;
        }
    }

    private static MessagePreference ParsePreference(CommonParameter parameter, string text) =>
        parameter.Values.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<MessagePreference>(text, ignoreCase: true)
            : throw new UsageException("InvalidArgument", $"-{parameter.Name} is {string.Join(", ", parameter.Values)}, not '{text}'.");

    // A word after -Sandbox may be its scenario or a value without a name; which, is seen when all others have their place.
    private void TakeSandbox(string option, string? attached, string? next, ref int index)
    {
        if (option == SandboxRequest.SandboxOption)
        {
            _sandboxIsOpen = attached is null;
        }
        else if (attached is null && next is not null)
        {
            attached = next;
            index++;
        }

        Sandbox = (Sandbox ?? new SandboxRequest()).With(option, attached);
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

    private void PlacePositional()
    {
        foreach (var positional in _positional)
        {
            var target = TargetOf(positional);
            if (positional.AfterSandbox && SandboxRequest.IsScenario(positional.Value, target, Cmdlet))
            {
                Sandbox = Sandbox!.With(SandboxRequest.SandboxOption, positional.Value);
                continue;
            }

            Add(
                target ?? throw new UsageException("PositionalParameterNotFound", $"{Cmdlet.Name} takes no more values without a name; '{positional.Value}' is one too many.", $"See 'stackstage {Cmdlet.Name} -?'."),
                Split(target, positional.Value));
        }
    }

    /// <summary>The parameter that a further value without a name would go to; null when there is none.</summary>
    public ParameterDescription? NextPositional() => TargetOf(new Positional(string.Empty, _last is { IsArray: true } && _positional.Count == 0 && !_sandboxIsOpen ? _last : null, false));

    private ParameterDescription? TargetOf(Positional positional)
    {
        // A shell writes every file that *.json matches as an argument of its own: they all belong to the array before them.
        if (positional.After is { IsArray: true } after)
        {
            return after;
        }

        var free = Cmdlet.Parameters
            .Where(parameter => !Values.ContainsKey(parameter))
            .Select(parameter => (Parameter: parameter, Entry: Cmdlet.Sets
                .Where(set => Values.Keys.All(bound => bound.In(set) is not null))
                .Select(parameter.In).FirstOrDefault(entry => entry?.Position is not null)))
            .Where(candidate => candidate.Entry is not null)
            .OrderBy(candidate => candidate.Entry!.Position)
            .Select(candidate => candidate.Parameter)
            .FirstOrDefault();
        return free ?? Values.Keys.LastOrDefault(parameter => parameter.IsArray && parameter.Sets.Any(entry => entry.Position is not null));
    }

    /// <summary>A value without a name.</summary>
    /// <param name="Value">As it was written.</param>
    /// <param name="After">The named parameter before it.</param>
    /// <param name="AfterSandbox">Whether it comes right after -Sandbox.</param>
    private sealed record Positional(string Value, ParameterDescription? After, bool AfterSandbox);
}
