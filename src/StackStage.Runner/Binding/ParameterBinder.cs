using System.Text.Json;
using StackStage.Cmdlets;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Binding;

/// <summary>
/// Sets a cmdlet's parameters: those of the command line once, those of each pipeline record before the record is
/// processed; and chooses the parameter set as PowerShell does.
/// </summary>
internal sealed class ParameterBinder(CommandLine line, StageCmdlet cmdlet)
{
    private readonly Dictionary<string, bool> _switches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ParameterDescription, object?> _defaults = [];
    private HashSet<ParameterDescription> _bound = [];

    /// <summary>The parameters that are bound now.</summary>
    public IReadOnlyCollection<ParameterDescription> Bound => _bound;

    /// <summary>Whether a parameter of that name is bound now.</summary>
    public bool IsBound(string name) => _bound.Any(parameter => parameter.IsCalled(name));

    /// <summary>What was given, by name; switches as they stand.</summary>
    public IReadOnlyDictionary<string, object?> Given => _bound.ToDictionary(parameter => parameter.Name, parameter => _switches.TryGetValue(parameter.Name, out var on) ? on : parameter.Property.GetValue(cmdlet));

    /// <summary>Whether a switch is on. Kept here: outside PowerShell a SwitchParameter cannot hold its value.</summary>
    public bool IsOn(string name) => _switches.TryGetValue(name, out var on) && on;

    /// <summary>What records on standard input could do for what the command line gives.</summary>
    /// <exception cref="UsageException">Something is missing that they cannot give, or what is there does not go together.</exception>
    public PipelineNeed NeedOfInput()
    {
        var candidates = CandidateSets().ToArray();
        if (candidates.All(set => Missing(set).Any(parameter => !parameter.In(set)!.TakesPipeline)))
        {
            ChooseSet();
        }

        if (!candidates.Any(set => Open.Any(parameter => parameter.In(set) is { TakesPipeline: true })))
        {
            return PipelineNeed.None;
        }

        return candidates.Any(set => !Missing(set).Any() && line.Cmdlet.Parameters.Any(parameter => parameter.In(set) is { Mandatory: true, TakesPipeline: true }))
            ? PipelineNeed.Named
            : PipelineNeed.Wanted;
    }

    /// <summary>How standard input is to be read for this cmdlet.</summary>
    public PipelineInput InputFormat()
    {
        var wholes = Open.Where(parameter => parameter.Sets.Any(entry => entry.FromPipeline)).ToArray();
        return new PipelineInput(wholes.Length > 0, wholes.Any(parameter => ValueConverter.TakesAnyJson(parameter.Type)));
    }

    /// <summary>Sets what the command line gives.</summary>
    public void BindCommandLine()
    {
        foreach (var (parameter, texts) in line.Values)
        {
            if (parameter.IsSwitch)
            {
                _switches[parameter.Name] = texts[^1] == "true";
                _bound.Add(parameter);
                continue;
            }

            Set(parameter, ValueConverter.FromText(parameter.Name, parameter.Type, texts));
        }
    }

    /// <summary>Sets what a pipeline record gives, after taking back what the record before gave.</summary>
    public void BindRecord(JsonElement record)
    {
        foreach (var (parameter, value) in _defaults)
        {
            parameter.Property.SetValue(cmdlet, value);
        }

        foreach (var parameter in Open.Where(parameter => parameter.IsSwitch))
        {
            _switches.Remove(parameter.Name);
        }

        _bound = [.. line.Values.Keys];
        var before = _bound.Count;
        var whole = Open.Where(parameter => parameter.Sets.Any(entry => entry.FromPipeline)).OrderByDescending(parameter => ValueConverter.TakesAnyJson(parameter.Type)).FirstOrDefault();
        if (record.ValueKind == JsonValueKind.Object)
        {
            // As in PowerShell: the default set first, and nothing that does not go together with what is bound by then.
            var named = record.EnumerateObject()
                .Select(property => (property.Value, Parameter: Open.FirstOrDefault(candidate => candidate.Sets.Any(entry => entry.FromPipelineByName) && candidate.IsCalled(property.Name))))
                .OrderByDescending(member => line.Cmdlet.DefaultSet is { } set && member.Parameter?.In(set) is not null);
            foreach (var (value, parameter) in named)
            {
                if (parameter is not null && !_bound.Contains(parameter) && CandidateSets().Any(set => parameter.In(set) is not null))
                {
                    BindProperty(parameter, value, mayBeNull: whole is not null && ValueConverter.TakesAnyJson(whole.Type));
                }
            }
        }

        if (_bound.Count == before && whole is not null && (record.ValueKind != JsonValueKind.Object || ValueConverter.TakesAnyJson(whole.Type)))
        {
            Remember(whole);
            Set(whole, ValueConverter.FromJson(whole.Name, whole.Type, record));
        }

        if (_bound.Count == before)
        {
            var names = Open.Where(parameter => parameter.Sets.Any(entry => entry.FromPipelineByName)).SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name)).ToArray();
            throw new UsageException(
                "InputObjectNotBound",
                names.Length == 0
                    ? "The record from standard input fits no parameter."
                    : $"The record from standard input fits no parameter: it has none of the properties {string.Join(", ", names)}.",
                $"See 'stackstage {line.Cmdlet.Name} -?' for the parameters.");
        }
    }

    /// <summary>Chooses the parameter set for what is bound.</summary>
    /// <returns>The set's name.</returns>
    /// <exception cref="UsageException">No set has all that is bound, or something mandatory is missing.</exception>
    public string ChooseSet()
    {
        var candidates = CandidateSets().ToArray();
        if (candidates.Length == 0)
        {
            throw new UsageException(
                "AmbiguousParameterSet",
                $"These parameters cannot be used together: {string.Join(", ", _bound.Select(parameter => "-" + parameter.Name))}.",
                $"See 'stackstage {line.Cmdlet.Name} -?'.");
        }

        var complete = candidates.FirstOrDefault(set => !Missing(set).Any());
        if (complete is not null)
        {
            return complete;
        }

        var missing = string.Join(", ", Missing(candidates[0]).Select(parameter => "-" + parameter.Name));
        throw new UsageException("MissingMandatoryParameter", $"{line.Cmdlet.Name} needs {missing}.", $"See 'stackstage {line.Cmdlet.Name} -?'.");
    }

    private IEnumerable<ParameterDescription> Open => line.Cmdlet.Parameters.Where(parameter => !line.Values.ContainsKey(parameter));

    private void BindProperty(ParameterDescription parameter, JsonElement value, bool mayBeNull)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            // As in PowerShell: a record whose name is empty does not stand for everything.
            if (!mayBeNull && ParameterValidation.RefusesNull(parameter))
            {
                throw new UsageException("ParameterArgumentValidationError", $"-{parameter.Name} must not be empty, and is null in the record from standard input.");
            }

            return;
        }

        if (parameter.IsSwitch)
        {
            _switches[parameter.Name] = value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw new UsageException("InvalidArgument", $"-{parameter.Name} is a switch: it takes true or false."),
            };
            _bound.Add(parameter);
            return;
        }

        Remember(parameter);
        Set(parameter, ValueConverter.FromJson(parameter.Name, parameter.Type, value));
    }

    // The default set comes first, so it wins where several fit.
    private IEnumerable<string> CandidateSets() => line.Cmdlet.Sets.Where(set => _bound.All(parameter => parameter.In(set) is not null));

    private IEnumerable<ParameterDescription> Missing(string set) =>
        line.Cmdlet.Parameters.Where(parameter => parameter.In(set) is { Mandatory: true } && !_bound.Contains(parameter));

    private void Remember(ParameterDescription parameter) => _defaults.TryAdd(parameter, parameter.Property.GetValue(cmdlet));

    private void Set(ParameterDescription parameter, object? value)
    {
        ParameterValidation.Check(parameter, value);
        parameter.Property.SetValue(cmdlet, value);
        _bound.Add(parameter);
    }
}
