using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>VPC origins: made, changed and deleted asynchronously.</summary>
internal sealed partial class CloudFrontService
{
    private TimeSpan VpcOriginDeletion => World.Setting("cloudfront.vpcOriginDeletion", TimeSpan.FromMinutes(5));

    private void RegisterVpcOrigins()
    {
        Rest("POST", Version + "/vpc-origin", "CreateVpcOrigin", CreateVpcOrigin);
        Rest("GET", Version + "/vpc-origin", "ListVpcOrigins", ListVpcOrigins);
        Rest("GET", Version + "/vpc-origin/{Id}", "GetVpcOrigin", GetVpcOrigin);
        Rest("PUT", Version + "/vpc-origin/{Id}", "UpdateVpcOrigin", UpdateVpcOrigin);
        Rest("DELETE", Version + "/vpc-origin/{Id}", "DeleteVpcOrigin", DeleteVpcOrigin);
        RegisterDistributionsBy(EntityKind.VpcOrigins);
    }

    private static string VpcOriginArn(string account, string id) => $"arn:aws:cloudfront::{account}:vpcorigin/{id}";

    private static string VpcOriginStatus(Entity origin, DateTimeOffset now) =>
        origin.GoneAt is not null ? "Deleting" : now >= origin.DeployedAt ? "Deployed" : "Deploying";

    private static XElement VpcOriginXml(Entity origin, SandboxCall call) => new("VpcOrigin",
        new XElement("Id", origin.Id),
        new XElement("Arn", VpcOriginArn(call.AccountId, origin.Id)),
        new XElement("AccountId", call.AccountId),
        new XElement("Status", VpcOriginStatus(origin, call.Now)),
        new XElement("CreatedTime", AwsTime.Iso(origin.CreatedAt)),
        new XElement("LastModifiedTime", AwsTime.Iso(origin.LastModified)),
        XElement.Parse(origin.Config));

    private AwsReply CreateVpcOrigin(SandboxCall call)
    {
        var body = Body(call);
        var config = ConfigIn(body, EntityKind.VpcOrigins);
        if (Present(call).Entities.Values.Any(e => e.Kind == EntityKind.VpcOrigin && XElement.Parse(e.Config).Text("Name") == config.Text("Name")))
        {
            throw new AwsError("EntityAlreadyExists", "A VPC origin of this name already exists.", 409);
        }

        var origin = Add(State(call), EntityKind.VpcOrigins, NewId(EntityKind.VpcOrigins), config, call.Now);
        origin.Tags = TagsIn(body);
        return AwsReply.Of(VpcOriginXml(origin, call), 202).With("ETag", origin.ETag)
            .With("Location", $"https://cloudfront.amazonaws.com/2020-05-31/vpc-origin/{origin.Id}");
    }

    private AwsReply GetVpcOrigin(SandboxCall call)
    {
        var origin = Entity(call, EntityKind.VpcOrigins);
        return AwsReply.Of(VpcOriginXml(origin, call)).With("ETag", origin.ETag);
    }

    private AwsReply ListVpcOrigins(SandboxCall call) => ListOf(call, "VpcOriginList",
        Present(call).Entities.Values.Where(e => e.Kind == EntityKind.VpcOrigin), e => e.Id,
        e =>
        {
            var full = VpcOriginXml(e, call);
            var config = full.Element("VpcOriginEndpointConfig")!;
            return new XElement("VpcOriginSummary", full.Elements().Where(x => x != config),
                new XElement("Name", config.Text("Name")), new XElement("OriginEndpointArn", config.Text("Arn")));
        }, full: true);

    private AwsReply UpdateVpcOrigin(SandboxCall call)
    {
        var origin = Entity(call, EntityKind.VpcOrigins);
        CheckIfMatch(call, origin.ETag);
        if (VpcOriginStatus(origin, call.Now) != "Deployed")
        {
            throw new AwsError("IllegalUpdate", "The VPC origin cannot be changed until it is deployed.");
        }

        origin.Config = ConfigIn(Body(call), EntityKind.VpcOrigins).Flat();
        origin.ETag = NewETag();
        origin.LastModified = call.Now;
        origin.DeployedAt = call.Now + Deployment;
        return AwsReply.Of(VpcOriginXml(origin, call), 202).With("ETag", origin.ETag);
    }

    private AwsReply DeleteVpcOrigin(SandboxCall call)
    {
        var origin = Entity(call, EntityKind.VpcOrigins);
        CheckIfMatch(call, origin.ETag);
        if (VpcOriginStatus(origin, call.Now) != "Deployed")
        {
            throw new AwsError("IllegalDelete", "The VPC origin cannot be deleted while it is being deployed or deleted.");
        }

        CheckUnused(call, EntityKind.VpcOrigins, origin);
        origin.GoneAt = call.Now + VpcOriginDeletion;
        origin.ETag = NewETag();
        return AwsReply.Of(VpcOriginXml(origin, call), 202).With("ETag", origin.ETag);
    }
}
