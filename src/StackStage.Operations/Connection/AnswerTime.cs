using System.Globalization;
using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>When a service answered, by its own clock (the Date header): what it has written is judged by that, and not by ours.</summary>
internal static class AnswerTime
{
    private const string Header = "Date";

    /// <summary>Keeps the time with an answer. Answers themselves have no place for it.</summary>
    public static void Note(AmazonWebServiceResponse answer, IExecutionContext context)
    {
        if (context.ResponseContext.HttpResponse is { } http && http.IsHeaderPresent(Header))
        {
            answer.ResponseMetadata ??= new ResponseMetadata();
            answer.ResponseMetadata.Metadata[Header] = http.GetHeaderValue(Header);
        }
    }

    /// <summary>The time, to the second; null where the answer does not say it.</summary>
    public static DateTimeOffset? Of(AmazonWebServiceResponse answer) =>
        answer.ResponseMetadata?.Metadata.TryGetValue(Header, out var text) == true && DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
