using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Dns;

/// <summary>The calls to Route 53, each tried again for as long as time may mend it.</summary>
internal sealed class DnsCalls(AwsConnection connection, IOperationHost host, TimeSpan timeout)
{
    /// <summary>How long the reading goes on that a plan needs, before anything waits.</summary>
    public static readonly TimeSpan PlanningTimeout = TimeSpan.FromMinutes(10);

    private const string InvalidChangeBatch = "InvalidChangeBatch";

    public AwsConnection Connection => connection;

    public async Task<IReadOnlyList<DnsZone>> ListZonesAsync(CancellationToken cancellationToken)
    {
        var zones = new List<DnsZone>();
        string? marker = null;
        do
        {
            var page = await CallAsync(
                token => connection.Route53.ListHostedZonesAsync(new ListHostedZonesRequest { Marker = marker }, token),
                "route53:ListHostedZones",
                "the account's hosted zones",
                cancellationToken).ConfigureAwait(false);
            zones.AddRange((page.HostedZones ?? []).Select(ToZone));
            marker = page.IsTruncated == true ? page.NextMarker : null;
        }
        while (marker is not null);

        return zones;
    }

    /// <summary>One zone, or null when there is none of that id.</summary>
    public async Task<DnsZone?> GetZoneAsync(string id, CancellationToken cancellationToken) => await CallAsync(
        async token =>
        {
            try
            {
                return ToZone((await connection.Route53.GetHostedZoneAsync(new GetHostedZoneRequest { Id = id }, token).ConfigureAwait(false)).HostedZone);
            }
            catch (AmazonRoute53Exception failure) when (AwsErrors.CodeOf(failure) == "NoSuchHostedZone")
            {
                return null;
            }
        },
        "route53:GetHostedZone",
        id,
        cancellationToken).ConfigureAwait(false);

    /// <summary>The record sets of one name, of every type.</summary>
    public async Task<IReadOnlyList<DnsRecord>> RecordsOfAsync(DnsZone zone, string name, CancellationToken cancellationToken)
    {
        var found = new List<DnsRecord>();
        await foreach (var record in ListAsync(zone, name, cancellationToken).ConfigureAwait(false))
        {
            if (record.Name != name)
            {
                break;
            }

            found.Add(record);
        }

        return found;
    }

    /// <summary>All record sets of a zone, or those from a name on in Route 53's order.</summary>
    public async IAsyncEnumerable<DnsRecord> ListAsync(DnsZone zone, string? from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListResourceRecordSetsRequest { HostedZoneId = zone.Id, StartRecordName = from };
        while (true)
        {
            var page = await CallAsync(
                async token =>
                {
                    try
                    {
                        return await connection.Route53.ListResourceRecordSetsAsync(request, token).ConfigureAwait(false);
                    }
                    catch (AmazonRoute53Exception failure) when (AwsErrors.CodeOf(failure) == "NoSuchHostedZone")
                    {
                        // Deleted since it was listed: it has no records any more.
                        return new ListResourceRecordSetsResponse();
                    }
                },
                "route53:ListResourceRecordSets",
                zone.ToString(),
                cancellationToken).ConfigureAwait(false);
            foreach (var record in page.ResourceRecordSets ?? [])
            {
                yield return new DnsRecord(zone, record);
            }

            if (page.IsTruncated != true || string.IsNullOrEmpty(page.NextRecordName))
            {
                yield break;
            }

            request = new ListResourceRecordSetsRequest
            {
                HostedZoneId = zone.Id,
                StartRecordName = page.NextRecordName,
                StartRecordType = page.NextRecordType,
                StartRecordIdentifier = page.NextRecordIdentifier,
            };
        }
    }

    /// <summary>Changes records, all or none.</summary>
    /// <returns>The id of the change, for <see cref="Waiter"/>s.</returns>
    public async Task<string> ChangeAsync(DnsZone zone, ChangeAction action, IEnumerable<ResourceRecordSet> records, CancellationToken cancellationToken)
    {
        var request = new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone.Id,
            ChangeBatch = new ChangeBatch
            {
                Comment = "StackStage",
                Changes = [.. records.Select(record => new Change { Action = action, ResourceRecordSet = record })],
            },
        };
        try
        {
            return (await connection.Route53.ChangeResourceRecordSetsAsync(request, cancellationToken).ConfigureAwait(false)).ChangeInfo.Id;
        }
        catch (AmazonRoute53Exception failure) when (IsUnnamedRefusal(failure))
        {
            throw new AmazonRoute53Exception(
                "Route 53 refuses the batch of changes; its answer has the form that names no record.", failure, failure.ErrorType, InvalidChangeBatch, failure.RequestId, failure.StatusCode);
        }
    }

    /// <summary>Whether a batch was refused because the records are not (any more) as it says; a new look tells how they are.</summary>
    public static bool IsOutdated(Exception failure) => AwsErrors.CodeOf(failure) == InvalidChangeBatch
        && (failure.InnerException is AmazonRoute53Exception
            || failure.Message.Contains("not found", StringComparison.OrdinalIgnoreCase)
            || failure.Message.Contains("do not match", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a batch was refused in Route 53's second form, <c>&lt;InvalidChangeBatch&gt;&lt;Messages&gt;</c>, in which readers
    /// that know the common form only find neither code nor message: 400, and a request id all the same.
    /// </summary>
    internal static bool IsUnnamedRefusal(AmazonRoute53Exception failure) => failure.StatusCode == HttpStatusCode.BadRequest
        && failure.ErrorCode is null or "" or nameof(HttpStatusCode.BadRequest)
        && !string.IsNullOrEmpty(failure.RequestId);

    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, string action, string resource, CancellationToken cancellationToken, Func<Exception, bool>? isRetriable = null) =>
        Retry.RunAsync(call, isRetriable, timeout, action, resource, host, cancellationToken);

    private static DnsZone ToZone(HostedZone zone) =>
        new(zone.Id[(zone.Id.LastIndexOf('/') + 1)..], DnsNames.Normalize(zone.Name), zone.Config?.PrivateZone == true);
}
