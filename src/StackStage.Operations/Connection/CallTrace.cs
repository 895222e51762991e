using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StackStage.Operations.Connection;

/// <summary>Tells whoever asked for it (<c>-Debug</c>) of every request: method, host, operation, status and request id. No parameter, no header, no body.</summary>
public static class CallTrace
{
    private const string EndpointKey = "StackStage.Endpoint";

    private static readonly AsyncLocal<Action<string>?> Writer = new();
    private static readonly string[] RequestIdHeaders = ["x-amzn-RequestId", "x-amz-request-id", "x-amz-cf-id"];

    /// <summary>Sends the lines of all requests that this flow of control makes from now on somewhere.</summary>
    /// <param name="write">Called from any thread; null for nowhere.</param>
    public static void SendTo(Action<string>? write) => Writer.Value = write;

    /// <summary>The endpoint that a failed request went to, as far as that is known.</summary>
    internal static Uri? EndpointOf(Exception failure)
    {
        for (Exception? each = failure; each is not null; each = each.InnerException)
        {
            if (each.Data[EndpointKey] is Uri endpoint)
            {
                return endpoint;
            }
        }

        return null;
    }

    /// <summary>The operation of a request, such as <c>GetDistribution</c>.</summary>
    internal static string OperationOf(IExecutionContext context)
    {
        const string Suffix = "Request";
        var name = context.RequestContext.OriginalRequest.GetType().Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    /// <summary>Stands inside the SDK's own retries, so that each attempt is a line.</summary>
    internal sealed class Handler : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
                AnswerTime.Note(answer, executionContext);
                Write(executionContext, started, $"{(int)answer.HttpStatusCode}", RequestIdOf(executionContext, answer.ResponseMetadata?.RequestId));
                return answer;
            }
            catch (Exception failure)
            {
                failure.Data[EndpointKey] = executionContext.RequestContext.Request?.Endpoint;
                FailedCall.Note(failure, executionContext);
                if (failure is AmazonServiceException service && service.StatusCode != 0)
                {
                    Write(executionContext, started, $"{(int)service.StatusCode} {service.ErrorCode}", RequestIdOf(executionContext, service.RequestId));
                }
                else
                {
                    Write(executionContext, started, failure.GetType().Name, null);
                }

                throw;
            }
        }

        private static string? RequestIdOf(IExecutionContext context, string? requestId)
        {
            if (!string.IsNullOrEmpty(requestId))
            {
                return requestId;
            }

            var http = context.ResponseContext.HttpResponse;
            return RequestIdHeaders.Where(name => http?.IsHeaderPresent(name) == true).Select(name => http!.GetHeaderValue(name)).FirstOrDefault();
        }

        private static void Write(IExecutionContext context, long started, string outcome, string? requestId)
        {
            if (Writer.Value is not { } write)
            {
                return;
            }

            var request = context.RequestContext.Request;
            var attempt = context.RequestContext.Retries == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", attempt {context.RequestContext.Retries + 1}");
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            write(string.Create(
                CultureInfo.InvariantCulture,
                $"{request?.HttpMethod} {request?.Endpoint?.Authority} {OperationOf(context)}: {outcome}, request id {requestId ?? "none"}, {took:0} ms{attempt}"));
        }
    }
}
