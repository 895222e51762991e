using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.CloudControl;

internal sealed partial class CloudControlService
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioResource>("resources"))
        {
            var state = StateOf(described.AccountId ?? section.AccountId, described.Region ?? section.Region);
            state.Resources[described.Key] = described;
            state.Types.Add(described.Type);
        }
        if (section.Value<Dictionary<string, List<string>>>("unsupported") is { } unsupported)
        {
            foreach (var (type, actions) in unsupported)
            {
                StateOf(section.AccountId, section.Region).Unsupported[type] = actions;
            }
        }
    }

    private sealed class ScenarioResource : GenericResource
    {
        public string? AccountId { get; set; }

        public string? Region { get; set; }
    }
}
