"""Every operation of the sandbox's ACM, called through botocore."""
from common import client, code, done, pages

acm = client("acm")
arn = acm.request_certificate(
    DomainName="shop.example", SubjectAlternativeNames=["*.shop.example"], ValidationMethod="DNS", IdempotencyToken="one",
    KeyAlgorithm="EC_prime256v1", Tags=[{"Key": "sst:app", "Value": "shop"}])["CertificateArn"]
same = acm.request_certificate(
    DomainName="shop.example", SubjectAlternativeNames=["*.shop.example"], ValidationMethod="DNS", IdempotencyToken="one",
    KeyAlgorithm="EC_prime256v1")["CertificateArn"]
others = [acm.request_certificate(DomainName=f"n{n}.shop.example", ValidationMethod="DNS")["CertificateArn"] for n in range(5)]
mailed = acm.request_certificate(DomainName="mail.shop.example", ValidationMethod="EMAIL")["CertificateArn"]
described = acm.describe_certificate(CertificateArn=arn)["Certificate"]
acm.add_tags_to_certificate(CertificateArn=arn, Tags=[{"Key": "a", "Value": "b"}, {"Key": "c"}])
acm.remove_tags_from_certificate(CertificateArn=arn, Tags=[{"Key": "c"}])
everything = dict(Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]})

done(
    same=same == arn,
    status=described["Status"],
    names=described["SubjectAlternativeNames"],
    type=described["Type"],
    options="DomainValidationOptions" in described,
    in_use=described["InUseBy"],
    tags=acm.list_tags_for_certificate(CertificateArn=arn)["Tags"],
    listed=len(acm.list_certificates()["CertificateSummaryList"]),
    listed_all=len(acm.list_certificates(**everything)["CertificateSummaryList"]),
    issued=len(acm.list_certificates(CertificateStatuses=["ISSUED"])["CertificateSummaryList"]),
    pages=pages(acm, "list_certificates", "CertificateSummaryList", **everything, PaginationConfig={"PageSize": 3}),
    sorted=[c["DomainName"] for c in acm.list_certificates(SortBy="CREATED_AT", SortOrder="DESCENDING", MaxItems=1)["CertificateSummaryList"]] != [],
    elsewhere=len(client("acm", "eu-west-1").list_certificates(**everything)["CertificateSummaryList"]),
    body=code(acm.get_certificate, CertificateArn=arn),
    resend=code(acm.resend_validation_email, CertificateArn=mailed, Domain="mail.shop.example", ValidationDomain="shop.example"),
    resend_dns=code(acm.resend_validation_email, CertificateArn=arn, Domain="shop.example", ValidationDomain="shop.example"),
    bad_arn=code(acm.describe_certificate, CertificateArn="arn:aws:acm:us-east-1:123456789012:nonsense"),
    missing=code(acm.describe_certificate, CertificateArn=arn[:-12] + "000000000000"),
    too_many=code(acm.request_certificate, DomainName="shop.example", ValidationMethod="DNS", SubjectAlternativeNames=[f"x{n}.shop.example" for n in range(12)]),
    bad_name=code(acm.request_certificate, DomainName="not a name", ValidationMethod="DNS"),
    bad_key=code(acm.request_certificate, DomainName="shop.example", KeyAlgorithm="RSA_4096", ValidationMethod="DNS"),
    bad_sort=code(acm.list_certificates, SortBy="CREATED_AT"),
    deleted=code(acm.delete_certificate, CertificateArn=others[0]),
    gone=code(acm.delete_certificate, CertificateArn=others[0]),
)
