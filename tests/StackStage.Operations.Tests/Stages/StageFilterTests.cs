using StackStage.Operations.Stages;

namespace StackStage.Operations.Tests.Stages;

public class StageFilterTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData("shop", null, "shop/")]
    [InlineData("shop", "dev", "shop/dev")]
    [InlineData("shop", "pr-*", "shop/pr-")]
    [InlineData("sh*", "dev", "sh")]
    [InlineData("*", "dev", "")]
    [InlineData("[ab]c", null, "")]
    [InlineData("shop,shop2", null, "shop/|shop2/")]
    [InlineData("shop,s*", null, "s")]
    [InlineData("shop", "dev,de*,prod", "shop/de|shop/prod")]
    public void Only_what_can_fit_is_listed(string? app, string? stage, string expected)
    {
        var filter = new StageFilter(app?.Split(','), stage?.Split(','));

        Assert.Equal(expected, string.Join('|', filter.Prefixes()));
    }

    [Theory]
    [InlineData("shop", null, "shop/dev", true)]
    [InlineData("shop", null, "shop2/dev", false)]
    [InlineData("shop", null, "Shop/dev", false)]
    [InlineData("shop*", null, "shop2/dev", true)]
    [InlineData("shop?", "dev", "shop2/dev", true)]
    [InlineData(null, "pr-[0-9]*", "shop/pr-42", true)]
    [InlineData(null, "pr-[0-9]*", "shop/pr-x", false)]
    [InlineData("a`[b]", null, "a[b]/dev", true)]
    [InlineData(null, "dev", "shop/dev2", false)]
    public void A_stage_fits_or_not(string? app, string? stage, string name, bool expected)
    {
        var parts = name.Split('/');

        Assert.Equal(expected, new StageFilter(app is null ? null : [app], stage is null ? null : [stage]).Includes(new StageName(parts[0], parts[1])));
    }

    [Fact]
    public void Whatever_fits_is_listed()
    {
        string[] patterns = ["*", "shop", "sh*", "s?op", "[a-s]hop", "dev", "d*", "de"];
        string[] names = ["shop", "shop2", "sh", "dev", "de", "d"];
        foreach (var (app, stage) in patterns.SelectMany(app => patterns.Select(stage => (app, stage))))
        {
            var filter = new StageFilter([app], [stage]);
            foreach (var name in names.SelectMany(one => names.Select(other => new StageName(one, other))).Where(filter.Includes))
            {
                Assert.True(filter.Prefixes().Count(prefix => $"{name}.json".StartsWith(prefix, StringComparison.Ordinal)) == 1, $"{name} with {app} {stage}");
            }
        }
    }

    [Fact]
    public void Names_that_were_not_found_are_told_and_patterns_are_not()
    {
        StageName[] found = [new("shop", "dev")];

        Assert.Equal(["shop/prod"], new StageFilter(["shop"], ["dev", "prod", "x*"]).Missing(found));
        Assert.Equal(["blog"], new StageFilter(["shop", "blog", "z*"]).Missing(found));
        Assert.Empty(new StageFilter(["shop"], ["pr-*"]).Missing(found));
        Assert.Empty(new StageFilter(null, ["prod"]).Missing(found));
    }
}
