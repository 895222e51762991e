using System.Text;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>
/// The list of what a distribution leaves behind, as versions before the journal kept it: a comment in the code of a
/// CloudFront function that nothing uses, named after the distribution. It is still read, and deleted when all is done.
/// </summary>
internal sealed class LeftoverNote(DistributionCalls calls, IOperationHost host)
{
    private const string Prefix = "stackstage-leftovers-";
    private const string Line = "// leftover: ";

    /// <summary>The name of the function that keeps a distribution's note.</summary>
    public static string NameFor(string distribution) => Prefix + distribution;

    /// <summary>What a note lists; null when there is none.</summary>
    public async Task<IReadOnlyList<Leftover>?> ReadAsync(string distribution, CancellationToken cancellationToken)
    {
        try
        {
            var (code, _) = await calls.CallAsync(token => ReadOnceAsync(distribution, token), "cloudfront:GetFunction", NameFor(distribution), cancellationToken).ConfigureAwait(false);
            return code is null ? null : Parse(code);
        }
        catch (StageException failure) when (failure.Error.Category == StageErrorCategory.PermissionDenied)
        {
            // Who may not read functions has never written a note either.
            host.WriteVerbose($"Whether an older version has left a note of what {distribution} used cannot be told: {failure.Message}");
            return null;
        }
    }

    /// <summary>Deletes a note.</summary>
    public Task<StepOutcome> DeleteAsync(string distribution, CancellationToken cancellationToken)
    {
        var sent = false;
        var patience = new Patience(host.Time);
        return calls.CallAsync(
            async token =>
            {
                var (present, etag) = await ReadOnceAsync(distribution, token).ConfigureAwait(false);
                if (present is null)
                {
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                sent = true;
                await calls.CloudFront.DeleteFunctionAsync(new DeleteFunctionRequest { Name = NameFor(distribution), IfMatch = etag! }, token).ConfigureAwait(false);
                return StepOutcome.Done;
            },
            "cloudfront:DeleteFunction",
            NameFor(distribution),
            cancellationToken,
            failure => (AwsErrors.CodeOf(failure) == "NoSuchFunctionExists" || DistributionFailures.IsStale(failure)) && patience.Has("changed", DistributionFailures.StalePatience));
    }

    internal static IReadOnlyList<Leftover> Parse(string code)
    {
        var found = new List<Leftover>();
        foreach (var line in code.Split('\n').Where(line => line.StartsWith(Line, StringComparison.Ordinal)))
        {
            var parts = line[Line.Length..].Split(' ', 3);
            if (parts.Length >= 2 && LeftoverKind.All.FirstOrDefault(kind => kind.Name == parts[0]) is { } kind && parts[1].Length > 0)
            {
                var id = parts[1].Split('@', 2);
                found.Add(new Leftover(kind, id[0], parts.Length > 2 && parts[2].Trim().Length > 0 ? parts[2].Trim() : null, id.Length > 1 ? id[1] : null));
            }
        }

        return found;
    }

    private async Task<(string? Code, string? ETag)> ReadOnceAsync(string distribution, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.CloudFront.GetFunctionAsync(new GetFunctionRequest { Name = NameFor(distribution) }, cancellationToken).ConfigureAwait(false);
            return (answer.FunctionCode is null ? string.Empty : Encoding.UTF8.GetString(answer.FunctionCode.ToArray()), answer.ETag);
        }
        catch (AmazonCloudFrontException failure) when (AwsErrors.CodeOf(failure) == "NoSuchFunctionExists")
        {
            return (null, null);
        }
    }
}
