namespace StackStage.Cmdlets.Tests.PowerShell;

/// <summary>What an import, and a cmdlet that needs no AWS, load: nothing of AWS.</summary>
public class ImportTests
{
    private const string Loaded = "[AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name }).Where({ $_ -like 'AWSSDK*' -or $_ -like 'StackStage.*' }) -join ' '";

    [SkippableFact]
    public void No_AWS_assembly_is_loaded_before_a_cmdlet_of_AWS_runs()
    {
        Pwsh.SkipWithout();

        var (exitCode, output) = Pwsh.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{Pwsh.Module}}'
            {{Loaded}}
            Test-PulumiSnapshot -Quiet -InputObject '{"version":3,"checkpoint":{"stack":"a/b/c","latest":{"manifest":{},"resources":[],"metadata":{} } } }'
            {{Loaded}}
            $null = Get-Command -Module StackStage
            $null = Get-Command Get-StackStage -Syntax
            {{Loaded}}
            $null = Start-StageSandbox empty
            Stop-StageSandbox
            {{Loaded}}
            """);

        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.True(exitCode == 0 && lines.Length == 5, output);
        Assert.Equal("True", lines[1]);
        foreach (var line in new[] { lines[0], lines[2], lines[3] })
        {
            Assert.Contains("StackStage.Cmdlets", line, StringComparison.Ordinal);
            Assert.DoesNotContain("AWSSDK", line, StringComparison.Ordinal);
            Assert.DoesNotContain("StackStage.AwsClients", line, StringComparison.Ordinal);
        }

        Assert.Contains("AWSSDK.Core", lines[4], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_cmdlet_of_the_assembly_is_exported_by_the_module()
    {
        Pwsh.SkipWithout();

        var (exitCode, output) = Pwsh.Run($"Import-Module '{Pwsh.Module}' -ErrorAction Stop; (Get-Command -Module StackStage).Name");

        Assert.True(exitCode == 0, output);
        var declared = typeof(StageCmdlet).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "CmdletAttribute")
            .Select(attribute => $"{attribute.ConstructorArguments[0].Value}-{attribute.ConstructorArguments[1].Value}");
        Assert.Equal(declared.Order(StringComparer.Ordinal), output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
