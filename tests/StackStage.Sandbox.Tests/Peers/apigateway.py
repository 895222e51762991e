"""Every operation of the sandbox's API Gateway, both versions, called through botocore; the quota is off."""
from common import client, code, done, pages

v2 = client("apigatewayv2")
v1 = client("apigateway")
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555"
PENDING = "arn:aws:acm:us-east-1:123456789012:certificate/99999999-2222-4333-8444-555555555555"


def configuration(certificate=CERTIFICATE, kind="REGIONAL"):
    return [{"CertificateArn": certificate, "EndpointType": kind, "SecurityPolicy": "TLS_1_2"}]


domain = v2.create_domain_name(
    DomainName="api.shop.example", DomainNameConfigurations=configuration(), Tags={"sst:app": "shop"},
    MutualTlsAuthentication={"TruststoreUri": "s3://bucket/store.pem"})
for n in range(4):
    v2.create_domain_name(DomainName=f"n{n}.shop.example", DomainNameConfigurations=configuration())
edge = v2.create_domain_name(DomainName="edge.shop.example", DomainNameConfigurations=configuration(kind="EDGE"))
http = v2.create_api(Name="http", ProtocolType="HTTP", Tags={"a": "b"}, CorsConfiguration={"AllowOrigins": ["*"]}, Target="https://example.com")
socket = v2.create_api(Name="socket", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")
stage = v2.create_stage(ApiId=socket["ApiId"], StageName="live")
rest = v1.create_rest_api(name="rest", tags={"c": "d"})
mapping = v2.create_api_mapping(DomainName="api.shop.example", ApiId=http["ApiId"], Stage="$default")
clash = code(v2.create_api_mapping, DomainName="api.shop.example", ApiId=http["ApiId"], Stage="$default")
deep = v2.create_api_mapping(DomainName="api.shop.example", ApiId=http["ApiId"], Stage="$default", ApiMappingKey="one/two")
moved = v2.update_api_mapping(DomainName="api.shop.example", ApiMappingId=deep["ApiMappingId"], ApiId=http["ApiId"], ApiMappingKey="one/three")
base = v1.create_base_path_mapping(domainName="api.shop.example", basePath="v1", restApiId=rest["id"], stage="prod")
rule = dict(Actions=[{"InvokeApi": {"ApiId": http["ApiId"], "Stage": "$default"}}], Conditions=[{"MatchBasePaths": {"AnyOf": ["x"]}}])
routing = v2.create_routing_rule(DomainName="api.shop.example", Priority=10, **rule)
rule_clash = code(v2.create_routing_rule, DomainName="api.shop.example", Priority=10, **rule)
put = v2.put_routing_rule(DomainName="api.shop.example", RoutingRuleId=routing["RoutingRuleId"], Priority=20, **rule)
arn = domain["DomainNameArn"]
v2.tag_resource(ResourceArn=arn, Tags={"x": "y", "z": "0"})
v2.untag_resource(ResourceArn=arn, TagKeys=["z"])
v1_domain = v1.get_domain_name(domainName="api.shop.example")
refused = [code(v2.delete_api, ApiId=http["ApiId"]), code(v1.delete_rest_api, restApiId=rest["id"])]
mappings = v2.get_api_mappings(DomainName="api.shop.example")["Items"]
base_paths = [(m["basePath"], m["stage"]) for m in v1.get_base_path_mappings(domainName="api.shop.example")["items"]]

private = v1.create_domain_name(domainName="private.shop.example", certificateArn=CERTIFICATE, endpointConfiguration={"types": ["PRIVATE"]})
association = v1.create_domain_name_access_association(
    domainNameArn=private["domainNameArn"], accessAssociationSourceType="VPCE", accessAssociationSource="vpce-1")
held = code(v1.delete_domain_name, domainName="private.shop.example", domainNameId=private["domainNameId"])
associations = len(v1.get_domain_name_access_associations()["items"])
v1.delete_domain_name_access_association(domainNameAccessAssociationArn=association["domainNameAccessAssociationArn"])
second = v1.create_domain_name_access_association(
    domainNameArn=private["domainNameArn"], accessAssociationSourceType="VPCE", accessAssociationSource="vpce-2")
v1.reject_domain_name_access_association(
    domainNameAccessAssociationArn=second["domainNameAccessAssociationArn"], domainNameArn=private["domainNameArn"])
private_gone = code(v1.delete_domain_name, domainName="private.shop.example", domainNameId=private["domainNameId"])

got_mapping = v2.get_api_mapping(DomainName="api.shop.example", ApiMappingId=mapping["ApiMappingId"])
for m in mappings:
    if m["ApiId"] != rest["id"]:
        v2.delete_api_mapping(DomainName="api.shop.example", ApiMappingId=m["ApiMappingId"])
got_base = v1.get_base_path_mapping(domainName="api.shop.example", basePath="v1")
v1.delete_base_path_mapping(domainName="api.shop.example", basePath="v1")
got_rule = v2.get_routing_rule(DomainName="api.shop.example", RoutingRuleId=routing["RoutingRuleId"])
rules = len(v2.list_routing_rules(DomainName="api.shop.example")["RoutingRules"])
still = code(v2.delete_api, ApiId=http["ApiId"])
v2.delete_routing_rule(DomainName="api.shop.example", RoutingRuleId=routing["RoutingRuleId"])
updated = v2.update_domain_name(DomainName="api.shop.example", DomainNameConfigurations=configuration(), MutualTlsAuthentication={"TruststoreUri": ""})

done(
    domain=[domain["DomainNameArn"], domain["DomainNameConfigurations"][0]["DomainNameStatus"], domain["DomainNameConfigurations"][0]["ApiGatewayDomainName"][:2]],
    mutual=domain["MutualTlsAuthentication"],
    no_mutual="MutualTlsAuthentication" in updated,
    edge=[edge["DomainNameConfigurations"][0]["DomainNameStatus"], edge["DomainNameConfigurations"][0]["ApiGatewayDomainName"][-14:]],
    got=v2.get_domain_name(DomainName="api.shop.example")["DomainName"],
    domain_pages=pages(v2, "get_domain_names", "Items", PaginationConfig={"PageSize": 4}),
    v1_pages=pages(v1, "get_domain_names", "items", PaginationConfig={"PageSize": 4}),
    v1_domain=[v1_domain["regionalCertificateArn"] == CERTIFICATE, v1_domain["domainNameStatus"]],
    api=[http["ProtocolType"], http["CorsConfiguration"], str(http["CreatedDate"])[:10]],
    got_api=v2.get_api(ApiId=http["ApiId"])["Name"],
    api_pages=pages(v2, "get_apis", "Items", PaginationConfig={"PageSize": 1}),
    stages=[s["StageName"] for s in v2.get_stages(ApiId=socket["ApiId"])["Items"]],
    stage=stage["StageName"],
    rest=[rest["name"], v1.get_rest_api(restApiId=rest["id"])["tags"], len(v1.get_rest_apis()["items"])],
    mappings=sorted(m["ApiMappingKey"] for m in mappings),
    got_mapping=got_mapping["Stage"],
    moved=moved["ApiMappingKey"],
    base=[base["basePath"], base_paths, got_base["restApiId"] == rest["id"]],
    routing=[routing["Priority"], put["Priority"], got_rule["Priority"], rules],
    tags=v2.get_tags(ResourceArn=arn)["Tags"],
    clashes=[clash, rule_clash],
    refused=refused,
    still=still,
    private=[held, associations, private_gone],
    exists=code(v2.create_domain_name, DomainName="api.shop.example", DomainNameConfigurations=configuration()),
    pending=code(v2.create_domain_name, DomainName="p.shop.example", DomainNameConfigurations=configuration(PENDING)),
    uncovered=code(v2.create_domain_name, DomainName="www.elsewhere.example", DomainNameConfigurations=configuration()),
    deleted=[code(v2.delete_domain_name, DomainName="api.shop.example"), code(v2.delete_api, ApiId=http["ApiId"]), code(v1.delete_rest_api, restApiId=rest["id"]),
             code(v2.delete_stage, ApiId=socket["ApiId"], StageName="live"), code(v1.delete_domain_name, domainName="n0.shop.example")],
    gone=[code(v2.get_domain_name, DomainName="api.shop.example"), code(v2.get_api, ApiId=http["ApiId"]), code(v2.get_tags, ResourceArn=arn)],
)
