using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Tests.Stages;

/// <summary>Go's os.UserConfigDir(), which says where SST's local home is.</summary>
public class UserConfigFolderTests
{
    [Theory]
    [InlineData(PlatformID.Win32NT, "AppData", @"C:\Users\ana\AppData\Roaming", @"C:\Users\ana\AppData\Roaming")]
    [InlineData(PlatformID.MacOSX, "XDG_CONFIG_HOME", "/elsewhere", "/home/ana/Library/Application Support")]
    [InlineData(PlatformID.Unix, "XDG_CONFIG_HOME", "/elsewhere", "/elsewhere")]
    [InlineData(PlatformID.Unix, "XDG_CONFIG_HOME", "", "/home/ana/.config")]
    [InlineData(PlatformID.Unix, "AppData", "/elsewhere", "/home/ana/.config")]
    public void It_is_where_Go_says(PlatformID system, string variable, string value, string expected) =>
        Assert.Equal(expected, UserConfigFolder.Find(system, name => name == variable ? value : null, "/home/ana"));

    [Theory]
    [InlineData(PlatformID.Win32NT, null, "/home/ana")]
    [InlineData(PlatformID.MacOSX, null, "")]
    [InlineData(PlatformID.Unix, null, "")]
    [InlineData(PlatformID.Unix, "relative/path", "/home/ana")]
    public void What_Go_refuses_is_an_error(PlatformID system, string? config, string home)
    {
        var failure = Assert.Throws<StageException>(() => UserConfigFolder.Find(system, name => name == "XDG_CONFIG_HOME" ? config : null, home));

        Assert.Equal("HomeNotFound", failure.Error.ErrorId);
        Assert.Contains("-HomePath", failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }
}
