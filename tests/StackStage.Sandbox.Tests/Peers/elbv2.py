"""Every operation of the sandbox's ELBv2, called through botocore."""
from common import client, code, done, pages

elb = client("elbv2")
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555"
SECOND = "arn:aws:acm:us-east-1:123456789012:certificate/22222222-2222-4333-8444-555555555555"
PENDING = "arn:aws:acm:us-east-1:123456789012:certificate/99999999-2222-4333-8444-555555555555"

balancer = elb.create_load_balancer(Name="web", Subnets=["subnet-1", "subnet-2"], SecurityGroups=["sg-1"], Tags=[{"Key": "sst:app", "Value": "shop"}])["LoadBalancers"][0]
elb.create_load_balancer(Name="other", Subnets=["subnet-1"], Type="network")
arn = balancer["LoadBalancerArn"]
group = elb.create_target_group(Name="targets", Protocol="HTTP", Port=80, VpcId="vpc-1", TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
forward = [{"Type": "forward", "Order": 1, "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": group, "Weight": 3}, {"TargetGroupArn": group, "Weight": 5}],
                                                           "TargetGroupStickinessConfig": {"Enabled": False}}}]
fixed = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"}}]
secure = dict(LoadBalancerArn=arn, Protocol="HTTPS", Port=443, DefaultActions=forward)
refused = [
    code(elb.create_listener, **secure),
    code(elb.create_listener, **secure, Certificates=[{"CertificateArn": CERTIFICATE[:-1] + "0"}]),
    code(elb.create_listener, **secure, Certificates=[{"CertificateArn": PENDING}]),
    code(elb.create_listener, **secure, Certificates=[{"CertificateArn": CERTIFICATE}], SslPolicy="nonsense"),
    code(elb.create_listener, **dict(secure, LoadBalancerArn=arn + "0"), Certificates=[{"CertificateArn": CERTIFICATE}]),
    code(elb.create_listener, **dict(secure, DefaultActions=[{"Type": "forward", "TargetGroupArn": group + "0"}]), Certificates=[{"CertificateArn": CERTIFICATE}]),
]
listener = elb.create_listener(**secure, Certificates=[{"CertificateArn": CERTIFICATE}], Tags=[{"Key": "x", "Value": "y"}])["Listeners"][0]
same = elb.create_listener(**secure, Certificates=[{"CertificateArn": CERTIFICATE}])["Listeners"][0]["ListenerArn"] == listener["ListenerArn"]
duplicate = code(elb.create_listener, **dict(secure, DefaultActions=fixed), Certificates=[{"CertificateArn": CERTIFICATE}])
plain = elb.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=80, DefaultActions=fixed)["Listeners"][0]["ListenerArn"]
clash = code(elb.modify_listener, ListenerArn=plain, Port=443)
mine = listener["ListenerArn"]
added = elb.add_listener_certificates(ListenerArn=mine, Certificates=[{"CertificateArn": SECOND}])["Certificates"]
certificates = [[c["CertificateArn"] == SECOND, c["IsDefault"]] for c in elb.describe_listener_certificates(ListenerArn=mine)["Certificates"]]
certificate_pages = pages(elb, "describe_listener_certificates", "Certificates", ListenerArn=mine, PaginationConfig={"PageSize": 1})
not_default = code(elb.remove_listener_certificates, ListenerArn=mine, Certificates=[{"CertificateArn": CERTIFICATE}])
modified = elb.modify_listener(ListenerArn=mine, Certificates=[{"CertificateArn": SECOND}])["Listeners"][0]["Certificates"][0]["CertificateArn"] == SECOND
still_sni = len(elb.describe_listener_certificates(ListenerArn=mine)["Certificates"])
elb.modify_listener(ListenerArn=mine, Certificates=[{"CertificateArn": CERTIFICATE}])
elb.remove_listener_certificates(ListenerArn=mine, Certificates=[{"CertificateArn": SECOND}])
elb.add_tags(ResourceArns=[mine, arn], Tags=[{"Key": "a", "Value": "b"}])
elb.remove_tags(ResourceArns=[mine], TagKeys=["x"])
tags = [sorted(t["Key"] for t in d["Tags"]) for d in elb.describe_tags(ResourceArns=[mine, arn])["TagDescriptions"]]
in_use = client("acm").describe_certificate(CertificateArn=CERTIFICATE)["Certificate"]["InUseBy"] == [arn]
elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[{"Key": "deletion_protection.enabled", "Value": "true"}])
protected = code(elb.delete_load_balancer, LoadBalancerArn=arn)
elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[{"Key": "deletion_protection.enabled", "Value": "false"}])

done(
    balancer=[balancer["Type"], balancer["State"]["Code"], balancer["DNSName"].endswith(".us-east-1.elb.amazonaws.com"), len(balancer["AvailabilityZones"])],
    refused=refused,
    actions=listener["DefaultActions"][0]["ForwardConfig"]["TargetGroups"] == forward[0]["ForwardConfig"]["TargetGroups"],
    same=same, duplicate=duplicate, clash=clash,
    added=len(added), certificates=certificates, certificate_pages=certificate_pages, not_default=not_default, modified=modified, still_sni=still_sni,
    certificates_after=len(elb.describe_listener_certificates(ListenerArn=mine)["Certificates"]),
    tags=tags, in_use=in_use, protected=protected,
    attributes=elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"],
    listeners=len(elb.describe_listeners(LoadBalancerArn=arn)["Listeners"]),
    listener_pages=pages(elb, "describe_listeners", "Listeners", LoadBalancerArn=arn, PaginationConfig={"PageSize": 1}),
    by_arn=elb.describe_listeners(ListenerArns=[mine])["Listeners"][0]["Port"],
    by_name=elb.describe_load_balancers(Names=["web"])["LoadBalancers"][0]["LoadBalancerName"],
    balancer_pages=pages(elb, "describe_load_balancers", "LoadBalancers", PaginationConfig={"PageSize": 1}),
    groups=[g["LoadBalancerArns"] == [arn] for g in elb.describe_target_groups(LoadBalancerArn=arn)["TargetGroups"]],
    group_in_use=code(elb.delete_target_group, TargetGroupArn=group),
    missing=[code(elb.describe_load_balancers, Names=["nosuch"]), code(elb.describe_load_balancers, LoadBalancerArns=[arn + "0"]), code(elb.describe_listeners, ListenerArns=[mine + "0"]),
             code(elb.describe_listener_certificates, ListenerArn=mine + "0"), code(elb.delete_listener, ListenerArn=mine + "0"), code(elb.describe_tags, ResourceArns=[arn + "0"])],
    deleted=[code(elb.delete_listener, ListenerArn=mine), code(elb.delete_target_group, TargetGroupArn=group), code(elb.delete_load_balancer, LoadBalancerArn=arn),
             code(elb.delete_load_balancer, LoadBalancerArn=arn)],
    released=client("acm").describe_certificate(CertificateArn=CERTIFICATE)["Certificate"]["InUseBy"],
)
