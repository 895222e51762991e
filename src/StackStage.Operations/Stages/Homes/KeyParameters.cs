using System.Runtime.CompilerServices;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace StackStage.Operations.Stages.Homes;

/// <summary>The parameters in which SST keeps stage keys: <c>/sst/passphrase/&lt;app&gt;/&lt;stage&gt;</c>.</summary>
internal static class KeyParameters
{
    public const string Root = "/sst/passphrase";

    /// <summary>What stands in a stage's place for the key of an app's fallback secrets. It is no stage: all stages of the app need it.</summary>
    public const string Fallback = "_fallback";

    // DescribeParameters takes this many values in one filter, and gives as many in a page.
    private const int MaxFilterValues = 50;
    private const int PageSize = 50;

    /// <summary>The name of a stage's parameter.</summary>
    public static string NameOf(StageName name) => $"{Root}/{name.App}/{name.Stage}";

    /// <summary>The stage whose key a parameter is; null for any other parameter. An app's fallback key comes as the stage <see cref="Fallback"/>.</summary>
    public static StageName? StageOf(string? parameter) =>
        parameter is not null && parameter.StartsWith(Root + "/", StringComparison.Ordinal) && parameter[(Root.Length + 1)..].Split('/') is [{ Length: > 0 } app, { Length: > 0 } stage]
            ? new StageName(app, stage)
            : null;

    /// <summary>The paths below which a filter's keys are, as narrowly as it allows.</summary>
    public static IEnumerable<string> PathsOf(StageFilter filter) => filter.AppNames()?.Select(app => $"{Root}/{app}") ?? [Root];

    /// <summary>Lists the keys of a filter's apps, those of other stages included. No value leaves Parameter Store, not even an encrypted one.</summary>
    public static async IAsyncEnumerable<ParameterMetadata> DescribeAsync(IAmazonSimpleSystemsManagement ssm, StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var paths in PathsOf(filter).Chunk(MaxFilterValues))
        {
            await foreach (var found in DescribeAsync(ssm, new ParameterStringFilter { Key = "Path", Option = "Recursive", Values = [.. paths] }, cancellationToken).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    /// <summary>Lists the keys of some stages; those that have none are left out.</summary>
    public static async IAsyncEnumerable<ParameterMetadata> DescribeAsync(IAmazonSimpleSystemsManagement ssm, IEnumerable<StageName> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in names.Distinct().Select(NameOf).Chunk(MaxFilterValues))
        {
            await foreach (var found in DescribeAsync(ssm, new ParameterStringFilter { Key = "Name", Option = "Equals", Values = [.. some] }, cancellationToken).ConfigureAwait(false))
            {
                yield return found;
            }
        }
    }

    private static async IAsyncEnumerable<ParameterMetadata> DescribeAsync(IAmazonSimpleSystemsManagement ssm, ParameterStringFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new DescribeParametersRequest { ParameterFilters = [filter], MaxResults = PageSize };
        do
        {
            var page = await ssm.DescribeParametersAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var parameter in page.Parameters ?? [])
            {
                yield return parameter;
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
