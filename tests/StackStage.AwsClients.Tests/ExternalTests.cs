using StackStage.Tests.Shared;

namespace StackStage.AwsClients.Tests;

public sealed class ExternalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-external").FullName;

    [Fact]
    public void A_program_is_found_by_the_endings_that_Windows_has()
    {
        File.WriteAllText(Path.Combine(_folder, "moto_server"), "");
        Assert.Null(External.Find("moto_server", _folder, ".COM;.EXE"));

        var program = Path.Combine(_folder, "moto_server.exe");
        File.WriteAllText(program, "");
        Assert.Equal(program, External.Find("moto_server", $"{Path.GetTempPath()}no-such;{_folder}", ".COM;.EXE"));
    }

    [Fact]
    public void A_program_is_found_by_its_name_elsewhere()
    {
        var program = Path.Combine(_folder, "aws");
        File.WriteAllText(program, "");

        Assert.Equal(program, External.Find("aws", $"/no-such:{_folder}", null));
        Assert.Null(External.Find("none", _folder, null));
        Assert.Null(External.Find("aws", null, null));
    }

    [Fact]
    public void A_program_gets_no_profile_of_the_developer()
    {
        var start = new System.Diagnostics.ProcessStartInfo("x");
        start.Environment["AWS_PROFILE"] = "mine";
        start.Environment["aws_session_token"] = "mine";
        start.Environment["https_proxy"] = "http://192.0.2.1";

        External.Isolate(start);

        Assert.DoesNotContain(start.Environment, pair => pair.Value?.Contains("mine", StringComparison.Ordinal) == true || pair.Key == "https_proxy");
        Assert.False(File.Exists(start.Environment["AWS_CONFIG_FILE"]) || File.Exists(start.Environment["AWS_SHARED_CREDENTIALS_FILE"]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
