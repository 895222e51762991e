using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class AcmCliTests
{
    private const string Scenario = """
        { "services": {
          "route53": { "hostedZones": [ { "id": "Z1", "name": "shop.example" } ] },
          "cloudfront": { "distributions": [ { "id": "EONE", "aliases": ["www.used.example"], "certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555" } ] },
          "acm": { "certificates": [ { "id": "11111111-2222-4333-8444-555555555555", "domainName": "*.used.example", "keyAlgorithm": "RSA_4096" } ] } } }
        """;

    [SkippableFact]
    public async Task The_real_CLI_takes_a_certificate_from_its_request_to_its_end()
    {
        using var given = new Given(Scenario);
        var cli = new CliSession(given.Sandbox);
        const string Request = "acm request-certificate --domain-name shop.example --subject-alternative-names *.shop.example --validation-method DNS"
            + " --key-algorithm EC_prime256v1 --idempotency-token one --tags Key=sst:app,Value=shop --query CertificateArn";
        const string Used = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
        await cli.Run(
            "arn = " + Request,
            "again = " + Request,
            "mailed = acm request-certificate --domain-name mail.shop.example --validation-method EMAIL --query CertificateArn",
            "late = acm request-certificate --domain-name nowhere.example --validation-method DNS --query CertificateArn",
            "plain = acm request-certificate --domain-name plain.shop.example --validation-method DNS --query CertificateArn",
            "early = acm describe-certificate --certificate-arn <<arn>> --query Certificate.DomainValidationOptions",
            "! RequestInProgressException acm get-certificate --certificate-arn <<arn>>",
            "acm resend-validation-email --certificate-arn <<mailed>> --domain mail.shop.example --validation-domain shop.example",
            "! InvalidStateException acm resend-validation-email --certificate-arn <<arn>> --domain shop.example --validation-domain shop.example",
            "! LimitExceededException acm request-certificate --domain-name a.example --validation-method DNS --subject-alternative-names " + string.Join(' ', Enumerable.Range(0, 12).Select(n => $"n{n}.a.example")),
            "! InvalidParameterException acm request-certificate --domain-name a.example --validation-method DNS --key-algorithm RSA_4096",
            "! ValidationException acm request-certificate --domain-name 'not a name' --validation-method DNS",
            "! InvalidArnException acm describe-certificate --certificate-arn arn:aws:acm:us-east-1:123456789012:nonsense",
            "! ResourceNotFoundException acm describe-certificate --certificate-arn arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000",
            "! ResourceNotFoundException acm list-tags-for-certificate --certificate-arn arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000");
        Assert.Equal((string?)cli["arn"], (string?)cli["again"]);

        given.Pass(10);
        await cli.Run(
            "options = acm describe-certificate --certificate-arn <<arn>> --query Certificate.DomainValidationOptions",
            "record = acm describe-certificate --certificate-arn <<arn>> --query Certificate.DomainValidationOptions[0].ResourceRecord",
            """route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{"Changes":[{"Action":"CREATE","ResourceRecordSet":{"Name":"<<record.Name>>","Type":"CNAME","TTL":60,"ResourceRecords":[{"Value":"<<record.Value>>"}]}}]}'""",
            "acm add-tags-to-certificate --certificate-arn <<arn>> --tags Key=a,Value=b Key=c",
            "! InvalidTagException acm add-tags-to-certificate --certificate-arn <<arn>> --tags Key=aws:x,Value=y",
            "acm remove-tags-from-certificate --certificate-arn <<arn>> --tags Key=c",
            "tags = acm list-tags-for-certificate --certificate-arn <<arn>> --query Tags",
            "pending = acm describe-certificate --certificate-arn <<arn>> --query Certificate.[Status,Type,KeyAlgorithm,SubjectAlternativeNames]");

        given.Pass(200);
        await cli.Run(
            "issued = acm describe-certificate --certificate-arn <<arn>> --query Certificate.[Status,InUseBy,RenewalEligibility]",
            "body = acm get-certificate --certificate-arn <<arn>> --query 'starts_with(Certificate, `\"-----BEGIN CERTIFICATE-----\"`)'",
            "used = acm describe-certificate --certificate-arn " + Used + " --query Certificate.InUseBy",
            "! ResourceInUseException acm delete-certificate --certificate-arn " + Used,
            "usual = acm list-certificates --query 'sort(CertificateSummaryList[].DomainName)'",
            "every = acm list-certificates --includes keyTypes=RSA_2048,RSA_4096,EC_prime256v1 --page-size 2 --query 'length(CertificateSummaryList)'",
            "part = acm list-certificates --max-items 2",
            "rest = acm list-certificates --max-items 2 --starting-token <<part.NextToken>>",
            "only = acm list-certificates --certificate-statuses ISSUED --includes keyTypes=RSA_4096,EC_prime256v1 --query 'CertificateSummaryList[].[DomainName,InUse] | sort_by(@, &[0])'",
            "newest = acm list-certificates --sort-by CREATED_AT --sort-order ASCENDING --query 'CertificateSummaryList[].DomainName | length(@)'",
            "! InvalidArgsException acm list-certificates --sort-by CREATED_AT",
            "elsewhere = acm list-certificates --region eu-west-1 --query CertificateSummaryList");

        given.Pass(72 * 3600);
        await cli.Run(
            "timed_out = acm describe-certificate --certificate-arn <<late>> --query Certificate.[Status,DomainValidationOptions[0].ValidationStatus]",
            "acm delete-certificate --certificate-arn <<arn>>",
            "! ResourceNotFoundException acm delete-certificate --certificate-arn <<arn>>");
        cli.Answered("""
            {
              "early": null, "pending": ["PENDING_VALIDATION", "AMAZON_ISSUED", "EC_prime256v1", ["shop.example", "*.shop.example"]],
              "tags": [{"Key": "sst:app", "Value": "shop"}, {"Key": "a", "Value": "b"}], "issued": ["ISSUED", [], "INELIGIBLE"], "body": true,
              "used": ["arn:aws:cloudfront::123456789012:distribution/EONE"], "usual": ["mail.shop.example", "nowhere.example", "plain.shop.example"],
              "every": 5, "only": [["*.used.example", true], ["shop.example", false]], "newest": 3, "elsewhere": [], "timed_out": ["VALIDATION_TIMED_OUT", "FAILED"]
            }
            """);
        Assert.Equal(2, cli["options"]!.AsArray().Count);
        Assert.Equal((2, 1), (cli["part"]!["CertificateSummaryList"]!.AsArray().Count, cli["rest"]!["CertificateSummaryList"]!.AsArray().Count));
        // Three pages of --page-size 2, and seven commands of one page.
        Assert.Equal(10, cli.Count("acm", "ListCertificates"));
        cli.Covered("acm");
    }
}
