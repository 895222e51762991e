"""Every operation of the sandbox's CloudFront, called through botocore; deployments and deletions take no time."""
from common import client, code, done, pages

cf = client("cloudfront")
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555"
NOWHERE = "00000000-0000-4000-8000-000000000000"


def config(reference, **more):
    base = dict(
        CallerReference=reference, Comment=reference, Enabled=True,
        Origins={"Quantity": 1, "Items": [{"Id": "o", "DomainName": "bucket.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}]},
        DefaultCacheBehavior={"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only", "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"})
    base.update(more)
    return base


def behaviour(**more):
    return dict(config("x")["DefaultCacheBehavior"], **more)


# What distributions refer to.
oac = cf.create_origin_access_control(OriginAccessControlConfig={
    "Name": "oac", "SigningProtocol": "sigv4", "SigningBehavior": "always", "OriginAccessControlOriginType": "s3"})
oai = cf.create_cloud_front_origin_access_identity(CloudFrontOriginAccessIdentityConfig={"CallerReference": "r", "Comment": "c"})
key_parameters = {"EnableAcceptEncodingGzip": True, "HeadersConfig": {"HeaderBehavior": "none"}, "CookiesConfig": {"CookieBehavior": "none"},
                  "QueryStringsConfig": {"QueryStringBehavior": "none"}}
cache = cf.create_cache_policy(CachePolicyConfig={"Name": "cache", "MinTTL": 1, "ParametersInCacheKeyAndForwardedToOrigin": key_parameters})
forward = cf.create_origin_request_policy(OriginRequestPolicyConfig={
    "Name": "forward", "HeadersConfig": {"HeaderBehavior": "none"}, "CookiesConfig": {"CookieBehavior": "none"}, "QueryStringsConfig": {"QueryStringBehavior": "none"}})
headers = cf.create_response_headers_policy(ResponseHeadersPolicyConfig={"Name": "headers"})
public_key = cf.create_public_key(PublicKeyConfig={"CallerReference": "k", "Name": "k", "EncodedKey": "pem"})
group = cf.create_key_group(KeyGroupConfig={"Name": "group", "Items": [public_key["PublicKey"]["Id"]]})
vpc = cf.create_vpc_origin(VpcOriginEndpointConfig={
    "Name": "vpc", "Arn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1", "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"},
    Tags={"Items": [{"Key": "sst:app", "Value": "shop"}]})
function = cf.create_function(Name="router", FunctionConfig={"Comment": "", "Runtime": "cloudfront-js-2.0"}, FunctionCode=b"function handler(e) {}")
arn = function["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
associated = {"Quantity": 1, "Items": [{"FunctionARN": arn, "EventType": "viewer-request"}]}
unpublished = code(cf.create_distribution, DistributionConfig=config("u", DefaultCacheBehavior=behaviour(FunctionAssociations=associated)))
published = cf.publish_function(Name="router", IfMatch=function["ETag"])
function_updated = cf.update_function(Name="router", IfMatch=function["ETag"], FunctionConfig={"Comment": "2", "Runtime": "cloudfront-js-2.0"}, FunctionCode=b"two")

everything = config(
    "all", Aliases={"Quantity": 1, "Items": ["www.shop.example"]},
    ViewerCertificate={"ACMCertificateArn": CERTIFICATE, "SSLSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021"},
    Origins={"Quantity": 3, "Items": [
        {"Id": "o", "DomainName": "bucket.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}, "OriginAccessControlId": oac["OriginAccessControl"]["Id"]},
        {"Id": "i", "DomainName": "b2.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": "origin-access-identity/cloudfront/" + oai["CloudFrontOriginAccessIdentity"]["Id"]}},
        {"Id": "v", "DomainName": "internal.example", "VpcOriginConfig": {"VpcOriginId": vpc["VpcOrigin"]["Id"]}}]},
    DefaultCacheBehavior={
        "TargetOriginId": "o", "ViewerProtocolPolicy": "https-only", "CachePolicyId": cache["CachePolicy"]["Id"],
        "OriginRequestPolicyId": forward["OriginRequestPolicy"]["Id"], "ResponseHeadersPolicyId": headers["ResponseHeadersPolicy"]["Id"],
        "TrustedKeyGroups": {"Enabled": True, "Quantity": 1, "Items": [group["KeyGroup"]["Id"]]}, "FunctionAssociations": associated})
created = cf.create_distribution_with_tags(DistributionConfigWithTags={"DistributionConfig": everything, "Tags": {"Items": [{"Key": "sst:stage", "Value": "pr-42"}]}})
full = created["Distribution"]
others = [cf.create_distribution(DistributionConfig=config(f"n{n}"))["Distribution"]["Id"] for n in range(4)]
by = {name: getattr(cf, "list_distributions_by_" + name)(**arguments)["DistributionIdList"].get("Items") == [full["Id"]] for name, arguments in {
    "cache_policy_id": {"CachePolicyId": cache["CachePolicy"]["Id"]}, "origin_request_policy_id": {"OriginRequestPolicyId": forward["OriginRequestPolicy"]["Id"]},
    "response_headers_policy_id": {"ResponseHeadersPolicyId": headers["ResponseHeadersPolicy"]["Id"]}, "key_group": {"KeyGroupId": group["KeyGroup"]["Id"]},
    "vpc_origin_id": {"VpcOriginId": vpc["VpcOrigin"]["Id"]}}.items()}
summary = [d for d in cf.list_distributions()["DistributionList"]["Items"] if d["Id"] == full["Id"]][0]

# In use, and not.
deletions = {
    "oac": (cf.delete_origin_access_control, dict(Id=oac["OriginAccessControl"]["Id"], IfMatch=oac["ETag"])),
    "oai": (cf.delete_cloud_front_origin_access_identity, dict(Id=oai["CloudFrontOriginAccessIdentity"]["Id"], IfMatch=oai["ETag"])),
    "cache": (cf.delete_cache_policy, dict(Id=cache["CachePolicy"]["Id"], IfMatch=cache["ETag"])),
    "forward": (cf.delete_origin_request_policy, dict(Id=forward["OriginRequestPolicy"]["Id"], IfMatch=forward["ETag"])),
    "headers": (cf.delete_response_headers_policy, dict(Id=headers["ResponseHeadersPolicy"]["Id"], IfMatch=headers["ETag"])),
    "function": (cf.delete_function, dict(Name="router", IfMatch=cf.describe_function(Name="router")["ETag"])),
    "vpc": (cf.delete_vpc_origin, dict(Id=vpc["VpcOrigin"]["Id"], IfMatch=vpc["ETag"])),
    "group": (cf.delete_key_group, dict(Id=group["KeyGroup"]["Id"], IfMatch=group["ETag"])),
    "key": (cf.delete_public_key, dict(Id=public_key["PublicKey"]["Id"], IfMatch=public_key["ETag"])),
}
in_use = {name: code(call, **arguments) for name, (call, arguments) in deletions.items()}
details = dict(
    oac=cf.get_origin_access_control_config(Id=oac["OriginAccessControl"]["Id"])["OriginAccessControlConfig"]["Name"],
    oai=cf.get_cloud_front_origin_access_identity(Id=oai["CloudFrontOriginAccessIdentity"]["Id"])["CloudFrontOriginAccessIdentity"]["CloudFrontOriginAccessIdentityConfig"]["Comment"],
    cache=cf.get_cache_policy(Id=cache["CachePolicy"]["Id"])["CachePolicy"]["CachePolicyConfig"]["MinTTL"],
    forward=cf.get_origin_request_policy(Id=forward["OriginRequestPolicy"]["Id"])["OriginRequestPolicy"]["OriginRequestPolicyConfig"]["Name"],
    headers=cf.get_response_headers_policy(Id=headers["ResponseHeadersPolicy"]["Id"])["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"]["Name"],
    group=len(cf.get_key_group(Id=group["KeyGroup"]["Id"])["KeyGroup"]["KeyGroupConfig"]["Items"]),
    key=cf.get_public_key(Id=public_key["PublicKey"]["Id"])["PublicKey"]["PublicKeyConfig"]["Name"],
    vpc=[cf.get_vpc_origin(Id=vpc["VpcOrigin"]["Id"])["VpcOrigin"]["Status"], cf.list_vpc_origins()["VpcOriginList"]["Items"][0]["OriginEndpointArn"][-1]],
    function=[cf.describe_function(Name="router", Stage="LIVE")["FunctionSummary"]["FunctionMetadata"]["Stage"],
              cf.get_function(Name="router", Stage="LIVE")["FunctionCode"].read().decode(), cf.get_function(Name="router")["FunctionCode"].read().decode()])
lists = [len(page.get("Items", [])) for page in (
    cf.list_origin_access_controls()["OriginAccessControlList"], cf.list_cloud_front_origin_access_identities()["CloudFrontOriginAccessIdentityList"],
    cf.list_cache_policies(Type="custom")["CachePolicyList"], cf.list_origin_request_policies(Type="custom")["OriginRequestPolicyList"],
    cf.list_response_headers_policies(Type="custom")["ResponseHeadersPolicyList"], cf.list_key_groups()["KeyGroupList"],
    cf.list_public_keys()["PublicKeyList"], cf.list_functions(Stage="LIVE")["FunctionList"], cf.list_vpc_origins()["VpcOriginList"])]
managed = code(cf.delete_cache_policy, Id="658327ea-f89d-4fab-a63d-7e88639e58f6", IfMatch="E23ZP02F085DFQ")
oac_2 = cf.update_origin_access_control(Id=oac["OriginAccessControl"]["Id"], IfMatch=oac["ETag"], OriginAccessControlConfig={
    "Name": "renamed", "SigningProtocol": "sigv4", "SigningBehavior": "always", "OriginAccessControlOriginType": "s3"})
deletions["oac"][1]["IfMatch"] = oac_2["ETag"]
rewritten = []
for name, operation, member, id_ in (
        ("oai", "cloud_front_origin_access_identity", "CloudFrontOriginAccessIdentityConfig", oai["CloudFrontOriginAccessIdentity"]["Id"]),
        ("cache", "cache_policy", "CachePolicyConfig", cache["CachePolicy"]["Id"]),
        ("forward", "origin_request_policy", "OriginRequestPolicyConfig", forward["OriginRequestPolicy"]["Id"]),
        ("headers", "response_headers_policy", "ResponseHeadersPolicyConfig", headers["ResponseHeadersPolicy"]["Id"]),
        ("group", "key_group", "KeyGroupConfig", group["KeyGroup"]["Id"]),
        ("key", "public_key", "PublicKeyConfig", public_key["PublicKey"]["Id"])):
    read = getattr(cf, f"get_{operation}_config")(Id=id_)
    written = getattr(cf, "update_" + operation)(Id=id_, IfMatch=read["ETag"], **{member: dict(read[member], Comment="again")})
    rewritten.append([name, written["ETag"] != read["ETag"], written[member[:-6]][member]["Comment"]])
    deletions[name][1]["IfMatch"] = written["ETag"]
vpc_2 = cf.update_vpc_origin(Id=vpc["VpcOrigin"]["Id"], IfMatch=vpc["ETag"], VpcOriginEndpointConfig=dict(vpc["VpcOrigin"]["VpcOriginEndpointConfig"], HTTPPort=81))
rewritten.append(["vpc", vpc_2["ETag"] != vpc["ETag"], vpc_2["VpcOrigin"]["VpcOriginEndpointConfig"]["HTTPPort"]])
deletions["vpc"][1]["IfMatch"] = vpc_2["ETag"]
got_oac = cf.get_origin_access_control(Id=oac["OriginAccessControl"]["Id"])["OriginAccessControl"]["OriginAccessControlConfig"]["Name"]

# The way of a distribution.
got = cf.get_distribution_config(Id=full["Id"])
etags = [created["ETag"] == got["ETag"]]
enabled = code(cf.delete_distribution, Id=full["Id"], IfMatch=got["ETag"])
off = dict(got["DistributionConfig"], Enabled=False)
updated = cf.update_distribution(Id=full["Id"], IfMatch=got["ETag"], DistributionConfig=off)
versions = [code(cf.update_distribution, Id=full["Id"], IfMatch=got["ETag"], DistributionConfig=off),
            code(cf.delete_distribution, Id=full["Id"], IfMatch=got["ETag"]), code(cf.delete_distribution, Id=full["Id"])]
dropped = code(cf.update_distribution, Id=full["Id"], IfMatch=updated["ETag"], DistributionConfig=dict(
    off, DefaultCacheBehavior={"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only"}))
cf.tag_resource(Resource=full["ARN"], Tags={"Items": [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}]})
cf.untag_resource(Resource=full["ARN"], TagKeys={"Items": ["c"]})
tags = cf.list_tags_for_resource(Resource=full["ARN"])["Tags"]["Items"]
invalidation = cf.create_invalidation(DistributionId=full["Id"], InvalidationBatch={"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": "i"})["Invalidation"]
invalidated = [invalidation["Status"], cf.get_invalidation(DistributionId=full["Id"], Id=invalidation["Id"])["Invalidation"]["InvalidationBatch"]["Paths"]["Items"]]
deleted = code(cf.delete_distribution, Id=full["Id"], IfMatch=updated["ETag"])
free = {name: code(call, **arguments) for name, (call, arguments) in deletions.items()}

# Continuous deployment.
primary = cf.get_distribution(Id=others[0])
staging = cf.copy_distribution(PrimaryDistributionId=others[0], Staging=True, IfMatch=primary["ETag"], CallerReference="copy", Enabled=True)
policy_config = {"StagingDistributionDnsNames": {"Quantity": 1, "Items": [staging["Distribution"]["DomainName"]]}, "Enabled": True,
                 "TrafficConfig": {"Type": "SingleWeight", "SingleWeightConfig": {"Weight": 0.1}}}
policy = cf.create_continuous_deployment_policy(ContinuousDeploymentPolicyConfig=policy_config)
policy_id = policy["ContinuousDeploymentPolicy"]["Id"]
live = dict(cf.get_distribution_config(Id=others[0])["DistributionConfig"], ContinuousDeploymentPolicyId=policy_id)
attached = cf.update_distribution(Id=others[0], IfMatch=primary["ETag"], DistributionConfig=live)
staging_config = cf.get_distribution_config(Id=staging["Distribution"]["Id"])
busy = [
    code(cf.update_distribution, Id=staging["Distribution"]["Id"], IfMatch=staging_config["ETag"], DistributionConfig=dict(staging_config["DistributionConfig"], Enabled=False)),
    code(cf.update_distribution, Id=others[0], IfMatch=attached["ETag"], DistributionConfig=dict(live, ContinuousDeploymentPolicyId="")),
    code(cf.delete_continuous_deployment_policy, Id=policy_id, IfMatch=policy["ETag"]),
    code(cf.create_continuous_deployment_policy, ContinuousDeploymentPolicyConfig=policy_config)]
policy_off = cf.update_continuous_deployment_policy(Id=policy_id, IfMatch=policy["ETag"], ContinuousDeploymentPolicyConfig=dict(policy_config, Enabled=False))
moved = [cf.get_distribution(Id=i)["ETag"] != e for i, e in ((others[0], attached["ETag"]), (staging["Distribution"]["Id"], staging_config["ETag"]))]
detached = code(cf.update_distribution, Id=others[0], IfMatch=cf.get_distribution(Id=others[0])["ETag"], DistributionConfig=dict(live, ContinuousDeploymentPolicyId=""))
staging_off = cf.update_distribution(Id=staging["Distribution"]["Id"], IfMatch=cf.get_distribution(Id=staging["Distribution"]["Id"])["ETag"],
                                     DistributionConfig=dict(staging_config["DistributionConfig"], Enabled=False))
listed_policy = cf.list_continuous_deployment_policies()["ContinuousDeploymentPolicyList"]["Items"][0]["ContinuousDeploymentPolicy"]["Id"] == policy_id
got_policy = [cf.get_continuous_deployment_policy(Id=policy_id)["ContinuousDeploymentPolicy"]["ContinuousDeploymentPolicyConfig"]["Enabled"],
              cf.get_continuous_deployment_policy_config(Id=policy_id)["ContinuousDeploymentPolicyConfig"]["TrafficConfig"]["Type"]]
ended = [code(cf.delete_distribution, Id=staging["Distribution"]["Id"], IfMatch=staging_off["ETag"]),
         code(cf.delete_continuous_deployment_policy, Id=policy_id, IfMatch=policy_off["ETag"]),
         code(cf.delete_distribution, Id=staging["Distribution"]["Id"], IfMatch=staging_off["ETag"])]

# Tenants.
connection = cf.create_connection_group(Name="group", Enabled=True)
tenant = cf.create_distribution_tenant(DistributionId=others[1], Name="tenant", Domains=[{"Domain": "t.shop.example"}], ConnectionGroupId=connection["ConnectionGroup"]["Id"],
                                       Customizations={"Certificate": {"Arn": CERTIFICATE}})
tenant_id, group_id = tenant["DistributionTenant"]["Id"], connection["ConnectionGroup"]["Id"]
tenants = [code(cf.delete_distribution_tenant, Id=tenant_id, IfMatch=tenant["ETag"]), code(cf.delete_connection_group, Id=group_id, IfMatch=connection["ETag"]),
           cf.get_distribution_tenant(Identifier=tenant_id)["DistributionTenant"]["Domains"][0]["Domain"],
           cf.list_distribution_tenants(AssociationFilter={"DistributionId": others[1]})["DistributionTenantList"][0]["Name"],
           cf.list_connection_groups()["ConnectionGroups"][0]["Name"], cf.get_connection_group(Identifier=group_id)["ConnectionGroup"]["Enabled"]]
tenant_off = cf.update_distribution_tenant(Id=tenant_id, IfMatch=tenant["ETag"], Enabled=False)
group_off = cf.update_connection_group(Id=group_id, IfMatch=connection["ETag"], Enabled=False)
tenants += [code(cf.delete_connection_group, Id=group_id, IfMatch=group_off["ETag"]), code(cf.delete_distribution_tenant, Id=tenant_id, IfMatch=tenant_off["ETag"]),
            code(cf.delete_connection_group, Id=group_id, IfMatch=group_off["ETag"])]

done(
    unpublished=unpublished,
    published=published["FunctionSummary"]["FunctionMetadata"]["Stage"],
    function_updated=function_updated["FunctionSummary"]["FunctionConfig"]["Comment"],
    created=[full["Status"], full["DomainName"][-14:], full["ActiveTrustedKeyGroups"]["Quantity"], full["DistributionConfig"]["Origins"]["Quantity"]],
    etags=etags,
    summary=[summary["Aliases"]["Items"], summary["ViewerCertificate"]["ACMCertificateArn"] == CERTIFICATE, summary["ETag"] == created["ETag"], summary["Enabled"]],
    pages=[len(p["DistributionList"].get("Items", [])) for p in cf.get_paginator("list_distributions").paginate(PaginationConfig={"PageSize": 2})],
    by_acl=cf.list_distributions_by_web_acl_id(WebACLId="null")["DistributionList"]["Quantity"],
    by=by,
    details=details,
    lists=lists,
    managed=managed, rewritten=rewritten, got_oac=got_oac,
    managed_pages=sum(len(p["CachePolicyList"].get("Items", [])) for p in [cf.list_cache_policies(Type="managed", MaxItems="3")]),
    in_use=in_use,
    free=free,
    enabled=enabled,
    versions=versions,
    dropped=dropped,
    tags=tags,
    invalidated=invalidated,
    deleted=deleted,
    gone=code(cf.get_distribution, Id=full["Id"]),
    busy=busy, moved=moved, detached=detached, listed_policy=listed_policy, got_policy=got_policy, ended=ended,
    tenants=tenants,
    refused=[
        code(cf.create_distribution, DistributionConfig=config("n1")),
        code(cf.create_distribution, DistributionConfig=config("a", Aliases={"Quantity": 1, "Items": ["www.shop.example"]})),
        code(cf.create_distribution, DistributionConfig=config("b", Aliases={"Quantity": 2, "Items": ["www.shop.example"]})),
        code(cf.create_distribution, DistributionConfig=config("c", Logging={"Enabled": True, "IncludeCookies": False, "Bucket": "gone.s3.amazonaws.com", "Prefix": ""})),
        code(cf.create_distribution, DistributionConfig=config("d", DefaultCacheBehavior=behaviour(CachePolicyId=NOWHERE))),
        code(cf.create_distribution, DistributionConfig=config("e", ViewerCertificate={"ACMCertificateArn": CERTIFICATE.replace("us-east-1", "eu-west-1"), "SSLSupportMethod": "sni-only"}))],
    missing=[code(cf.get_distribution, Id="ENOSUCH"), code(cf.get_origin_access_control, Id="ENOSUCH"), code(cf.get_cloud_front_origin_access_identity, Id="ENOSUCH"),
             code(cf.get_cache_policy, Id=NOWHERE), code(cf.get_origin_request_policy, Id=NOWHERE), code(cf.get_response_headers_policy, Id=NOWHERE),
             code(cf.get_key_group, Id=NOWHERE), code(cf.get_public_key, Id="KNOSUCH"), code(cf.describe_function, Name="nosuch"), code(cf.get_vpc_origin, Id="vo_nosuch"),
             code(cf.get_continuous_deployment_policy, Id=NOWHERE), code(cf.list_tags_for_resource, Resource=full["ARN"]), code(cf.get_distribution_tenant, Identifier=tenant_id)],
)
