using System.Text.Json;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>SST's home in an account and Region: a bucket that the bootstrap parameter names, and keys in Parameter Store.</summary>
internal sealed class SstAwsHome : SstHome
{
    public const string BootstrapParameter = "/sst/bootstrap";
    public const string KeyRoot = "/sst/passphrase";

    // DescribeParameters takes this many values in one filter.
    private const int MaxFilterValues = 50;

    private readonly AwsConnection _connection;

    private SstAwsHome(AwsConnection connection, string bucket, string owner)
        : base(new BucketStore(connection.S3(), bucket, owner: owner))
    {
        _connection = connection;
        Bucket = bucket;
    }

    public string Bucket { get; }

    public override string Kind => "aws";

    public override string Description => $"the SST home in {_connection.Region} (bucket {Bucket})";

    public override string Region => _connection.Region;

    public static async Task<SstAwsHome> OpenAsync(AwsConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.SystemsManager.GetParameterAsync(new GetParameterRequest { Name = BootstrapParameter }, cancellationToken).ConfigureAwait(false);
            var bucket = BucketOf(answer.Parameter?.Value) ?? throw StageErrors.BootstrapNotValid(connection.Region, null);

            // A bucket of that name may belong to somebody else meanwhile: buckets are deleted, and their names taken by others.
            return new SstAwsHome(connection, bucket, await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (AmazonSimpleSystemsManagementException failure) when (AwsErrors.CodeOf(failure) == "ParameterNotFound")
        {
            throw StageErrors.NotBootstrapped(connection.Region, failure);
        }
        catch (JsonException failure)
        {
            throw StageErrors.BootstrapNotValid(connection.Region, failure);
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw AwsErrors.Translate(failure, "ssm:GetParameter", BootstrapParameter);
        }
    }

    internal override async Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            var found = new HashSet<StageName>();
            foreach (var paths in (filter.AppNames()?.Select(app => $"{KeyRoot}/{app}") ?? [KeyRoot]).Chunk(MaxFilterValues))
            {
                await AddKeysAsync(paths, found, cancellationToken).ConfigureAwait(false);
            }

            return found;
        }
        catch (Exception failure) when (AwsErrors.IsAccessDenied(failure))
        {
            host.WriteWarning($"Whether the stages have their keys cannot be told: {AwsErrors.Translate(failure, "ssm:DescribeParameters", null).Error.RecommendedAction}");
            return null;
        }
        catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
        {
            throw AwsErrors.Translate(failure, "ssm:DescribeParameters", KeyRoot);
        }
    }

    private static string? BucketOf(string? value)
    {
        using var json = JsonDocument.Parse(value ?? string.Empty);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String && state.GetString() is { Length: > 0 } bucket
            ? bucket
            : null;
    }

    // Only names are asked for: no value leaves Parameter Store, not even an encrypted one.
    private async Task AddKeysAsync(string[] paths, HashSet<StageName> found, CancellationToken cancellationToken)
    {
        var request = new DescribeParametersRequest
        {
            ParameterFilters = [new ParameterStringFilter { Key = "Path", Option = "Recursive", Values = [.. paths] }],
            MaxResults = 50,
        };
        do
        {
            var page = await _connection.SystemsManager.DescribeParametersAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var parameter in page.Parameters ?? [])
            {
                if (parameter.Name?[(KeyRoot.Length + 1)..].Split('/') is [{ } app, { } stage])
                {
                    found.Add(new StageName(app, stage));
                }
            }

            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
