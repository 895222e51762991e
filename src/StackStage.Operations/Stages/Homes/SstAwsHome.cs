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

    /// <summary>The home that a bootstrap parameter's value names, where the parameter itself is gone.</summary>
    /// <exception cref="Errors.StageException">The value names none.</exception>
    public static async Task<SstAwsHome> OfBootstrapAsync(AwsConnection connection, string bootstrap, CancellationToken cancellationToken)
    {
        try
        {
            var bucket = BucketOf(bootstrap) ?? throw StageErrors.BootstrapNotValid(connection.Region, null);
            return new SstAwsHome(connection, bucket, await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException failure)
        {
            throw StageErrors.BootstrapNotValid(connection.Region, failure);
        }
    }

    internal override async Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            var found = new HashSet<StageName>();
            await foreach (var parameter in KeyParameters.DescribeAsync(_connection.SystemsManager, filter, cancellationToken).ConfigureAwait(false))
            {
                if (KeyParameters.StageOf(parameter.Name) is { Stage: not KeyParameters.Fallback } name)
                {
                    found.Add(name);
                }
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
            throw AwsErrors.Translate(failure, "ssm:DescribeParameters", KeyParameters.Root);
        }
    }

    private static string? BucketOf(string? value)
    {
        using var json = JsonDocument.Parse(value ?? string.Empty);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String && state.GetString() is { Length: > 0 } bucket
            ? bucket
            : null;
    }
}
