using System.Text.RegularExpressions;

namespace StackStage.Sandbox;

/// <summary>The faults in force in a sandbox. Rules are tried in the order they were added; the first that hits wins.</summary>
public sealed class SandboxFaults
{
    private readonly object _gate = new();
    private readonly List<Armed> _rules = [];

    internal SandboxFaults() { }

    /// <summary>The rules in force, also those that have done all they will.</summary>
    public IReadOnlyList<SandboxFault> Rules
    {
        get
        {
            lock (_gate)
            {
                return _rules.ConvertAll(r => r.Fault);
            }
        }
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="fault">The rule.</param>
    public void Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _rules.Add(new Armed { Fault = fault });
        }
    }

    /// <summary>Throttles the next calls of an operation.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The operation; any when null.</param>
    /// <param name="times">How many calls; all when null.</param>
    public void Throttle(string? service, string? action = null, int? times = 1) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = service, Action = action, Times = times });

    /// <summary>Throttles an operation to a rate.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The operation; all together when null.</param>
    /// <param name="seconds">The least time between two calls that are let through, on the sandbox's clock.</param>
    public void Ration(string? service, string? action, double seconds) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = service, Action = action, Seconds = seconds });

    /// <summary>Denies an operation from now on.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The operation; any when null.</param>
    public void Deny(string? service, string? action = null) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = service, Action = action });

    /// <summary>Lets <paramref name="calls"/> more calls through and resets every connection after that.</summary>
    /// <param name="calls">How many calls still get through; 0 for none.</param>
    public void StopAfter(int calls) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Stop, From = calls + 1 });

    /// <summary>Makes reads lag behind writes.</summary>
    /// <param name="seconds">For how long after a write, on the sandbox's clock.</param>
    /// <param name="service">The service; any when null.</param>
    /// <param name="action">The reading operation; any when null.</param>
    public void Stale(double seconds, string? service = null, string? action = null) =>
        Add(new SandboxFault { Kind = SandboxFaultKind.Stale, Service = service, Action = action, Seconds = seconds });

    /// <summary>Takes all rules away.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    /// <summary>The fault that hits this call, if any; counts the call.</summary>
    internal SandboxFault? Next(string service, string action, string? resource, bool isRead, DateTimeOffset now, string? region = null)
    {
        lock (_gate)
        {
            SandboxFault? hit = null;
            foreach (var rule in _rules)
            {
                if (rule.Fault.Kind == SandboxFaultKind.Stale && !isRead)
                {
                    continue;
                }

                if (!rule.Matches(service, action, resource, region))
                {
                    continue;
                }

                rule.Seen++;
                var within = rule.Seen >= rule.Fault.From
                    && (rule.Fault.Times is not { } times || rule.Seen - (long)rule.Fault.From < times);
                if (within && !rule.LetsThrough(now))
                {
                    hit ??= rule.Fault;
                }
            }
            return hit;
        }
    }

    /// <summary>The longest time for which a write to the service must be remembered, or null.</summary>
    internal double? StaleSeconds(string service)
    {
        lock (_gate)
        {
            double? longest = null;
            foreach (var rule in _rules)
            {
                if (rule.Fault.Kind != SandboxFaultKind.Stale || !Wildcard(rule.Fault.Service, service))
                {
                    continue;
                }

                longest = Math.Max(longest ?? 0, rule.Fault.Seconds ?? 0);
            }
            return longest;
        }
    }

    internal List<Armed> Export()
    {
        lock (_gate)
        {
            return _rules.ConvertAll(r => new Armed { Fault = r.Fault, Seen = r.Seen, LetThrough = r.LetThrough });
        }
    }

    internal void Import(IEnumerable<Armed> rules)
    {
        lock (_gate)
        {
            _rules.AddRange(rules);
        }
    }

    internal static bool Wildcard(string? pattern, string? value)
    {
        if (pattern is null or "*")
        {
            return true;
        }

        if (value is null)
        {
            return false;
        }

        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return string.Equals(pattern, value, StringComparison.OrdinalIgnoreCase);
        }

        var regex = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        return Regex.IsMatch(value, regex, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    /// <summary>A rule and what it has seen.</summary>
    internal sealed class Armed
    {
        public required SandboxFault Fault { get; init; }

        public int Seen { get; set; }

        /// <summary>When a rule that throttles to a rate last let a call through.</summary>
        public DateTimeOffset? LetThrough { get; set; }

        public bool LetsThrough(DateTimeOffset now)
        {
            if (Fault is not { Kind: SandboxFaultKind.Throttle, Seconds: { } seconds } || (LetThrough is { } last && now - last < TimeSpan.FromSeconds(seconds)))
            {
                return false;
            }

            LetThrough = now;
            return true;
        }

        public bool Matches(string service, string action, string? resource, string? region) =>
            Wildcard(Fault.Region, region) &&
            Wildcard(Fault.Service, service) && Wildcard(Fault.Action, action) && Wildcard(Fault.Resource, resource);
    }
}
