using StackStage.Operations.Certificates;

namespace StackStage.Operations.Tests.Certificates;

public class GoingDomainTests
{
    [Theory]
    [InlineData(null, "d-1", null, "d-1", true, true)]
    [InlineData(null, "d-1", null, "d-2", false, false)]
    [InlineData(null, null, null, "d-1", false, true)]
    [InlineData(null, null, null, "d-1", true, false)]
    [InlineData("abcd", null, "abcd", null, true, true)]
    [InlineData("abcd", null, "efgh", null, true, false)]
    public void What_is_on_its_way_out_is_told_from_what_was_made_anew(string? id, string? target, string? foundId, string? foundTarget, bool isRemoved, bool expected)
    {
        var going = new GoingDomain("api.example.com", id, target is null ? [] : [target], () => isRemoved);

        Assert.Equal(expected, going.Is("api.example.com", foundId, foundTarget is null ? [] : [foundTarget]));
        Assert.False(going.Is("other.example.com", foundId, foundTarget is null ? [] : [foundTarget]));
    }
}
