using System.Management.Automation;
using StackStage.Cmdlets.Completion;

namespace StackStage.Cmdlets.Tests;

public class CompletionTests
{
    private static readonly string[] Names =
    [
        "Id", "Alias", "DomainName", "SubjectAlternativeName", "CertificateArn", "HostedZoneId", "Region", "ProfileName", "DnsProfileName", "ValidationRegion",
        "Urn", "Name", "Type", "NewType", "NewParent", "App", "Stage", "SnapshotId", "DifferenceSnapshotId", "Scenario", "EntryId", "ToApp", "ToStage",
    ];

    public static IEnumerable<object[]> Parameters =>
        [.. from type in typeof(StageCmdlet).Assembly.GetTypes()
            where !type.IsAbstract && typeof(StageCmdlet).IsAssignableFrom(type)
            from property in type.GetProperties()
            where Names.Contains(property.Name) && property.GetCustomAttributesData().Any(data => data.AttributeType.Name == nameof(ParameterAttribute))
            select new object[] { type.Name, property.Name }];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_that_names_something_is_completed(string cmdlet, string parameter)
    {
        var property = typeof(StageCmdlet).Assembly.GetTypes().Single(type => type.Name == cmdlet).GetProperty(parameter)!;

        Assert.Contains(property.GetCustomAttributesData(), data => data.AttributeType.Name == nameof(ArgumentCompleterAttribute));
    }

    [Fact]
    public async Task A_listing_is_read_once_and_a_slow_one_is_there_later()
    {
        var reads = 0;
        var release = new TaskCompletionSource();
        var key = new object();
        Task<IReadOnlyList<string>> Read(CancellationToken cancellationToken)
        {
            reads++;
            return release.Task.ContinueWith(_ => (IReadOnlyList<string>)["late"], cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        // Longer than anybody waits for Tab: nothing yet, and no second reading at the next Tab.
        Assert.Empty(Lookup.Get(key, Read, TimeSpan.Zero));
        Assert.Empty(Lookup.Get(key, Read, TimeSpan.Zero));
        release.SetResult();
        IReadOnlyList<string> found = [];
        for (var tries = 0; tries < 100 && found.Count == 0; tries++)
        {
            found = Lookup.Get(key, Read, TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["late"], found);
        Assert.Equal(1, reads);
    }

    [Fact]
    public void What_cannot_be_read_completes_nothing()
    {
        Assert.Empty(Lookup.Get<string>(new object(), _ => throw new StackStage.Operations.Errors.StageException(
            new StackStage.Operations.Errors.StageError("AccessDenied", StackStage.Operations.Errors.StageErrorCategory.PermissionDenied, "no"))));
    }
}
