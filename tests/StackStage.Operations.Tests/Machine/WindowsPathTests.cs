using StackStage.Operations.Machine;

namespace StackStage.Operations.Tests.Machine;

public class WindowsPathTests
{
    [Theory]
    [InlineData(@"C:\x\state.json", @"\\?\C:\x\state.json")]
    [InlineData(@"\\server\share\state.json", @"\\?\UNC\server\share\state.json")]
    [InlineData(@"C:\", @"\\?\C:\")]
    public void The_prefix_comes_and_goes(string path, string extended)
    {
        Assert.Equal(extended, WindowsPath.ToExtended(path));
        Assert.Equal(extended, WindowsPath.ToExtended(extended));
        Assert.Equal(path, WindowsPath.FromExtended(extended));
        Assert.Equal(path, WindowsPath.FromExtended(path));
    }

    [Fact]
    public void A_volume_without_a_letter_keeps_its_prefix() =>
        Assert.Equal(@"\\?\Volume{1-2}\state.json", WindowsPath.FromExtended(@"\\?\Volume{1-2}\state.json"));

    [Theory]
    [InlineData(@"\\.\NUL", true, false)]
    [InlineData(@"\\.\COM1", true, false)]
    [InlineData(@"\\.\PhysicalDrive0", true, false)]
    [InlineData(@"\\.\C:", true, false)]
    [InlineData(@"\\.\C:\state.json", false, false)]
    [InlineData(@"\\.\pipe\docker", true, true)]
    [InlineData(@"\\server\pipe\docker", true, true)]
    [InlineData(@"\\?\GLOBALROOT\Device\Harddisk0", true, false)]
    [InlineData(@"\\?\C:\state.json", false, false)]
    [InlineData(@"\\?\UNC\server\share\state.json", false, false)]
    [InlineData(@"\\server\share\pipe\state.json", false, false)]
    [InlineData(@"C:\pipe\state.json", false, false)]
    public void Devices_and_pipes_are_told_by_their_names(string path, bool isDevice, bool isPipe)
    {
        Assert.Equal(isDevice, WindowsPath.IsDevice(path));
        Assert.Equal(isPipe, isDevice && WindowsPath.IsPipe(path));
    }
}
