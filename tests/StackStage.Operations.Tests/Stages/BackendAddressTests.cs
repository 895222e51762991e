using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Operations.Tests.Stages;

public class BackendAddressTests
{
    [Theory]
    [InlineData("s3://bucket", "bucket", "", null)]
    [InlineData("s3://bucket/", "bucket", "", null)]
    [InlineData("s3://bucket/team/a/", "bucket", "team/a/", null)]
    [InlineData("s3://bucket/team?region=eu-west-1&awssdk=v2", "bucket", "team/", "eu-west-1")]
    public void A_bucket_is_taken_apart(string url, string bucket, string prefix, string? region)
    {
        var address = BackendAddress.Parse(url);

        Assert.Equal((bucket, prefix, region, null), (address.Bucket, address.Prefix, address.Region, address.Folder));
    }

    [Theory]
    [InlineData("file:///srv/state", "/srv/state")]
    [InlineData("file://./state", "./state")]
    [InlineData("file://", ".")]
    [InlineData("file:///srv/state?no_tmp_dir=true", "/srv/state")]
    public void A_folder_is_taken_as_it_is(string url, string folder) => Assert.Equal(folder, BackendAddress.Parse(url).Folder);

    [Fact]
    public void A_tilde_is_the_home()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Assert.Equal(home, BackendAddress.Parse("file://~").Folder);
        Assert.Equal(Path.Combine(home, "x"), BackendAddress.Parse("file://~/x").Folder);
    }

    [Theory]
    [InlineData("file:///C:/state", true, "C:/state")]
    [InlineData(@"file:///C:\state", true, @"C:\state")]
    [InlineData(@"file://C:\state", true, @"C:\state")]
    [InlineData("file:////server/share", true, "//server/share")]
    [InlineData("file:///C:/state", false, "/C:/state")]
    public void A_drive_has_no_slash_before_it_on_Windows(string url, bool isWindows, string folder) =>
        Assert.Equal(folder, BackendAddress.Parse(url, "/home/ana", isWindows).Folder);

    [Theory]
    [InlineData("file://~")]
    [InlineData(@"file://~\x")]
    [InlineData("file://~/x")]
    public void A_tilde_is_followed_by_either_slash(string url)
    {
        const string Home = "/home/ana";

        Assert.Equal(url.EndsWith('x') ? Path.Combine(Home, "x") : Home, BackendAddress.Parse(url, Home, isWindows: true).Folder);
    }

    [Theory]
    [InlineData("https://app.pulumi.com")]
    [InlineData("gs://bucket")]
    [InlineData("s3://")]
    [InlineData("/srv/state")]
    public void Another_backend_is_refused(string url)
    {
        var failure = Assert.Throws<StageException>(() => BackendAddress.Parse(url));

        Assert.Equal("BackendNotSupported", failure.Error.ErrorId);
    }
}
