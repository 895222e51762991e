#!/usr/bin/env python3
"""Writes the services' sections of the built-in scenario 'demo' from the states that generate-demo.py wrote:
route53.json, acm.json, cloudfront.json, apigatewayv2.json, elbv2.json, cloudcontrol.json. Run it after generate-demo.py.

Besides what the states say is there: a certificate that nobody validates, a balancer with its certificate, and what is
left of the stage pr-5.
"""
import json
import os

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "demo")
STATES = ["shop-production", "shop-dev", "shop-pr-42", "shop-pr-17", "shop-pr-23", "shop-pr-12", "shop-pr-31", "shop2-dev", "network-prod"]
ZONE = "Z0STACKSTAGEDEMO01"
DOMAIN = "shop.example.com"
ARN = "arn:aws:{}:us-east-1:${{account}}:{}"

records, validated = [], []
certificates, distributions, controls, functions, domains, apis, resources = [], [], [], [], [], [], []


def tags_of(resource):
    return resource["outputs"].get("tagsAll", {})


def generic(type_, identifier, properties, tags=None, arn=None, **more):
    entry = {"type": type_, "identifier": identifier, "properties": properties}
    if arn:
        entry["arn"] = arn
    if tags:
        entry["tags"] = tags
    resources.append({**entry, **more})


def alias(name, kind, target, zone):
    records.append({"name": name, "type": kind, "alias": {"hostedZoneId": zone, "dnsName": target, "evaluateTargetHealth": True}})


def read(state):
    latest = state["checkpoint"]["latest"]
    found = latest["resources"]
    api = {}
    mappings = [r["outputs"] for r in found if r["type"] == "aws:apigatewayv2/apiMapping:ApiMapping"]
    for r in found:
        out, id_ = r.get("outputs", {}), r.get("id")
        kind = r["type"]
        if kind == "aws:acm/certificate:Certificate":
            certificates.append({"arn": id_, "domainName": out["domainName"], "subjectAlternativeNames": out["subjectAlternativeNames"], "tags": tags_of(r)})
        elif kind == "aws:route53/record:Record" and out["type"] == "CNAME":
            validated.append(out["name"].split(".", 1)[1].rstrip("."))
        elif kind == "aws:route53/record:Record":
            alias(out["name"], out["type"], out["aliases"][0]["name"], out["aliases"][0]["zoneId"])
        elif kind == "aws:cloudfront/originAccessControl:OriginAccessControl":
            controls.append({"id": id_, "name": out["name"]})
        elif kind == "aws:cloudfront/function:Function":
            functions.append({"name": out["name"], "code": out["code"]})
        elif kind == "aws:cloudfront/distribution:Distribution":
            distributions.append({
                "id": id_, "domainName": out["domainName"], "aliases": out["aliases"], "comment": out["comment"], "certificateArn": out["viewerCertificate"]["acmCertificateArn"],
                "origins": [{"id": o["originId"], "domainName": o["domainName"], "originAccessControlId": o["originAccessControlId"]} for o in out["origins"]],
                "functions": {"viewer-request": f["outputs"]["name"] for f in found if f["type"] == "aws:cloudfront/function:Function"}, "tags": tags_of(r)})
        elif kind == "aws:apigatewayv2/api:Api":
            api = r
            apis.append({"id": id_, "name": out["name"], "tags": tags_of(r)})
        elif kind == "aws:apigatewayv2/domainName:DomainName":
            configuration = out["domainNameConfiguration"]
            ids = [m["id"] for m in mappings]
            domains.append({"name": id_, "certificateArn": configuration["certificateArn"], "target": configuration["targetDomainName"], "tags": tags_of(r),
                            "mappings": [{"id": i, "apiId": m["apiId"], "stage": m["stage"]} for i, m in zip(ids, mappings)]})
        elif kind == "aws:apigatewayv2/integration:Integration":
            generic("AWS::ApiGatewayV2::Integration", f"{out['apiId']}|{id_}", {"ApiId": out["apiId"], "IntegrationId": id_}, partOfApi=out["apiId"])
        elif kind == "aws:apigatewayv2/route:Route":
            integration = out["target"].split("/")[1]
            generic("AWS::ApiGatewayV2::Route", f"{out['apiId']}|{id_}", {"ApiId": out["apiId"], "RouteId": id_, "RouteKey": out["routeKey"]},
                    partOfApi=out["apiId"], dependsOn=[f"AWS::ApiGatewayV2::Integration|{out['apiId']}|{integration}"])
        elif kind == "aws:dynamodb/table:Table":
            generic("AWS::DynamoDB::Table", id_, {"TableName": id_, "Arn": out["arn"]}, tags_of(r), out["arn"], deleteSeconds=45)
        elif kind == "aws:cloudwatch/logGroup:LogGroup":
            generic("AWS::Logs::LogGroup", id_, {"LogGroupName": id_, "Arn": out["arn"]}, tags_of(r), out["arn"], deleteSeconds=4)
        elif kind == "aws:iam/role:Role":
            # The Tagging API does not find roles.
            generic("AWS::IAM::Role", id_, {"RoleName": id_, "Arn": out["arn"]}, tags_of(r))
        elif kind == "aws:lambda/function:Function":
            generic("AWS::Lambda::Function", id_, {"FunctionName": id_, "Arn": out["arn"], "Runtime": out["runtime"]}, tags_of(r), out["arn"], deleteSeconds=8)
        elif kind == "aws:ec2/vpc:Vpc":
            generic("AWS::EC2::VPC", id_, {"VpcId": id_, "CidrBlock": out["cidrBlock"]}, None, out["arn"])
        elif kind == "aws:ec2/subnet:Subnet":
            generic("AWS::EC2::Subnet", id_, {"SubnetId": id_, "VpcId": out["vpcId"], "CidrBlock": out["cidrBlock"]}, None, out["arn"], dependsOn=["AWS::EC2::VPC|" + out["vpcId"]])
    for operation in latest.get("pending_operations", []):
        r = operation["resource"]
        if r["type"] == "aws:sqs/queue:Queue":
            # Nobody saw the end of its creation, but it was created.
            name, parts = r["inputs"]["name"], r["urn"].split("::")
            stage, app = parts[0].split(":")[2], parts[1]
            generic("AWS::SQS::Queue", "https://sqs.us-east-1.amazonaws.com/${account}/" + name, {"QueueName": name}, {"sst:app": app, "sst:stage": stage}, ARN.format("sqs", name))


def write(name, section):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        json.dump(section, file, indent=2)
        file.write("\n")


for stem in STATES:
    with open(os.path.join(HERE, "state", stem + ".json"), encoding="utf-8") as file:
        read(json.load(file))

# Requested by a controller in a cluster that cannot write to Route 53: stuck in PENDING_VALIDATION.
certificates.append({"id": "5c0ffee5-0000-4000-8000-00000000ad31", "domainName": f"admin.{DOMAIN}", "status": "PENDING_VALIDATION", "createdAt": "${now-5h}",
                     "tags": {"services.k8s.aws/controller-version": "acm-1.0.0", "services.k8s.aws/namespace": "tools"}})
# A balancer with an HTTPS listener and a name of its own.
tools = ARN.format("acm", "certificate/5c0ffee5-0000-4000-8000-000000007001")
certificates.append({"arn": tools, "domainName": f"tools.{DOMAIN}", "tags": {"team": "tools"}})
validated.append(f"tools.{DOMAIN}")
balancer = ARN.format("elasticloadbalancing", "loadbalancer/app/tools/50dc6c495c0c9188")
alias(f"tools.{DOMAIN}", "A", "dualstack.tools-1234567890.us-east-1.elb.amazonaws.com", "Z35SXDOTRQ7X7K")
# What the removal of pr-5 left behind.
left = {"sst:app": "shop", "sst:stage": "pr-5"}
distributions.append({"id": "E5LEFTBEHIND00", "domainName": "d5leftbehind00.cloudfront.net", "comment": "shop pr-5 Web", "enabled": False, "tags": left,
                      "origins": [{"id": "s3", "domainName": "shop-pr-5-assetsbucket-gone.s3.us-east-1.amazonaws.com"}]})
group = "/aws/lambda/shop-pr-5-ApiRouteFunction-leftover"
generic("AWS::Logs::LogGroup", group, {"LogGroupName": group}, left, ARN.format("logs", "log-group:" + group), deleteSeconds=4)

write("route53.json", {"hostedZones": [{"id": ZONE, "name": DOMAIN, "comment": "The shop", "validates": sorted(set(validated)), "records": records}]})
write("acm.json", {"certificates": certificates})
write("cloudfront.json", {"originAccessControls": controls, "functions": functions, "distributions": distributions})
write("apigatewayv2.json", {"apis": apis, "domains": domains})
write("elbv2.json", {"loadBalancers": [{
    "arn": balancer, "name": "tools", "dnsName": "tools-1234567890.us-east-1.elb.amazonaws.com", "tags": {"team": "tools", "elbv2.k8s.aws/cluster": "tools"},
    "listeners": [{"port": 443, "protocol": "HTTPS", "certificate": tools}, {"port": 80, "protocol": "HTTP"}]}]})
write("cloudcontrol.json", {"resources": resources})
