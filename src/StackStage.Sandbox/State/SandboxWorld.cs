using System.Globalization;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.Services;

namespace StackStage.Sandbox.State;

/// <summary>Everything there is in a sandbox. All of it is guarded by <see cref="Gate"/>.</summary>
internal sealed class SandboxWorld
{
    private readonly Dictionary<string, Principal> _principals = new(StringComparer.Ordinal);

    public SandboxWorld(SandboxClock clock, SandboxFaults faults, string accountId, IEnumerable<string> regions)
    {
        Clock = clock;
        Faults = faults;
        AccountId = accountId;
        Regions = new HashSet<string>(regions, StringComparer.Ordinal);
        Services = ServiceRegistry.Create();
        foreach (var service in Services)
        {
            service.World = this;
        }
    }

    /// <summary>The one lock: handlers run under it.</summary>
    public object Gate { get; } = new();

    public SandboxClock Clock { get; }

    /// <summary>The faults in force: a service that calls another on behalf of its caller asks whether that is denied.</summary>
    public SandboxFaults Faults { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The account that the sandbox's own access key belongs to.</summary>
    public string AccountId { get; set; }

    /// <summary>The sandbox's own access key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Further accounts; the access key of each is its id.</summary>
    public required IReadOnlySet<string> OtherAccounts { get; init; }

    public IReadOnlySet<string> Regions { get; }

    /// <summary>The scenario's home Region.</summary>
    public string HomeRegion { get; set; } = "us-east-1";

    public IReadOnlyList<SandboxService> Services { get; }

    public SandboxIds Ids { get; } = new();

    /// <summary>Adjustable times and sizes by name (<c>apigatewayv2.certificateRelease</c>), from options and scenario.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Access keys that STS gave out, by key id.</summary>
    public IReadOnlyDictionary<string, Principal> Principals => _principals;

    /// <summary>The service of this class.</summary>
    public T Service<T>() where T : SandboxService => Services.OfType<T>().Single();

    /// <summary>The services that can do this (hold certificates, tell tags, …).</summary>
    public IEnumerable<T> All<T>() => Services.OfType<T>();

    /// <summary>A time from the settings: <c>00:20:00</c> or a number of seconds.</summary>
    public TimeSpan Setting(string name, TimeSpan otherwise)
    {
        SandboxSettings.CheckName(name);
        return Settings.TryGetValue(name, out var text) ? SandboxSettings.Time(text)!.Value : otherwise;
    }

    /// <summary>A number from the settings.</summary>
    public int Setting(string name, int otherwise)
    {
        SandboxSettings.CheckName(name);
        return Settings.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    /// <summary>A text from the settings.</summary>
    public string Setting(string name, string otherwise)
    {
        SandboxSettings.CheckName(name);
        return Settings.GetValueOrDefault(name, otherwise);
    }

    /// <summary>
    /// Who an access key belongs to: the sandbox's own to its account, one that STS gave out to its role, the id of a
    /// further account to that one; null for any other.
    /// </summary>
    public Principal? PrincipalOf(string accessKeyId)
    {
        if (accessKeyId == AccessKeyId)
        {
            return Principal.User(AccountId);
        }

        return OtherAccounts.Contains(accessKeyId) ? Principal.User(accessKeyId) : _principals.GetValueOrDefault(accessKeyId);
    }

    public void AddPrincipal(string accessKeyId, Principal principal) => _principals[accessKeyId] = principal;
}
