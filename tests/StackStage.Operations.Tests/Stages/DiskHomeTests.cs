using System.Text;
using StackStage.Operations.Stages;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Stages;

public sealed class DiskHomeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-home").FullName;
    private readonly RecordingHost _host = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_local_home_is_listed()
    {
        Write("app/shop/dev.json", States.Of("shop", "dev", 2));
        Write("app/shop/pr-1.json", States.Of("shop", "pr-1", 4));
        Write("app/shop2/dev.json", States.Of("shop2", "dev", 1));
        Write("lock/shop/pr-1.json", """{"created":"2026-01-01T08:30:00Z","command":"remove"}"""u8.ToArray());
        Write("passphrase/shop/dev.json", "key"u8.ToArray());

        var stages = await StageHomes.OpenLocal(_folder).ListAsync(_host, ["shop"]);

        Assert.Equal(["shop/dev", "shop/pr-1"], stages.Names());
        Assert.Equal(("local", null, true, false), (stages[0].Home, stages[0].Region, stages[0].HasKey, stages[0].Locked));
        Assert.Equal(Path.Combine(_folder, "app", "shop", "dev.json"), stages[0].Path);
        Assert.Equal((false, true, "remove"), (stages[1].HasKey, stages[1].Locked, stages[1].LockedBy));
    }

    [Fact]
    public void A_home_that_is_not_there_is_an_error()
    {
        var failure = Assert.Throws<Operations.Errors.StageException>(() => StageHomes.OpenLocal(Path.Combine(_folder, "nowhere")));

        Assert.Equal("HomeNotFound", failure.Error.ErrorId);
    }

    [Fact]
    public void A_folder_that_is_no_home_is_an_error_and_not_an_empty_home()
    {
        var failure = Assert.Throws<Operations.Errors.StageException>(() => StageHomes.OpenLocal(_folder));

        Assert.Equal("HomeNotFound", failure.Error.ErrorId);
        Assert.Contains("no folder 'app'", failure.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("home/sst")]
    [InlineData("home/sst/state/app")]
    [InlineData("home/sst/state/app/shop")]
    public void Near_a_home_the_error_names_it(string given)
    {
        Write("home/sst/state/app/shop/dev.json", States.Of("shop", "dev", 2));
        Write("home/sst/state/passphrase/shop/dev.json", "key"u8.ToArray());
        given = given.Length == 0 ? "home" : given;

        var failure = Assert.Throws<Operations.Errors.StageException>(() => StageHomes.OpenLocal(Path.Combine(_folder, given)));

        Assert.Equal($"Did you mean '{Path.Combine(_folder, "home", "sst", "state")}'?", failure.Error.RecommendedAction);
    }

    [Fact]
    public void A_backend_that_is_taken_for_a_home_is_named_as_one()
    {
        Write(".pulumi/meta.yaml", "version: 1\n"u8.ToArray());

        Assert.Contains("-Backend 'file://", Assert.Throws<Operations.Errors.StageException>(() => StageHomes.OpenLocal(_folder)).Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pipe_in_a_home_is_not_waited_for()
    {
        Skip.If(OperatingSystem.IsWindows(), "Named pipes are no files on Windows.");
        Write("app/shop/dev.json", States.Of("shop", "dev", 2));
        var pipe = Machine.FileNodeTests.MakePipe(_folder);
        File.Move(pipe, Path.Combine(_folder, "app", "shop", "pr-1.json"));

        var stages = await StageHomes.OpenLocal(_folder).ListAsync(_host);

        Assert.Equal([2, null], stages.Select(stage => stage.ResourceCount));
        Assert.Equal("NotARegularFile", Assert.Single(_host.Errors).ErrorId);
    }

    [Fact]
    public async Task A_backend_in_a_folder_is_listed()
    {
        Write(".pulumi/meta.yaml", "version: 1\n"u8.ToArray());
        Write(".pulumi/stacks/shop/dev.json", States.Of("shop", "dev", 2));
        Write(".pulumi/stacks/shop/dev.json.bak", States.Of("shop", "dev", 2));
        Write(".pulumi/stacks/shop/dev.json.attrs", [1]);
        Write(".pulumi/stacks/shop/dev.pulumi-tags", [1]);
        Write(".pulumi/stacks/shop/packed.json.gz", States.Gzip(States.Of("shop", "packed", 5)));
        Write(".pulumi/stacks/shop/dense.json.zst", [0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0, 0, 0]);
        Write(".pulumi/stacks/shop2/dev.json", States.Of("shop2", "dev", 1));
        Write(".pulumi/locks/organization/shop/dev/7f0e.json", """{"pid":4711,"username":"ana","hostname":"ci-3","timestamp":"2026-01-01T08:30:00Z"}"""u8.ToArray());

        var stages = await (await OpenAsync()).ListAsync(_host, ["shop"]);

        Assert.Equal(["shop/dense", "shop/dev", "shop/packed"], stages.Names());
        Assert.Null(stages[0].ResourceCount);
        Assert.Contains("Zstandard", stages[0].Note!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((2, true, "ana@ci-3 (pid 4711)"), (stages[1].ResourceCount, stages[1].Locked, stages[1].LockedBy));
        Assert.NotNull(stages[1].LockedSince);
        Assert.Equal(5, stages[2].ResourceCount);
        Assert.All(stages, stage => Assert.Equal(("pulumi", null, $"file://{_folder}"), (stage.Home, stage.HasKey, stage.Backend)));
        Assert.Empty(_host.Errors);
    }

    [Fact]
    public async Task A_backend_from_before_projects_is_listed_without_apps()
    {
        Write(".pulumi/stacks/dev.json", States.Of("x", "dev", 2));
        Write(".pulumi/locks/dev/7f0e.json", """{"pid":1,"username":"ana","hostname":"ci-3","timestamp":"2026-01-01T08:30:00Z"}"""u8.ToArray());

        var stage = Assert.Single(await (await OpenAsync()).ListAsync(_host));

        Assert.Equal((string.Empty, "dev", true), (stage.App, stage.Stage, stage.Locked));
    }

    [Theory]
    [InlineData("{\"version\":1}")]
    [InlineData("{\n  \"version\": 1\n}\n")]
    [InlineData("{version: 1}")]
    [InlineData("\"version\": 1\n")]
    [InlineData("---\nversion: 1 # projects\n")]
    public async Task A_backend_says_its_layout_in_any_spelling_of_YAML(string meta)
    {
        Write(".pulumi/meta.yaml", Encoding.UTF8.GetBytes(meta));
        Write(".pulumi/stacks/shop/dev.json", States.Of("shop", "dev", 2));

        var stage = Assert.Single(await (await OpenAsync()).ListAsync(_host));

        Assert.Equal(("shop", "dev"), (stage.App, stage.Stage));
    }

    [Theory]
    [InlineData("version: 2\n")]
    [InlineData("version: \"7\" # new\n")]
    [InlineData("{\"version\":2}")]
    public async Task A_backend_of_a_later_layout_is_refused(string meta)
    {
        Write(".pulumi/meta.yaml", Encoding.UTF8.GetBytes(meta));

        Assert.Equal("BackendNotSupported", (await States.FailureAsync(OpenAsync)).ErrorId);
    }

    [Fact]
    public async Task A_folder_without_a_backend_is_an_error() => Assert.Equal("BackendNotFound", (await States.FailureAsync(OpenAsync)).ErrorId);

    [SkippableFact]
    public async Task A_file_that_may_not_be_read_is_an_error_and_is_listed_all_the_same()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs a user whom permissions stop.");
        Write("app/shop/dev.json", States.Of("shop", "dev", 2));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_folder, "app/shop/dev.json"), UnixFileMode.None);
        }

        var stage = Assert.Single(await StageHomes.OpenLocal(_folder).ListAsync(_host));

        Assert.Null(stage.ResourceCount);
        Assert.Equal("StateNotReadable", Assert.Single(_host.Errors).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("team/a/")]
    public async Task A_backend_in_a_bucket_is_listed(string prefix)
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();
        await connection.S3().PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = "backend", BucketRegionName = Rehearsal.Region });
        await connection.PutAsync(prefix + ".pulumi/meta.yaml", "version: 1\n"u8.ToArray(), "backend");
        await connection.PutAsync(prefix + ".pulumi/stacks/shop/dev.json", States.Of("shop", "dev", 2), "backend");
        await connection.PutAsync(prefix + ".pulumi/stacks/shop2/dev.json.gz", States.Gzip(States.Of("shop2", "dev", 3)), "backend");
        await connection.PutAsync(prefix + ".pulumi/locks/organization/shop/dev/1.json", """{"pid":1,"username":"ana"}"""u8.ToArray(), "backend");
        var home = await StageHomes.OpenBackendAsync(BackendAddress.Parse("s3://backend/" + prefix), connection, default);

        var stages = await home.ListAsync(_host);

        Assert.Equal(["shop/dev", "shop2/dev"], stages.Names());
        Assert.Equal((2, true, "ana (pid 1)"), (stages[0].ResourceCount, stages[0].Locked, stages[0].LockedBy));
        Assert.Equal((3, false), (stages[1].ResourceCount, stages[1].Locked));
        Assert.Equal(("backend", prefix + ".pulumi/stacks/shop/dev.json", Rehearsal.Region), (stages[0].Bucket, stages[0].Key, stages[0].Region));
        Assert.Single(await home.ListAsync(_host, ["shop"]));
    }

    [Fact]
    public async Task A_backend_in_a_bucket_of_another_region_is_found_there()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();
        var elsewhere = connection.S3("eu-west-1");
        await elsewhere.PutBucketAsync(new Amazon.S3.Model.PutBucketRequest { BucketName = "backend", BucketRegionName = "eu-west-1" });
        await elsewhere.PutObjectAsync(new() { BucketName = "backend", Key = ".pulumi/meta.yaml", ContentBody = "version: 1" });
        await elsewhere.PutObjectAsync(new() { BucketName = "backend", Key = ".pulumi/stacks/shop/dev.json", ContentBody = Encoding.UTF8.GetString(States.Of("shop", "dev", 2)) });

        var told = await StageHomes.OpenBackendAsync(BackendAddress.Parse("s3://backend?region=eu-west-1"), connection, default);
        var untold = await StageHomes.OpenBackendAsync(BackendAddress.Parse("s3://backend"), connection, default);

        Assert.Equal("eu-west-1", Assert.Single(await told.ListAsync(_host)).Region);
        Assert.Equal("eu-west-1", Assert.Single(await untold.ListAsync(_host)).Region);
    }

    private Task<StageHome> OpenAsync() => StageHomes.OpenBackendAsync(BackendAddress.Parse($"file://{_folder}"), null, default);

    private void Write(string path, byte[] content)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
