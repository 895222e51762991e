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

    /// <summary>Whether a switch is on. Kept here: outside PowerShell a SwitchParameter cannot hold its value.</summary>
    public bool IsOn(string name) => _switches.TryGetValue(name, out var on) && on;

    /// <summary>Whether a mandatory parameter that takes pipeline input is still without a value, so that standard input must bring it.</summary>
    public bool NeedsInput()
    {
        var candidates = CandidateSets().ToArray();
        return candidates.Length > 0 && candidates.All(set => Missing(set).Any())
            && candidates.Any(set => Missing(set).All(parameter => parameter.In(set) is { FromPipeline: true } or { FromPipelineByName: true }));
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

        _bound = [.. line.Values.Keys];
        var before = _bound.Count;
        var open = line.Cmdlet.Parameters.Where(parameter => !line.Values.ContainsKey(parameter)).ToArray();
        if (record.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in record.EnumerateObject())
            {
                var parameter = open.FirstOrDefault(candidate => candidate.Sets.Any(entry => entry.FromPipelineByName) && candidate.IsCalled(property.Name));
                if (parameter is null || _bound.Contains(parameter))
                {
                    continue;
                }

                if (parameter.IsSwitch)
                {
                    _switches[parameter.Name] = property.Value.ValueKind == JsonValueKind.True;
                    _bound.Add(parameter);
                    continue;
                }

                if (ValueConverter.FromJson(parameter.Name, parameter.Type, property.Value) is { } value)
                {
                    Remember(parameter);
                    Set(parameter, value);
                }
            }
        }

        if (_bound.Count == before)
        {
            var wholes = open.Where(parameter => parameter.Sets.Any(entry => entry.FromPipeline)).ToArray();
            var whole = record.ValueKind == JsonValueKind.Object ? wholes.FirstOrDefault(parameter => ValueConverter.TakesAnyJson(parameter.Type)) : wholes.FirstOrDefault();
            if (whole is not null)
            {
                Remember(whole);
                Set(whole, ValueConverter.FromJson(whole.Name, whole.Type, record));
            }
        }

        if (_bound.Count == before)
        {
            throw new UsageException(
                "InputObjectNotBound",
                "The record from standard input fits no parameter: it has none of the properties that bind by name.",
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
