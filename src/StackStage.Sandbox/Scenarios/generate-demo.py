#!/usr/bin/env python3
"""Writes the built-in scenario 'demo': python3 generate-demo.py (needs the package 'cryptography').

What it writes is committed; run it again only to change the demo. It writes scenario.json, s3.json, ssm.json, the states
under state/, and INVENTORY.md: everything that the states say is there, for the sections of the other services.
All keys below are made up for the demo and protect nothing.
"""
import base64
import hashlib
import json
import os
import shutil

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "demo")
ACCOUNT = "123456789012"
APP = "shop"
REGION = "us-east-1"
ENGINE = "v3.215.0"
ZONE = "Z0STACKSTAGEDEMO01"
DOMAIN = "shop.example.com"
CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
API_ZONE = "Z1UJRXOUMOOFQ8"
SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
inventory = []


def bits(*what):
    return hashlib.sha256("/".join(("demo",) + what).encode()).digest()


def guid(*what):
    h = bits(*what).hex()
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:32]}"


def letters(alphabet, count, *what):
    return "".join(alphabet[b % len(alphabet)] for b in bits(*what)[:count])


def suffix(*what):
    """The eight characters that SST puts behind a physical name."""
    return letters("abcdefhkmnorstuvwxz", 8, *what)


def validation_record(domain):
    """As the sandbox's ACM derives it from account and domain."""
    def h(what):
        return hashlib.sha256(f"{what}/{ACCOUNT}/{domain}".encode()).hexdigest()
    zone = "".join(chr(ord(c) - ord("0") + ord("g")) if c.isdigit() else c for c in h("zone")[:10])
    return f"_{h('name')[:32]}.{domain}.", f"_{h('value')[:32]}.{zone}.acm-validations.aws."


def passphrase(stage):
    return base64.b64encode(bits("passphrase", stage)).decode()


class Secrets:
    """Pulumi's passphrase encryption."""

    def __init__(self, stage, text=None):
        self.salt = bits("salt", stage)[:8]
        self.key = hashlib.pbkdf2_hmac("sha256", (text or passphrase(stage)).encode(), self.salt, 1_000_000, 32)
        self.count = 0

    def seal(self, text):
        self.count += 1
        nonce = hashlib.sha256(self.key + self.count.to_bytes(4, "big")).digest()[:12]
        return "v1:" + base64.b64encode(nonce).decode() + ":" + base64.b64encode(AESGCM(self.key).encrypt(nonce, text.encode(), None)).decode()

    def provider(self):
        return {"type": "passphrase", "state": {"salt": f"v1:{base64.b64encode(self.salt).decode()}:{self.seal('pulumi')}"}}

    def value(self, value):
        return {**SECRET, "ciphertext": self.seal(json.dumps(value, separators=(",", ":")))}


class Stage:
    """A state in the making: resources in the order in which an update would have written them."""

    def __init__(self, app, stage, ago, text=None):
        self.app, self.stage, self.ago = app, stage, ago
        self.secrets = Secrets(stage, text)
        self.resources = []
        self.types = {}
        self.root = self.add("pulumi:pulumi:Stack", f"{app}-{stage}", custom=False, parent=None)
        self.random = self.provider("random", "default_4_18_2", "4.18.2")
        self.aws = self.provider("aws", "default_7_12_0", "7.12.0", region=REGION)

    def urn(self, type_, name, parent=None):
        chain = self.types.get(parent)
        self_chain = f"{chain}${type_}" if chain and parent != self.root else type_
        urn = f"urn:pulumi:{self.stage}::{self.app}::{self_chain}::{name}"
        self.types[urn] = self_chain
        return urn

    def add(self, type_, name, custom=True, parent="root", id_=None, provider=None, inputs=None, outputs=None,
            dependencies=(), properties=None, **more):
        parent = getattr(self, "root", None) if parent == "root" else parent
        urn = self.urn(type_, name, parent)
        r = {"urn": urn, "custom": custom}
        if id_ is not None:
            r["id"] = id_
        r["type"] = type_
        if custom:
            r["inputs"] = inputs or {}
            r["outputs"] = outputs or inputs or {}
        if parent:
            r["parent"] = parent
        if more.pop("protect", False):
            r["protect"] = True
        if dependencies:
            r["dependencies"] = list(dependencies)
        if provider:
            r["provider"] = provider
        if properties:
            r["propertyDependencies"] = properties
        r.update(more)
        r["created"] = r["modified"] = f"${{now-{self.ago}}}"
        self.resources.append(r)
        return urn

    def provider(self, kind, name, version, **inputs):
        id_ = guid(self.app, self.stage, "provider", name)
        urn = self.add(f"pulumi:providers:{kind}", name, id_=id_, inputs={"version": version, **inputs})
        return f"{urn}::{id_}"

    def component(self, type_, name, parent="root"):
        return self.add(type_, name, custom=False, parent=parent)

    def cloud(self, type_, name, parent, id_, inputs, outputs=None, dependencies=(), properties=None, tags=True, provider=None, **more):
        inputs = {"__defaults": [], **inputs}
        outputs = {"id": id_, **{k: v for k, v in inputs.items() if k != "__defaults"}, **(outputs or {})}
        if tags:
            outputs["tagsAll"] = {"sst:app": self.app, "sst:stage": self.stage}
        inventory.append((self.app, self.stage, type_, name, id_, outputs.get("arn", "")))
        return self.add(type_, name, parent=parent, id_=id_, provider=provider or self.aws, inputs=inputs, outputs=outputs,
                        dependencies=dependencies, properties=properties, **more)

    def physical(self, name, lower=False):
        text = f"{self.app}-{self.stage}-{name}-{suffix(self.app, self.stage, name)}"
        return text.lower() if lower else text

    def deployment(self, pending=()):
        d = {
            "manifest": {"time": f"${{now-{self.ago}}}", "magic": hashlib.sha256(ENGINE.encode()).hexdigest(), "version": ENGINE},
            "secrets_providers": self.secrets.provider(),
            "resources": self.resources,
        }
        if pending:
            d["pending_operations"] = list(pending)
        d["metadata"] = {}
        return d

    def checkpoint(self, **more):
        return {"version": 3, "checkpoint": {"stack": f"organization/{self.app}/{self.stage}", "latest": self.deployment(**more)}}


def encryption_key(s):
    s.add("random:index/randomBytes:RandomBytes", "LambdaEncryptionKey", id_=base64.b64encode(bits(s.stage, "lambda")).decode(), provider=s.random,
          inputs={"__defaults": [], "length": 32},
          outputs={"base64": s.secrets.value(base64.b64encode(bits(s.stage, "lambda")).decode()), "length": 32}, additionalSecretOutputs=["base64", "hex"])


def bucket(s, name="Assets", protect=False):
    c = s.component("sst:aws:Bucket", name)
    physical = s.physical(f"{name}Bucket", lower=True)
    b = s.cloud("aws:s3/bucket:Bucket", f"{name}Bucket", c, physical, {"bucket": physical, "forceDestroy": not protect},
                {"arn": f"arn:aws:s3:::{physical}", "region": REGION, "bucketRegionalDomainName": f"{physical}.s3.{REGION}.amazonaws.com"}, protect=protect)
    access = s.cloud("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", f"{name}PublicAccessBlock", c, physical,
                     {"bucket": physical, "blockPublicAcls": True, "ignorePublicAcls": True}, dependencies=[b], properties={"bucket": [b]}, tags=False)
    s.cloud("aws:s3/bucketPolicy:BucketPolicy", f"{name}Policy", c, physical, {"bucket": physical, "policy": "{}"},
            dependencies=[b, access], properties={"bucket": [b]}, tags=False)
    return b, physical


def table(s, name="Orders", protect=False):
    c = s.component("sst:aws:Dynamo", name)
    physical = s.physical(f"{name}Table")
    return s.cloud("aws:dynamodb/table:Table", f"{name}Table", c, physical, {"name": physical, "billingMode": "PAY_PER_REQUEST", "hashKey": "id"},
                   {"arn": f"arn:aws:dynamodb:{REGION}:${{account}}:table/{physical}"}, protect=protect)


def function(s, name, parent="root", environment=None):
    c = s.component("sst:aws:Function", name, parent)
    role = s.physical(f"{name}Role")
    r = s.cloud("aws:iam/role:Role", f"{name}Role", c, role, {"name": role}, {"arn": f"arn:aws:iam::${{account}}:role/{role}"})
    group = f"/aws/lambda/{s.physical(name + 'Function')}"
    g = s.cloud("aws:cloudwatch/logGroup:LogGroup", f"{name}LogGroup", c, group, {"name": group, "retentionInDays": 30},
                {"arn": f"arn:aws:logs:{REGION}:${{account}}:log-group:{group}"})
    physical = s.physical(f"{name}Function")
    f = s.cloud("aws:lambda/function:Function", f"{name}Function", c, physical,
                {"name": physical, "role": f"arn:aws:iam::${{account}}:role/{role}", "runtime": "nodejs22.x", "environment": {"variables": s.secrets.value(environment or {})}},
                {"arn": f"arn:aws:lambda:{REGION}:${{account}}:function:{physical}"},
                dependencies=[r, g], properties={"role": [r], "loggingConfig": [g]})
    dynamic = getattr(s, "dynamic", None)
    if not dynamic:
        dynamic = s.dynamic = s.provider("pulumi-nodejs", "default", "")
    s.add("pulumi-nodejs:dynamic:Resource", f"{name}CodeUpdater", parent=c, id_=physical + "-code", provider=dynamic,
          inputs={"functionName": physical, "__provider": "sst"}, dependencies=[f], properties={"functionName": [f]})
    return f, physical


def certificate(s, name, parent, domain, alternatives=(), provider=None):
    """sst:aws:Certificate: the certificate, its validation records, the wait for it."""
    c = s.component("sst:aws:Certificate", name, parent)
    arn = f"arn:aws:acm:{REGION}:${{account}}:certificate/{guid(s.app, s.stage, 'certificate', domain)}"
    names = [domain, *alternatives]
    records = [dict(zip(("resourceRecordName", "resourceRecordValue"), validation_record(n)), domainName=n, resourceRecordType="CNAME") for n in names]
    cert = s.cloud("aws:acm/certificate:Certificate", f"{name}Certificate", c, arn,
                   {"domainName": domain, "subjectAlternativeNames": list(alternatives), "validationMethod": "DNS"},
                   {"arn": arn, "status": "ISSUED", "domainValidationOptions": records})
    made = []
    for r in records:
        record_name = f"{name}{r['domainName'].replace('.', '').replace('-', '')}CNAMERecord"
        made.append(s.cloud("aws:route53/record:Record", record_name, c, f"{ZONE}_{r['resourceRecordName'].rstrip('.')}_CNAME",
                            {"zoneId": ZONE, "name": r["resourceRecordName"], "type": "CNAME", "ttl": 60, "records": [r["resourceRecordValue"]]},
                            dependencies=[cert], properties={"name": [cert], "records": [cert]}, tags=False))
    validation = s.add("aws:acm/certificateValidation:CertificateValidation", f"{name}Validation", parent=c, id_="0001-01-01 00:00:00 +0000 UTC", provider=s.aws,
                       inputs={"__defaults": [], "certificateArn": arn}, dependencies=[cert, *made], properties={"certificateArn": [cert]})
    return arn, cert, validation


def alias_records(s, name, parent, domain, target, zone, on):
    for kind in ("A", "AAAA"):
        s.cloud("aws:route53/record:Record", f"{name}{kind}Record{domain.replace('.', '').replace('-', '')}", parent, f"{ZONE}_{domain}_{kind}",
                {"zoneId": ZONE, "name": domain, "type": kind, "aliases": [{"name": target, "zoneId": zone, "evaluateTargetHealth": True}]},
                dependencies=[on], properties={"aliases": [on]}, tags=False)


def api(s, domain, old_style=False):
    """sst:aws:ApiGatewayV2 with a custom domain; the old component forgot the edge from domain to certificate (#5465)."""
    c = s.component("sst:aws:ApiGatewayV2", "Api")
    id_ = letters("abcdefghijklmnopqrstuvwxyz0123456789", 10, s.app, s.stage, "api")
    group = f"/aws/vendedlogs/apis/{s.physical('Api')}"
    g = s.cloud("aws:cloudwatch/logGroup:LogGroup", "ApiAccessLog", c, group, {"name": group, "retentionInDays": 30},
                {"arn": f"arn:aws:logs:{REGION}:${{account}}:log-group:{group}"})
    a = s.cloud("aws:apigatewayv2/api:Api", "ApiApi", c, id_, {"name": s.physical("ApiApi"), "protocolType": "HTTP"},
                {"arn": f"arn:aws:apigateway:{REGION}::/apis/{id_}", "apiEndpoint": f"https://{id_}.execute-api.{REGION}.amazonaws.com"})
    st = s.cloud("aws:apigatewayv2/stage:Stage", "ApiApiStage", c, "$default", {"apiId": id_, "name": "$default", "autoDeploy": True},
                 dependencies=[a, g], properties={"apiId": [a], "accessLogSettings": [g]})
    f, physical = function(s, "ApiRoute", c, {"STRIPE_KEY": "sk_test_not_a_real_key"})
    integration = letters("abcdefghijklmnopqrstuvwxyz0123456789", 7, s.app, s.stage, "integration")
    i = s.cloud("aws:apigatewayv2/integration:Integration", "ApiRouteIntegration", c, integration, {"apiId": id_, "integrationType": "AWS_PROXY"},
                dependencies=[a, f], properties={"apiId": [a], "integrationUri": [f]}, tags=False)
    s.cloud("aws:apigatewayv2/route:Route", "ApiRouteRoute", c, letters("abcdefghijklmnopqrstuvwxyz0123456789", 7, s.app, s.stage, "route"),
            {"apiId": id_, "routeKey": "GET /", "target": f"integrations/{integration}"}, dependencies=[a, i], properties={"apiId": [a], "target": [i]}, tags=False)
    arn, cert, validation = certificate(s, "ApiSsl", c, domain)
    target = f"d-{letters('abcdefghijklmnopqrstuvwxyz0123456789', 10, s.app, s.stage, 'domain')}.execute-api.{REGION}.amazonaws.com"
    d = s.cloud("aws:apigatewayv2/domainName:DomainName", "ApiDomainName", c, domain,
                {"domainName": domain, "domainNameConfiguration": {"certificateArn": arn, "endpointType": "REGIONAL", "securityPolicy": "TLS_1_2"}},
                {"arn": f"arn:aws:apigateway:{REGION}::/domainnames/{domain}",
                 "domainNameConfiguration": {"certificateArn": arn, "endpointType": "REGIONAL", "securityPolicy": "TLS_1_2", "hostedZoneId": API_ZONE, "targetDomainName": target}},
                dependencies=[] if old_style else [validation], properties=None if old_style else {"domainNameConfiguration": [validation]})
    alias_records(s, "Api", c, domain, target, API_ZONE, d)
    s.cloud("aws:apigatewayv2/apiMapping:ApiMapping", "ApiDomainMapping", c, letters("abcdefghijklmnopqrstuvwxyz0123456789", 6, s.app, s.stage, "mapping"),
            {"apiId": id_, "domainName": domain, "stage": "$default"}, dependencies=[a, st, d], properties={"apiId": [a], "domainName": [d], "stage": [st]}, tags=False)


def site(s, domain, bucket_urn, bucket_name):
    c = s.component("sst:aws:StaticSite", "Web")
    cdn = s.component("sst:aws:Cdn", "WebCdn", c)
    arn, cert, validation = certificate(s, "WebCdnSsl", cdn, domain, [f"www.{domain}"])
    oac_id = "E" + letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 13, s.app, s.stage, "oac")
    oac = s.cloud("aws:cloudfront/originAccessControl:OriginAccessControl", "WebAccess", c, oac_id,
                  {"name": s.physical("WebAccess"), "originAccessControlOriginType": "s3", "signingBehavior": "always", "signingProtocol": "sigv4"}, tags=False)
    fn = s.physical("WebRequest")
    fu = s.cloud("aws:cloudfront/function:Function", "WebCloudfrontFunctionRequest", c, fn, {"name": fn, "runtime": "cloudfront-js-2.0", "code": "function handler(event) { return event.request; }"},
                 {"arn": f"arn:aws:cloudfront::${{account}}:function/{fn}"}, tags=False)
    id_ = "E" + letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 13, s.app, s.stage, "distribution")
    host = f"d{letters('abcdefghijklmnopqrstuvwxyz0123456789', 13, s.app, s.stage, 'distribution')}.cloudfront.net"
    aliases = [domain, f"www.{domain}"]
    d = s.cloud("aws:cloudfront/distribution:Distribution", "WebCdnDistribution", cdn, id_,
                {"aliases": aliases, "enabled": True, "comment": f"{s.app} {s.stage} Web", "viewerCertificate": {"acmCertificateArn": arn, "sslSupportMethod": "sni-only"},
                 "origins": [{"originId": "s3", "domainName": f"{bucket_name}.s3.{REGION}.amazonaws.com", "originAccessControlId": oac_id}]},
                {"arn": f"arn:aws:cloudfront::${{account}}:distribution/{id_}", "domainName": host, "hostedZoneId": CLOUDFRONT_ZONE, "status": "Deployed"},
                dependencies=[bucket_urn, oac, fu, validation],
                properties={"origins": [bucket_urn, oac], "defaultCacheBehavior": [fu], "viewerCertificate": [validation]})
    for alias in aliases:
        alias_records(s, "Web", cdn, alias, host, CLOUDFRONT_ZONE, d)


def full(stage, ago, domain, api_domain, protect=False, old_style=False):
    s = Stage(APP, stage, ago)
    encryption_key(s)
    b, name = bucket(s, protect=protect)
    table(s, protect=protect)
    api(s, api_domain, old_style)
    site(s, domain, b, name)
    return s


def small(stage, ago, app=APP):
    s = Stage(app, stage, ago)
    encryption_key(s)
    bucket(s)
    table(s)
    return s


def broken(stage, ago):
    """A state after an interrupted run and a careless edit: each fault is one that people report."""
    s = small(stage, ago)
    find = {r["urn"].split("::")[-1]: r for r in s.resources}
    # A child before its parent.
    s.resources.remove(find["OrdersTable"])
    s.resources.insert(s.resources.index(find["Orders"]), find["OrdersTable"])
    # A dependency on what is no longer there.
    find["AssetsPolicy"]["dependencies"].append(s.urn("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "AssetsOwnership", find["Assets"]["urn"]))
    # A provider that was replaced: the reference still says the old id.
    find["AssetsPublicAccessBlock"]["provider"] = f"{s.aws.rsplit('::', 1)[0]}::{guid('old provider')}"
    # A creation that nobody saw the end of.
    half = {"urn": s.urn("aws:sqs/queue:Queue", "JobsQueue", s.root), "custom": True, "type": "aws:sqs/queue:Queue",
            "inputs": {"__defaults": [], "name": s.physical("JobsQueue")}, "parent": s.root, "provider": s.aws}
    return s, [{"resource": half, "type": "creating"}]


def network(ago, peering):
    """A stack of Pulumi's own, without SST."""
    s = Stage("network", "prod", ago, text="demo")
    vpc_id = "vpc-" + bits("vpc").hex()[:17]
    vpc = s.cloud("aws:ec2/vpc:Vpc", "main", s.root, vpc_id, {"cidrBlock": "10.0.0.0/16"}, {"arn": f"arn:aws:ec2:{REGION}:${{account}}:vpc/{vpc_id}"}, tags=False)
    for n in (1, 2):
        subnet = "subnet-" + bits("subnet", str(n)).hex()[:17]
        s.cloud("aws:ec2/subnet:Subnet", f"private-{n}", s.root, subnet, {"vpcId": vpc_id, "cidrBlock": f"10.0.{n}.0/24"},
                {"arn": f"arn:aws:ec2:{REGION}:${{account}}:subnet/{subnet}"}, dependencies=[vpc], properties={"vpcId": [vpc]}, tags=False)
    if peering:
        s.add("random:index/randomPassword:RandomPassword", "vpn", id_="none", provider=s.random, inputs={"__defaults": [], "length": 24},
              outputs={"length": 24, "result": s.secrets.value("not-a-real-password-1234")}, additionalSecretOutputs=["result", "bcryptHash"])
    return s.checkpoint()


def diy_backend():
    """The objects of a Pulumi DIY backend with the stack network/prod, updated twice."""
    prefix, objects = ".pulumi/", [{"key": ".pulumi/meta.yaml", "text": "version: 1\n", "modified": "${now-100d}"}]
    for n, ago in enumerate(("50d", "14d"), 1):
        file = f"state/network-prod{'' if n == 2 else '.1'}.json"
        write(file, network(ago, peering=n == 2), 1)
        history = {"kind": "update", "startTime": f"${{epoch-{ago}2m}}", "message": "", "environment": {}, "config": {}, "result": "succeeded",
                   "endTime": f"${{epoch-{ago}}}", "version": n, "resourceChanges": {"create": 6} if n == 1 else {"create": 1, "same": 6}}
        write(f"state/network-prod.{n}.history.json", json.dumps(history, indent=1).replace('"${epoch', "${epoch").replace('}",', "},") + "\n")
        objects.append({"key": prefix + "stacks/network/prod.json", "file": file, "modified": f"${{now-{ago}}}"})
        for key, source in ((f"backups/network/prod/prod.${{nanos-{ago}}}.json", file),
                            (f"history/network/prod/prod-${{nanos-{ago}}}.checkpoint.json", file),
                            (f"history/network/prod/prod-${{nanos-{ago}}}.history.json", f"state/network-prod.{n}.history.json")):
            objects.append({"key": prefix + key, "file": source, "modified": f"${{now-{ago}}}"})
    objects.append({"key": prefix + "stacks/network/prod.json.bak", "file": "state/network-prod.1.json", "modified": "${now-14d}"})
    return objects


def write(path, value, indent=2):
    path = os.path.join(HERE, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(value if isinstance(value, str) else json.dumps(value, indent=indent, ensure_ascii=False) + "\n")


def history(app, stage, ago, command="deploy", errors=()):
    """The update record of a run that ended so long ago."""
    return {"key": f"update/{app}/{stage}/${{update-{ago}}}.json", "modified": f"${{now-{ago}}}",
            "json": {"id": f"${{update-{ago}}}", "runID": "", "version": "4.17.1", "command": command, "errors": list(errors),
                     "timeStarted": f"${{now-{ago}5m}}", "timeCompleted": f"${{now-{ago}}}"}}


def main():
    shutil.rmtree(os.path.join(HERE, "state"), ignore_errors=True)
    objects, parameters, assets = [], [], []

    def stage_objects(app, stage, runs, checkpoint, gzip=False):
        """runs: how long ago each update ended, oldest first; the last one wrote the state as it is."""
        for n, ago in enumerate(runs):
            last = n == len(runs) - 1
            file = f"state/{app}-{stage}{'' if last else '.' + str(n + 1)}.json"
            body = checkpoint if last else earlier(checkpoint, n + 1, len(runs))
            write(file, json.dumps(body, ensure_ascii=False, indent=1) + "\n")
            more = {"gzip": True} if gzip else {}
            objects.append({"key": f"app/{app}/{stage}.json", "file": file, "modified": f"${{now-{ago}}}", **more})
            objects.append({"key": f"snapshot/{app}/{stage}/${{update-{ago}}}.json", "file": file, "modified": f"${{now-{ago}}}", **more})
            objects.append(history(app, stage, ago))

    def earlier(checkpoint, n, of):
        """The state an earlier run left: the same without what came later."""
        c = json.loads(json.dumps(checkpoint))
        latest = c["checkpoint"]["latest"]
        keep = max(4, len(latest["resources"]) * n // of)
        latest["resources"] = latest["resources"][:keep]
        return c

    def key(stage, app=APP, value=None):
        parameters.append({"name": f"/sst/passphrase/{app}/{stage}", "type": "SecureString", "value": value or passphrase(stage),
                           "description": "DO NOT DELETE STATE WILL BECOME UNRECOVERABLE", "modified": "${now-90d}"})

    def secrets(app, stage, values):
        nonce = bits("secret", stage)[:12]
        body = nonce + AESGCM(bits("passphrase", stage)).encrypt(nonce, json.dumps(values, separators=(",", ":")).encode(), None)
        objects.append({"key": f"secret/{app}/{stage}.json", "base64": base64.b64encode(body).decode(), "modified": "${now-60d}"})

    stages = {
        "production": full("production", "6d", DOMAIN, f"api.{DOMAIN}", protect=True),
        "dev": full("dev", "3h", f"dev.{DOMAIN}", f"api.dev.{DOMAIN}"),
        "pr-42": full("pr-42", "26h", f"pr-42.{DOMAIN}", f"api.pr-42.{DOMAIN}", old_style=True),
    }
    stage_objects(APP, "production", ["40d", "13d", "6d"], stages["production"].checkpoint())
    stage_objects(APP, "dev", ["9d", "3h"], stages["dev"].checkpoint())
    stage_objects(APP, "pr-42", ["2d", "26h"], stages["pr-42"].checkpoint())
    for s in stages.values():
        key(s.stage)
        secrets(APP, s.stage, {"StripeKey": f"sk_test_{s.stage}"})

    s, pending = broken("pr-17", "8d")
    good = small("pr-17", "9d")
    write("state/shop-pr-17.1.json", good.checkpoint(), 1)
    write("state/shop-pr-17.json", s.checkpoint(pending=pending), 1)
    for file, ago in (("state/shop-pr-17.1.json", "9d"), ("state/shop-pr-17.json", "8d")):
        objects.append({"key": "app/shop/pr-17.json", "file": file, "modified": f"${{now-{ago}}}"})
    objects.append({"key": "snapshot/shop/pr-17/${update-9d}.json", "file": "state/shop-pr-17.1.json", "modified": "${now-9d}"})
    objects.append(history(APP, "pr-17", "9d"))
    key("pr-17")

    # The key is lost.
    stage_objects(APP, "pr-23", ["5d"], small("pr-23", "5d").checkpoint())

    # A deploy with the key lost made a new one: it is there, and wrong.
    stage_objects(APP, "pr-12", ["20d"], small("pr-12", "20d").checkpoint())
    key("pr-12", value=base64.b64encode(bits("a new key that fits nothing")).decode())

    # A CI job was killed: the lock stayed, and a creation has no end.
    s = small("pr-31", "3d")
    half = {"urn": s.urn("aws:sqs/queue:Queue", "JobsQueue", s.root), "custom": True, "type": "aws:sqs/queue:Queue",
            "inputs": {"__defaults": [], "name": s.physical("JobsQueue")}, "parent": s.root, "provider": s.aws}
    write("state/shop-pr-31.json", s.checkpoint(pending=[{"resource": half, "type": "creating"}]), 1)
    objects.append({"key": "app/shop/pr-31.json", "file": "state/shop-pr-31.json", "modified": "${now-3d}"})
    unfinished = history(APP, "pr-31", "3d")
    del unfinished["json"]["timeCompleted"]
    unfinished["json"]["errors"] = None
    objects.append(unfinished)
    objects.append({"key": "lock/shop/pr-31.json", "modified": "${now-3d}",
                    "json": {"created": "${now-3d}", "updateID": "${update-3d}", "runID": "", "command": "deploy", "ignore": True}})
    key("pr-31")

    # Removed long ago; the state is empty and the key is still there.
    empty = Stage(APP, "pr-5", "30d")
    empty.resources = []
    stage_objects(APP, "pr-5", ["30d"], empty.checkpoint())
    key("pr-5")
    key("_fallback")
    secrets(APP, "_fallback", {"StripeKey": "sk_test_fallback"})

    # Another app whose name begins like the first.
    other = small("dev", "12h", app="shop2")
    stage_objects("shop2", "dev", ["12h"], other.checkpoint(), gzip=True)
    key("dev", app="shop2")

    state_bucket, asset_bucket = "sst-state-abcdefghijkm", "sst-asset-abcdefghijkm"
    buckets = [
        {"name": state_bucket, "versioning": "Enabled", "created": "${now-200d}", "objects": objects},
        {"name": asset_bucket, "versioning": "Enabled", "created": "${now-200d}", "objects": [{"key": "assets/shop-dev-code-3f1b.zip", "text": "not really a zip"}]},
    ]
    buckets.append({"name": "shop-pulumi-backend", "created": "${now-100d}", "objects": diy_backend()})
    for app, stage, type_, _, id_, _ in inventory:
        if type_ == "aws:s3/bucket:Bucket" and id_ not in assets:
            assets.append(id_)
            buckets.append({"name": id_, "created": "${now-30d}", "tags": {"sst:app": app, "sst:stage": stage},
                            "objects": [{"key": "index.html", "text": f"<h1>{app} {stage}</h1>", "headers": {"Content-Type": "text/html"}}]})
    bootstrap = {"version": 5, "asset": asset_bucket, "assetEcrRegistryId": "${account}",
                 "assetEcrUrl": "${account}.dkr.ecr." + REGION + ".amazonaws.com/sst-asset", "state": state_bucket, "appsyncHttp": "", "appsyncRealtime": ""}
    parameters.insert(0, {"name": "/sst/bootstrap", "type": "String", "value": json.dumps(bootstrap, separators=(",", ":")), "modified": "${now-200d}"})

    write("scenario.json", {
        "description": "The app 'shop' with its stages: production, dev, pr-42 (to be removed), pr-17 (broken state), pr-23 (key lost), "
                       "pr-12 (wrong key), pr-31 (stale lock), pr-5 (removed, key left behind), and its neighbour 'shop2'.",
        "region": REGION,
    })
    write("s3.json", {"buckets": buckets})
    write("ssm.json", {"parameters": parameters})
    lines = ["# What the demo's states say is there", "",
             "Written by `generate-demo.py`. `${account}` is the sandbox's account; everything is in us-east-1. The hosted zone",
             f"`{ZONE}` is `{DOMAIN}`. Tags are `sst:app` and `sst:stage`. Buckets are made by `s3.json` already.", "",
             "| App | Stage | Type | Name | Id | ARN |", "|---|---|---|---|---|---|"]
    seen = set()
    for row in inventory:
        if row not in seen:
            seen.add(row)
            lines.append("| " + " | ".join(f"`{c}`" if n > 1 and c else c for n, c in enumerate(row)) + " |")
    write("INVENTORY.md", "\n".join(lines) + "\n")


main()
