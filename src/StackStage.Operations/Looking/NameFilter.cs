using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Looking;

/// <summary>The names and patterns that were given, and which of the names have been found.</summary>
internal sealed class NameFilter
{
    private readonly List<string> _names = [];
    private readonly List<NamePattern> _patterns = [];
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    public NameFilter(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (NamePattern.TryParse(text) is { } pattern)
            {
                _patterns.Add(pattern);
            }
            else
            {
                _names.Add(text.Trim().TrimEnd('.'));
            }
        }
    }

    /// <summary>Whether one of a resource's names fits; without names and patterns, every resource does.</summary>
    public bool Fits(params IEnumerable<string> names)
    {
        if (_names.Count + _patterns.Count == 0)
        {
            return true;
        }

        var fits = false;
        foreach (var name in names)
        {
            if (_names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                _found.Add(name);
                fits = true;
            }

            fits |= _patterns.Exists(pattern => pattern.IsMatch(name));
        }

        return fits;
    }

    /// <summary>Says which names nothing has. A pattern that nothing matches is no error.</summary>
    public void Report(IOperationHost host, string errorId, string what, string where)
    {
        foreach (var missing in _names.Where(name => !_found.Contains(name)))
        {
            host.WriteError(new StageError(
                errorId,
                StageErrorCategory.ObjectNotFound,
                $"There is no {what} '{missing}' in {where}.{NamePattern.HintFor(missing)}",
                missing,
                "Check the name, the Region and the credentials; wildcards find what is spelled differently."));
        }
    }
}
