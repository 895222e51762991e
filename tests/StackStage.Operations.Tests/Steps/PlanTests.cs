using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Steps;

public class PlanTests
{
    [Fact]
    public void Waves_put_each_step_after_all_it_depends_on()
    {
        var plan = new Plan([Step("a"), Step("b"), Step("c", "a"), Step("d", "a", "c"), Step("e", "b")]);

        Assert.Equal(["a b", "c e", "d"], plan.Waves.Select(wave => string.Join(' ', wave.Select(step => step.Id))));
    }

    [Fact]
    public void A_step_before_one_it_depends_on_is_refused()
    {
        var failure = Assert.Throws<ArgumentException>(() => new Plan([Step("a", "b"), Step("b")]));

        Assert.Contains("'a' depends on 'b'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_steps_of_the_same_id_are_refused() => Assert.Throws<ArgumentException>(() => new Plan([Step("a"), Step("a")]));

    internal static Step Step(string id, params string[] after) => new()
    {
        Id = id,
        Action = "Do",
        Target = id,
        After = after,
        RunAsync = _ => Task.FromResult(StepOutcome.Done),
    };
}
