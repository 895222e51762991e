using StackStage.Runner.Completion;

namespace StackStage.Runner.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-completion-").FullName;

    public CompletionTests()
    {
        // The scripts call the program by the name that was typed.
        var path = Path.Combine(_folder, "stackstage");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(path, Processes.Stackstage);
        }

        File.WriteAllText(Path.Combine(_folder, "my state.json"), "{}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("remove-api", "Remove-ApiCustomDomain")]
    [InlineData("comp", "Compare-PulumiSnapshot completion")]
    [InlineData("-Remove", "")]
    [InlineData("-Domain", "-DomainName", "Remove-ApiCustomDomain")]
    [InlineData("-RemoveD", "", "Remove-ApiCustomDomain", "-RemoveDnsRecord")]
    [InlineData("--j", "--json", "Get-StackStage")]
    [InlineData("-WhatI", "-WhatIf", "Remove-ApiCustomDomain")]
    [InlineData("-WhatI", "", "Get-StackStage")]
    [InlineData("-OutV", "", "Get-StackStage")]
    [InlineData("EC_s", "EC_secp384r1 EC_secp521r1", "Request-DnsValidatedCertificate", "-KeyAlgorithm")]
    [InlineData("-KeyAlgorithm:rsa_3", "-KeyAlgorithm:RSA_3072", "Request-DnsValidatedCertificate")]
    [InlineData("S", "SilentlyContinue Stop", "Get-StackStage", "-ErrorAction")]
    [InlineData("-Confirm:", "-Confirm:true -Confirm:false", "Remove-ApiCustomDomain")]
    [InlineData("", "demo empty", "Get-StackStage", "-Sandbox")]
    [InlineData("-Sandbox:e", "-Sandbox:empty", "Get-StackStage")]
    [InlineData("de", "demo", "Start-StageSandbox")]
    [InlineData("Get-St", "Get-StackStage", "help")]
    [InlineData("z", "zsh", "completion")]
    [InlineData("", "", "Get-StackStage", "-App")]
    [InlineData("", "", "Nonsense-Cmdlet")]
    public void It_answers_from_the_catalogue(string current, string expected, params string[] before)
    {
        var answer = CompletionAnswer.Of(current, before).Candidates.Select(candidate => candidate.Text);

        if (expected.Length == 0)
        {
            Assert.Empty(answer);
            return;
        }

        Assert.All(expected.Split(' '), one => Assert.Contains(one, answer));
        Assert.All(answer, one => Assert.StartsWith(current, one, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Files", "Test-PulumiSnapshot")]
    [InlineData("Files", "Test-PulumiSnapshot", "a.json")]
    [InlineData("Files", "Repair-PulumiSnapshot", "a.json", "-Destination")]
    [InlineData("Files", "Get-StackStage", "-SandboxState")]
    [InlineData("Folders", "Get-StackStage", "-HomePath")]
    [InlineData("None", "Get-StackStage", "-App")]
    [InlineData("None", "Remove-ApiCustomDomain")]
    public void Paths_are_offered_only_where_paths_are_meant(string expected, params string[] before) =>
        Assert.Equal(expected, CompletionAnswer.Of(string.Empty, before).Paths.ToString());

    [Theory]
    [InlineData("stackstage Get-St", "stackstage", "Get-St")]
    [InlineData("stackstage  Get-StackStage ", "stackstage", "Get-StackStage", "")]
    [InlineData("stackstage 'a b'\\ c\"d\\\"e\" \"open q", "stackstage", "a b cd\"e", "open q")]
    public void A_line_is_taken_apart_as_a_shell_does(string line, params string[] expected) => Assert.Equal(expected, ShellWords.Of(line));

    [Fact]
    public void Descriptions_are_the_help_pages() =>
        Assert.Equal("Lists the resources of a Pulumi or SST state.", CompletionAnswer.Of("Get-PulumiR", []).Candidates.Single().Description);

    [SkippableTheory]
    [InlineData("stackstage remove-api", "Remove-ApiCustomDomain")]
    [InlineData("stackstage Get-StackStage -HomeP", "-HomePath")]
    [InlineData("stackstage Request-DnsValidatedCertificate -KeyAlgorithm EC_secp3", "EC_secp384r1")]
    [InlineData("stackstage Get-StackStage -Sandbox:em", "empty")]
    [InlineData("stackstage Test-PulumiSnapshot my", "compopt -o default")]
    [InlineData("stackstage Get-StackStage -HomePath ", "compopt -o dirnames")]
    [InlineData("stackstage Remove-ApiCustomDomain ", "")]
    public async Task Bash_completes(string line, string expected)
    {
        Skip.If(Processes.Find("bash") is null || OperatingSystem.IsWindows(), "There is no bash.");

        // As bash does when Tab is pressed; compopt itself works only then.
        const string Press = """
            eval "$("$1/stackstage" completion bash)"
            complete -p stackstage >&2
            compopt() { echo "compopt $*"; }
            cd "$1"
            COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=($2) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _stackstage "$1/stackstage" "${2##*[ :]}" x
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var (output, errors) = await Processes.RunAsync("bash", ["--norc", "-c", Press, "bash", _folder, line], _folder);

        Assert.Equal("complete -F _stackstage stackstage\n", errors);
        Assert.Equal(expected, output.Trim());
    }

    [SkippableTheory]
    [InlineData("stackstage Remove-Api", "Remove-ApiCustomDomain")]
    [InlineData("stackstage Get-StackStage -HomeP", "-HomePath")]
    [InlineData("stackstage Get-StackStage -Sandbox em", "empty")]
    [InlineData("stackstage Test-PulumiSnapshot my", "my state.json")]
    public async Task Fish_completes(string line, string expected)
    {
        Skip.If(Processes.Find("fish") is null, "There is no fish.");
        var (output, errors) = await Processes.RunAsync(
            "fish", ["--no-config", "-c", "set -x PATH $argv[1] $PATH; cd $argv[1]; stackstage completion fish | source; complete -C $argv[2]", _folder, line], _folder);

        Assert.Contains(expected, output.Replace("\\", string.Empty, StringComparison.Ordinal).Split('\n').Select(one => one.Split('\t')[0]));
        Assert.Empty(errors);
    }

    [SkippableTheory]
    [InlineData("Remove-Api", "Remove-ApiCustomDomain", "stackstage")]
    [InlineData("-HomeP", "-HomePath", "stackstage", "Get-StackStage")]
    [InlineData("my", "_files", "stackstage", "Test-PulumiSnapshot")]
    public async Task Zsh_completes(string current, string expected, params string[] before)
    {
        Skip.If(Processes.Find("zsh") is null, "There is no zsh.");

        // compadd and _files work only while Tab is pressed: here they say what they were asked.
        const string Press = """
            path=($1 $path)
            source <(stackstage completion zsh)
            compadd() { print -l -- "${texts[@]}" }
            _files() { print _files }
            compset() { return 1 }
            PREFIX=$2
            words=("${@:3}" "$2")
            CURRENT=${#words}
            _stackstage
            """;
        var (output, errors) = await Processes.RunAsync("zsh", ["-f", "-c", Press, "zsh", _folder, current, .. before], _folder);

        Assert.Equal(expected, output.Trim());
        Assert.Empty(errors);
    }

    [SkippableTheory]
    [InlineData("stackstage remove-api", "Remove-ApiCustomDomain")]
    [InlineData("stackstage Get-StackStage -HomeP", "-HomePath")]
    [InlineData("stackstage Get-StackStage -Sandbox em", "empty")]
    [InlineData("stackstage Get-StackStage -Sandbox:em", "-Sandbox:empty")]
    public async Task Pwsh_completes(string line, string expected)
    {
        Skip.If(Processes.Find("pwsh") is null || OperatingSystem.IsWindows(), "There is no pwsh.");
        const string Press = "$env:PATH = \"$($args[0]):$env:PATH\"; stackstage completion pwsh | Out-String | Invoke-Expression; (TabExpansion2 $args[1] $args[1].Length).CompletionMatches.CompletionText";
        File.WriteAllText(Path.Combine(_folder, "press.ps1"), Press);
        var (output, errors) = await Processes.RunAsync("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(_folder, "press.ps1"), _folder, line], _folder);

        Assert.Equal(expected, output.Trim().ReplaceLineEndings("\n").Split('\n')[0]);
        Assert.Empty(errors);
    }
}
