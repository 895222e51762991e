using System.Text.Json;
using Amazon.CloudControlApi.Model;

namespace StackStage.Operations.Connection;

/// <summary>Reads resources of any type through Cloud Control, where no client of the service's own is at hand.</summary>
internal static class CloudResources
{
    /// <summary>All resources of a type in the connection's Region, by identifier, with their properties.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="type">The CloudFormation type, such as <c>AWS::AppSync::DomainName</c>.</param>
    /// <param name="model">Properties that narrow the list, as JSON; some types need them.</param>
    /// <param name="needed">A property that is wanted: a resource that is listed without it is read by itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<(string Identifier, JsonElement Properties)>> ListAsync(
        AwsConnection connection, string type, string? model, string? needed, CancellationToken cancellationToken)
    {
        var found = new List<(string, JsonElement)>();
        string? next = null;
        do
        {
            var page = await connection.CloudControl.ListResourcesAsync(new ListResourcesRequest { TypeName = type, ResourceModel = model, NextToken = next, MaxResults = 100 }, cancellationToken).ConfigureAwait(false);
            foreach (var listed in page.ResourceDescriptions ?? [])
            {
                var properties = Parse(listed.Properties);
                if (needed is not null && !properties.TryGetProperty(needed, out _))
                {
                    var answer = await connection.CloudControl.GetResourceAsync(new GetResourceRequest { TypeName = type, Identifier = listed.Identifier! }, cancellationToken).ConfigureAwait(false);
                    properties = Parse(answer.ResourceDescription?.Properties);
                }

                found.Add((listed.Identifier ?? string.Empty, properties));
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return found;
    }

    private static JsonElement Parse(string? properties)
    {
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrEmpty(properties) ? "{}" : properties);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : Parse(null);
        }
        catch (JsonException)
        {
            // What is not said in a form that can be read is not known.
            return Parse(null);
        }
    }
}
