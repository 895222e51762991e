using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SecurityToken.Model;

namespace StackStage.Operations.Connection;

/// <summary>
/// Looks at every answer of every client before anybody believes it. AWS, and whatever imitates it, marks each answer with
/// headers of its own (<c>x-amzn-RequestId</c>, <c>x-amz-request-id</c>, <c>x-amz-cf-id</c>) or a request id in the body;
/// a proxy's page does not, however well-formed it is. And what was asked for must be in the answer.
/// </summary>
internal sealed partial class AnswerCheck : PipelineHandler
{
    private static readonly ConcurrentDictionary<Type, Func<object, bool>> Expectations = new();
    private static readonly string[] Promising = ["Get", "List", "Describe", "Create", "Request"];

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        T answer;
        try
        {
            answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonServiceException failure) when (IsForeign(failure))
        {
            throw new ForeignAnswerException(Describe(executionContext, failure.StatusCode, "nothing that AWS marks its errors with"), failure.StatusCode, failure);
        }

        var http = executionContext.ResponseContext.HttpResponse;
        var missing = !IsMarked(http, answer.ResponseMetadata?.RequestId) ? "nothing that AWS marks its answers with"
            : answer is GetCallerIdentityResponse identity && !Account().IsMatch(identity.Account ?? string.Empty) ? "no account of 12 digits in it"
            : !HasWhatWasAskedFor(answer) ? "nothing of what was asked for in it"
            : null;
        return missing is null ? answer : throw new ForeignAnswerException(Describe(executionContext, answer.HttpStatusCode, missing), answer.HttpStatusCode, null);
    }

    /// <summary>Whether an answer holds anything that its operation promises. An empty page of a list is an answer, too.</summary>
    internal static bool HasWhatWasAskedFor(AmazonWebServiceResponse answer) => Expectations.GetOrAdd(answer.GetType(), ExpectationOf)(answer);

    // Redirects and refusals. What begins with 5 may be a load balancer of AWS, is tried again, and told at the end; so is 429.
    private static bool IsForeign(AmazonServiceException failure) =>
        failure.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests
        && !IsMarked((failure.InnerException as HttpErrorResponseException)?.Response, failure.RequestId);

    private static bool IsMarked(IWebResponseData? http, string? requestId) =>
        !string.IsNullOrEmpty(requestId) || http?.GetHeaderNames().Any(name => name.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)) == true;

    private static string Describe(IExecutionContext context, HttpStatusCode status, string what) =>
        $"the answer to {CallTrace.OperationOf(context)} has status {(int)status} and {what}. Is the endpoint URL right, and is a proxy answering in its place?";

    private static Func<object, bool> ExpectationOf(Type answer)
    {
        // The objects of a bucket may be anything, and changes need not answer more than that they were made.
        var promises = answer.Namespace?.StartsWith("Amazon.S3", StringComparison.Ordinal) != true
            && Promising.Any(verb => answer.Name.StartsWith(verb, StringComparison.Ordinal));
        var members = MembersOf(answer);
        if (!promises || members.Length == 0 || members.Any(member => typeof(Stream).IsAssignableFrom(member.PropertyType)))
        {
            return _ => true;
        }

        // Of one object with an ETag beside it, the object counts; the ETag is a header that any server may send.
        var parts = members.Where(member => IsPart(member.PropertyType)).ToArray();
        if (parts.Length == 1 && members.All(member => member == parts[0] || member.PropertyType == typeof(string)))
        {
            return found => parts[0].GetValue(found) is { } part && !IsHollow(part);
        }

        // A list with no item and no further page: in XML an empty list reads as none.
        return members.All(member => IsList(member.PropertyType) || member.PropertyType == typeof(string)) && members.Any(member => IsList(member.PropertyType))
            ? _ => true
            : found => members.Any(member => IsThere(member.GetValue(found)));
    }

    private static PropertyInfo[] MembersOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.DeclaringType != typeof(AmazonWebServiceResponse) && member.CanRead && member.GetIndexParameters().Length == 0)];

    private static bool IsThere(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        _ => !IsPart(value.GetType()) || !IsHollow(value),
    };

    private static bool IsHollow(object part)
    {
        var members = MembersOf(part.GetType());

        // A part that is nothing but lists may well be empty: a resource without tags.
        return members.Any(member => !IsList(member.PropertyType)) && !members.Any(member => IsThere(member.GetValue(part)));
    }

    private static bool IsPart(Type type) => type is { IsClass: true } && type != typeof(string) && !IsList(type) && !typeof(ConstantClass).IsAssignableFrom(type);

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    [GeneratedRegex("^[0-9]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
