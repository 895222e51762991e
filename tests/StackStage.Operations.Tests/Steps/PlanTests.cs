using StackStage.Operations.Steps;
using static StackStage.Operations.Tests.Steps.TestSteps;

namespace StackStage.Operations.Tests.Steps;

public class PlanTests
{
    [Fact]
    public void Waves_put_each_step_after_all_it_depends_on()
    {
        var a = Step("a");
        var b = Step("b");
        var c = Step("c", a);
        var plan = new Plan([a, b, c, Step("d", a, c), Step("e", b)]);

        Assert.Equal(["a b", "c e", "d"], plan.Waves.Select(wave => string.Join(' ', wave.Select(step => step.Target))));
    }

    [Fact]
    public void A_step_before_one_it_depends_on_is_refused()
    {
        var b = Step("b");
        var failure = Assert.Throws<ArgumentException>(() => new Plan([Step("a", b), b]));

        Assert.Contains("'Do a' depends on 'Do b'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_steps_that_do_the_same_are_refused() => Assert.Throws<ArgumentException>(() => new Plan([Step("a"), Step("a")]));

    [Fact]
    public void A_step_of_an_object_that_the_plan_does_not_have_is_refused() => Assert.Throws<ArgumentException>(() => new Plan([Step("a").With(subjects: ["x"])], [new PlanSubject("y", "Remove", "y")]));

    [Fact]
    public void What_it_usually_takes_is_the_longest_way_and_not_the_sum()
    {
        var a = Step("a").With(usual: TimeSpan.FromMinutes(5));
        var b = Step("b").With(usual: TimeSpan.FromMinutes(7));
        var c = Step("c", a).With(usual: TimeSpan.FromMinutes(4));

        Assert.Equal(TimeSpan.FromMinutes(9), Plan.UsualTimeOf([a, b, c]));
        Assert.Equal(TimeSpan.FromMinutes(7), Plan.UsualTimeOf([b]));
    }
}
