using StackStage.Operations.Text;

namespace StackStage.Operations.Stages;

/// <summary>Which apps and stages are asked for: names, or patterns with PowerShell's wildcards. Names are case-sensitive, as they are in a bucket.</summary>
public sealed class StageFilter
{
    private readonly IReadOnlyList<Pattern> _apps;
    private readonly IReadOnlyList<Pattern> _stages;

    /// <summary>Makes a filter.</summary>
    /// <param name="apps">Apps; null or none for all.</param>
    /// <param name="stages">Stages; null or none for all.</param>
    public StageFilter(IReadOnlyList<string>? apps = null, IReadOnlyList<string>? stages = null)
    {
        _apps = ToPatterns(apps);
        _stages = ToPatterns(stages);
    }

    /// <summary>Every stage.</summary>
    public static StageFilter All { get; } = new();

    /// <summary>Whether a stage is asked for.</summary>
    /// <param name="name">The stage.</param>
    public bool Includes(StageName name) => _apps.Any(app => app.Fits(name.App)) && _stages.Any(stage => stage.Fits(name.Stage));

    /// <summary>The one stage that is asked for, when both app and stage are named; else null.</summary>
    public StageName? OnlyStage => _apps is [{ IsName: true } app] && _stages is [{ IsName: true } stage] ? new StageName(app.Prefix, stage.Prefix) : null;

    /// <summary>Whether any stage of an app may be asked for.</summary>
    /// <param name="app">The app.</param>
    public bool IncludesApp(string app) => _apps.Any(one => one.Fits(app));

    /// <summary>Whether a stage is asked for by its name, not by a pattern.</summary>
    /// <param name="stage">The stage.</param>
    public bool NamesStage(string stage) => _stages.Any(one => one.IsName && one.Fits(stage));

    /// <summary>
    /// What the keys <c>&lt;app&gt;/&lt;stage&gt;…</c> of the stages begin with, as narrowly as the filter allows; none covers another.
    /// An app that is named comes with its slash, so that "shop" does not list "shop2".
    /// </summary>
    public IReadOnlyList<string> Prefixes() => WithoutCovered(_apps.SelectMany(app => app.IsName ? _stages.Select(stage => $"{app.Prefix}/{stage.Prefix}") : [app.Prefix]));

    /// <summary>The apps, when all of them are named; null when a pattern, or nothing, says which.</summary>
    public IReadOnlyList<string>? AppNames() => _apps.All(app => app.IsName) ? [.. _apps.Select(app => app.Prefix).Distinct(StringComparer.Ordinal)] : null;

    /// <summary>The asked-for names that none of the stages found has: as "app", or "app/stage" when both are named.</summary>
    /// <param name="found">What was found.</param>
    internal IEnumerable<string> Missing(IReadOnlyCollection<StageName> found)
    {
        foreach (var app in _apps.Where(app => app.IsName))
        {
            var named = _stages.Where(stage => stage.IsName).ToArray();
            if (named.Length == 0 && _stages.All(stage => stage.Prefix.Length == 0) && !found.Any(name => name.App == app.Prefix))
            {
                yield return app.Prefix;
            }

            foreach (var stage in named.Where(stage => !found.Contains(new StageName(app.Prefix, stage.Prefix))))
            {
                yield return $"{app.Prefix}/{stage.Prefix}";
            }
        }
    }

    private static Pattern[] ToPatterns(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? [.. texts.Select(text => new Pattern(text))] : [new Pattern("*")];

    private static List<string> WithoutCovered(IEnumerable<string> prefixes)
    {
        var kept = new List<string>();
        foreach (var prefix in prefixes.Order(StringComparer.Ordinal))
        {
            // In this order, what covers a prefix stands before it.
            if (kept.Count == 0 || !prefix.StartsWith(kept[^1], StringComparison.Ordinal))
            {
                kept.Add(prefix);
            }
        }

        return kept;
    }

    private sealed class Pattern
    {
        private readonly Wildcard? _wildcard;

        public Pattern(string text)
        {
            IsName = !Wildcard.HasWildcard(text);
            if (IsName)
            {
                Prefix = text.Replace("`", string.Empty, StringComparison.Ordinal);
                return;
            }

            _wildcard = new Wildcard(text);
            Prefix = text[..text.AsSpan().IndexOfAny("*?[`")];
        }

        public bool IsName { get; }

        /// <summary>The name, or what a pattern's names begin with.</summary>
        public string Prefix { get; }

        public bool Fits(string name) => _wildcard is null ? name == Prefix : name.StartsWith(Prefix, StringComparison.Ordinal) && _wildcard.IsMatch(name);
    }
}
