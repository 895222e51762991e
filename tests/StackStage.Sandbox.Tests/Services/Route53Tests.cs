using System.Net;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class Route53Tests
{
    private const string Zone = """{ "services": { "route53": { "hostedZones": [ { "id": "Z1", "name": "shop.example" } ] } } }""";

    [Fact]
    public async Task A_change_is_pending_for_a_minute()
    {
        using var given = new Given(Zone);
        var id = (await given.Record("Z1", "UPSERT", "www.shop.example", "A", "192.0.2.1")).Xml("Id")!;
        Assert.StartsWith("/change/C", id, StringComparison.Ordinal);
        Assert.Equal("PENDING", (await given.Xml("route53", HttpMethod.Get, "/2013-04-01" + id)).Xml("Status"));
        given.Pass(60);
        Assert.Equal("INSYNC", (await given.Xml("route53", HttpMethod.Get, "/2013-04-01" + id)).Xml("Status"));
    }

    [Fact]
    public async Task A_batch_happens_as_a_whole_or_not_at_all()
    {
        using var given = new Given(Zone);
        await given.Record("Z1", "CREATE", "www.shop.example", "A", "192.0.2.1");
        var before = given.Sandbox.ExportState();
        var refused = await given.Xml("route53", HttpMethod.Post, "/2013-04-01/hostedzone/Z1/rrset", """
            <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>
            <Change><Action>CREATE</Action><ResourceRecordSet><Name>new.shop.example</Name><Type>A</Type><TTL>1</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.2</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>
            <Change><Action>CREATE</Action><ResourceRecordSet><Name>WWW.shop.example</Name><Type>A</Type><TTL>1</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.2</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>
            <Change><Action>DELETE</Action><ResourceRecordSet><Name>gone.shop.example</Name><Type>A</Type><TTL>1</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.2</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>
            </Changes></ChangeBatch></ChangeResourceRecordSetsRequest>
            """);
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidChangeBatch"), (refused.Status, refused.Xml("Code")));
        Assert.Equal("[Tried to create resource record set [name='www.shop.example.', type='A'] but it already exists, "
            + "Tried to delete resource record set [name='gone.shop.example.', type='A'] but it was not found]", refused.Xml("Message"));
        Assert.Equal(before, given.Sandbox.ExportState());
    }

    [Theory]
    [InlineData("CREATE", "shop.example", "CNAME", "x.example", "is not permitted at apex in zone shop.example.")]
    [InlineData("DELETE", "shop.example", "NS", "ns.example", "but the values provided do not match the current values")]
    [InlineData("CREATE", "www.shop.example", "CNAME", "x.example", "is not permitted as it conflicts with other records")]
    [InlineData("CREATE", "alias.shop.example", "A", "192.0.2.1", "because a conflicting RRSet of type CNAME with the same DNS name already exists")]
    [InlineData("CREATE", "t.shop.example", "TXT", "bare", "Value should be enclosed in quotation marks")]
    public async Task What_Route_53_does_not_permit(string action, string name, string type, string value, string message)
    {
        using var given = new Given(Zone);
        await given.Record("Z1", "CREATE", "www.shop.example", "A", "192.0.2.1");
        await given.Record("Z1", "CREATE", "alias.shop.example", "CNAME", "x.example");
        Assert.Contains(message, (await given.Record("Z1", action, name, type, value)).Xml("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_batch_can_have_the_form_of_the_API_reference()
    {
        using var given = new Given(Zone, ("route53.changeBatchMessages", "1"));
        var refused = await given.Record("Z1", "DELETE", "gone.shop.example", "A", "192.0.2.1");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("<InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages><Message>Tried to delete", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_may_come_with_their_prefix()
    {
        using var given = new Given(Zone);
        Assert.Equal("/hostedzone/Z1", (await given.Xml("route53", HttpMethod.Get, "/2013-04-01/hostedzone/%2Fhostedzone%2FZ1")).Xml("Id"));
        Assert.Equal("Z1", given.Sandbox.Journal.Entries[^1].Resource);
    }
}
