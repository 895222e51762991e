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
