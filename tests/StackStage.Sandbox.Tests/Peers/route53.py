"""Every operation of the sandbox's Route 53, called through botocore."""
from common import client, code, done, pages

r53 = client("route53")


def change(zone, *changes):
    return dict(HostedZoneId=zone, ChangeBatch={"Comment": "test", "Changes": [
        {"Action": action, "ResourceRecordSet": record} for action, record in changes]})


def a(name, *values, **more):
    return dict(Name=name, Type="A", TTL=60, ResourceRecords=[{"Value": v} for v in values or ["192.0.2.1"]], **more)


created = r53.create_hosted_zone(Name="Shop.example", CallerReference="one", HostedZoneConfig={"Comment": "the shop"})
zone = created["HostedZone"]["Id"]
again = code(r53.create_hosted_zone, Name="shop.example", CallerReference="one")
private = r53.create_hosted_zone(Name="shop.example", CallerReference="two", VPC={"VPCRegion": "us-east-1", "VPCId": "vpc-1"})["HostedZone"]["Id"]
other = r53.create_hosted_zone(Name="another.example", CallerReference="three")["HostedZone"]["Id"]
got = r53.get_hosted_zone(Id=zone)
got_private = r53.get_hosted_zone(Id=private)
by_name = r53.list_hosted_zones_by_name(DNSName="shop.example", MaxItems="1")
by_name_2 = r53.list_hosted_zones_by_name(DNSName=by_name["NextDNSName"], HostedZoneId=by_name["NextHostedZoneId"])

submitted = r53.change_resource_record_sets(**change(
    zone, ("CREATE", a("*.shop.example")), ("CREATE", a("www.shop.example.")), ("UPSERT", dict(
        Name="api.shop.example", Type="A", AliasTarget={"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "d1.cloudfront.net", "EvaluateTargetHealth": False})),
    ("CREATE", a("w.shop.example", SetIdentifier="blue", Weight=10)), ("CREATE", a("w.shop.example", "192.0.2.2", SetIdentifier="green", Weight=20)),
    ("CREATE", dict(Name="t.shop.example", Type="TXT", TTL=60, ResourceRecords=[{"Value": '"a"'}]))))["ChangeInfo"]
status = r53.get_change(Id=submitted["Id"])["ChangeInfo"]["Status"]
records = r53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
paged = pages(r53, "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=zone, PaginationConfig={"PageSize": 3})
started = [r["Name"] for r in r53.list_resource_record_sets(HostedZoneId=zone, StartRecordName="t.shop.example", MaxItems="2")["ResourceRecordSets"]]


def message(*changes):
    try:
        r53.change_resource_record_sets(**change(zone, *changes))
        return "OK"
    except r53.exceptions.InvalidChangeBatch as error:
        return error.response["Error"]["Message"]


messages = [
    message(("CREATE", a("www.shop.example"))),
    message(("DELETE", a("www.shop.example", "192.0.2.9"))),
    message(("DELETE", a("nowhere.shop.example"))),
    message(("UPSERT", a("new.shop.example")), ("CREATE", a("new.shop.example"))),
    message(("CREATE", dict(Name="www.shop.example", Type="CNAME", TTL=60, ResourceRecords=[{"Value": "x.example"}]))),
    message(("CREATE", a("www.elsewhere.example"))),
    message(("CREATE", a("bad.shop.example", "300.1.1.1"))),
    message(("DELETE", a("www.shop.example")), ("CREATE", a("www.shop.example", "192.0.2.7"))),
]
unchanged = len(r53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"])

r53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=zone.split("/")[-1], AddTags=[{"Key": "sst:app", "Value": "shop"}, {"Key": "x", "Value": "y"}])
r53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=zone.split("/")[-1], RemoveTagKeys=["x"])
tags = r53.list_tags_for_resource(ResourceType="hostedzone", ResourceId=zone.split("/")[-1])["ResourceTagSet"]["Tags"]
tag_sets = r53.list_tags_for_resources(ResourceType="hostedzone", ResourceIds=[zone.split("/")[-1], other.split("/")[-1]])["ResourceTagSets"]
r53.update_hosted_zone_comment(Id=zone, Comment="changed")

done(
    created=[created["HostedZone"]["Name"], created["ChangeInfo"]["Status"], len(created["DelegationSet"]["NameServers"])],
    again=again,
    got=[got["HostedZone"]["Config"], got["HostedZone"]["ResourceRecordSetCount"], len(got["DelegationSet"]["NameServers"])],
    private=[got_private["VPCs"], got_private["HostedZone"]["Config"]["PrivateZone"]],
    zones=sorted(z["Name"] for z in r53.list_hosted_zones()["HostedZones"]),
    zone_pages=pages(r53, "list_hosted_zones", "HostedZones", PaginationConfig={"PageSize": 2}),
    by_name=[[z["Name"] for z in by_name["HostedZones"]], by_name["IsTruncated"], [z["Name"] for z in by_name_2["HostedZones"]]],
    count=r53.get_hosted_zone_count()["HostedZoneCount"],
    status=status,
    names=[(r["Name"], r["Type"]) for r in records],
    alias=[r["AliasTarget"] for r in records if "AliasTarget" in r],
    weights=[r["Weight"] for r in records if "Weight" in r],
    pages=paged,
    started=started,
    messages=messages,
    unchanged=unchanged,
    tags=tags,
    tag_sets=len(tag_sets),
    comment=r53.get_hosted_zone(Id=zone)["HostedZone"]["Config"]["Comment"],
    no_change=code(r53.get_change, Id="CNOSUCHCHANGE"),
    no_zone=code(r53.list_resource_record_sets, HostedZoneId="ZNOSUCHZONE"),
    not_empty=code(r53.delete_hosted_zone, Id=zone),
    deleted=code(r53.delete_hosted_zone, Id=other),
)
