using System.Text;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>
/// What only a distribution used is known from its config, and deleted when that config is gone. So that a run that is
/// stopped in between can be finished by any other, on any machine, the list is kept where the leftovers are: as a
/// comment in the code of a CloudFront function that nothing uses, named after the distribution. The last step deletes it.
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
        var (code, _) = await calls.CallAsync(token => ReadOnceAsync(distribution, token), "cloudfront:GetFunction", NameFor(distribution), cancellationToken).ConfigureAwait(false);
        return code is null ? null : Parse(code);
    }

    /// <summary>Writes a note. The distribution is still there, so what an older one says does not matter.</summary>
    public Task<StepOutcome> WriteAsync(string distribution, IReadOnlyList<Leftover> leftovers, CancellationToken cancellationToken)
    {
        var text = Compose(distribution, leftovers);
        var sent = false;
        var patience = new Patience(host.Time);
        return calls.CallAsync(
            async token =>
            {
                var (present, etag) = await ReadOnceAsync(distribution, token).ConfigureAwait(false);
                if (present == text)
                {
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                if (present is not null)
                {
                    await calls.CloudFront.DeleteFunctionAsync(new DeleteFunctionRequest { Name = NameFor(distribution), IfMatch = etag! }, token).ConfigureAwait(false);
                }

                sent = true;
                using var code = new MemoryStream(Encoding.UTF8.GetBytes(text));
                await calls.CloudFront.CreateFunctionAsync(
                    new CreateFunctionRequest
                    {
                        Name = NameFor(distribution),
                        FunctionConfig = new FunctionConfig { Comment = $"What distribution {distribution} leaves behind; see the code.", Runtime = FunctionRuntime.CloudfrontJs20 },
                        FunctionCode = code,
                    },
                    token).ConfigureAwait(false);
                return StepOutcome.Done;
            },
            "cloudfront:CreateFunction",
            NameFor(distribution),
            cancellationToken,
            failure => (AwsErrors.CodeOf(failure) is "FunctionAlreadyExists" or "NoSuchFunctionExists" || DistributionFailures.IsStale(failure))
                && patience.Has("changed", DistributionFailures.StalePatience));
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

    internal static string Compose(string distribution, IEnumerable<Leftover> leftovers)
    {
        var text = new StringBuilder();
        text.Append("// Kept by Disable-DistributionAndRemove of StackStage: what only distribution ").Append(distribution).Append(" used and is still to be deleted.\n");
        text.Append("// To finish: Disable-DistributionAndRemove -Id ").Append(distribution).Append(" -IncludeOrphans\n");
        foreach (var leftover in leftovers)
        {
            text.Append(Line).Append(leftover.Kind.Name).Append(' ').Append(leftover.Birth is null ? leftover.Id : $"{leftover.Id}@{leftover.Birth}").Append(' ').Append(OneLine(leftover.Name)).Append('\n');
        }

        return text.Append("function handler(event) { return event.request; }\n").ToString();
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

    // A function's code is ASCII to be safe; a name is only for the reader.
    private static string OneLine(string? name) => string.Concat((name ?? string.Empty).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));

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
