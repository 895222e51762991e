using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Tests.Support;

/// <summary>Runs other people's clients against a sandbox: the real aws CLI and Python scripts over botocore.</summary>
internal static class Peer
{
    private static readonly Lazy<bool> HasAws = new(() => Probe("aws", "--version"));
    private static readonly Lazy<bool> HasAwsModule = new(() => Probe("python3", "-c", "import awscli.clidriver"));
    private static readonly Lazy<bool> HasBotocore = new(() => Probe("python3", "-c", "import botocore"));

    /// <summary>Runs <c>aws</c> and gives back its JSON; skips the test when there is none.</summary>
    public static async Task<JsonNode?> Aws(StageSandbox sandbox, params string[] arguments)
    {
        Skip.IfNot(HasAws.Value, "The aws CLI is not on PATH.");
        var (exit, output, error) = await Run(sandbox, "aws", arguments);
        Assert.True(exit == 0, $"aws {string.Join(' ', arguments)}: exit {exit}\n{error}");
        return string.IsNullOrWhiteSpace(output) ? null : JsonNode.Parse(output);
    }

    /// <summary>Runs <c>aws</c> where it has to fail, and gives back what it says.</summary>
    public static async Task<string> AwsFails(StageSandbox sandbox, params string[] arguments)
    {
        Skip.IfNot(HasAws.Value, "The aws CLI is not on PATH.");
        var (exit, output, error) = await Run(sandbox, "aws", arguments);
        Assert.True(exit != 0, $"aws {string.Join(' ', arguments)} succeeded:\n{output}");
        return error;
    }

    /// <summary>
    /// Runs a script of <c>Peers/</c> in one Python process with botocore; it prints one JSON value. Skips the test when
    /// there is no botocore.
    /// </summary>
    public static async Task<JsonNode> Python(StageSandbox sandbox, string script)
    {
        Skip.IfNot(HasBotocore.Value, "python3 with botocore is not there.");
        var (exit, output, error) = await Run(sandbox, "python3", [Path.Combine(AppContext.BaseDirectory, "Peers", script)]);
        Assert.True(exit == 0, $"{script}: exit {exit}\n{error}\n{string.Join('\n', sandbox.Journal.Entries.TakeLast(3))}");
        return JsonNode.Parse(output)!;
    }

    /// <summary>
    /// Runs many command lines of the real aws CLI in one process (it takes a second to start); each has to end as it
    /// says: a line that starts with "! Code " has to fail with that error code. Gives back the JSON of each line.
    /// </summary>
    public static Task<IReadOnlyList<JsonNode?>> Cli(StageSandbox sandbox, params string[] lines) => Cli(sandbox, [], lines);

    /// <summary>
    /// The same, where lines build on each other: "name = command" adds its answer to what is known, and "&lt;&lt;name&gt;&gt;"
    /// or "&lt;&lt;name.expression&gt;&gt;" (JMESPath) in an argument stands for it.
    /// </summary>
    public static async Task<IReadOnlyList<JsonNode?>> Cli(StageSandbox sandbox, JsonObject known, params string[] lines)
    {
        Skip.IfNot(HasAwsModule.Value, "python3 with awscli is not there.");
        var wanted = lines.Select(l => l.StartsWith("! ", StringComparison.Ordinal) ? l.Split(' ', 3) : ["", "", l]).ToList();
        var input = JsonSerializer.Serialize(new { known, lines = wanted.Select(w => w[2]) });
        var (exit, output, error) = await Run(sandbox, "python3", [Path.Combine(AppContext.BaseDirectory, "Peers", "cli.py")], input);
        Assert.True(exit == 0, $"cli.py: exit {exit}\n{error}");
        var results = JsonNode.Parse(output)!.AsArray();
        var wrong = wanted.Zip(results, (w, r) => (w, r)).Where(p => p.w[1].Length == 0
            ? (int?)p.r!["exit"] is not (0 or null)
            : !((string?)p.r!["err"] ?? "").Contains($"({p.w[1]})", StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Select(p => $"aws {p.w[2]}\n  expected {(p.w[1].Length == 0 ? "success" : p.w[1])}, got exit {p.r!["exit"]}: {p.r["err"]}")));
        foreach (var result in results)
        {
            if ((string?)result!["name"] is { } name)
            {
                known[name] = result["out"]?.DeepClone();
            }
        }

        return [.. results.Select(r => r!["out"])];
    }

    private static async Task<(int Exit, string Output, string Error)> Run(StageSandbox sandbox, string program, string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_ENDPOINT_URL"] = sandbox.Endpoint.ToString().TrimEnd('/');
        start.Environment["AWS_ACCESS_KEY_ID"] = sandbox.AccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within two minutes.");
        }
        return (process.ExitCode, await output, await error);
    }

    private static bool Probe(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
