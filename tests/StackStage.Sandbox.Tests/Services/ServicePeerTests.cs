using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

/// <summary>Every operation of a service, called by botocore, in one Python process per service.</summary>
public sealed class ServicePeerTests
{
    private const string Certificates = """
        { "services": { "acm": { "certificates": [
          { "id": "11111111-2222-4333-8444-555555555555", "domainName": "shop.example", "subjectAlternativeNames": ["*.shop.example"] },
          { "id": "22222222-2222-4333-8444-555555555555", "domainName": "shop2.example" },
          { "id": "99999999-2222-4333-8444-555555555555", "domainName": "*.shop.example", "status": "PENDING_VALIDATION" } ] } } }
        """;

    private const string Resources = """
        { "services": { "cloudcontrol": { "resources": [
          { "type": "AWS::DynamoDB::Table", "identifier": "shop-pr-42-Orders", "properties": { "TableName": "shop-pr-42-Orders" } },
          { "type": "AWS::IAM::Role", "identifier": "role" }, { "type": "AWS::Lambda::Function", "identifier": "fn", "dependsOn": ["role"] },
          { "type": "AWS::SQS::Queue", "identifier": "queue", "deleteSeconds": 60 }, { "type": "AWS::Logs::LogGroup", "identifier": "a" },
          { "type": "AWS::Logs::LogGroup", "identifier": "b" }, { "type": "AWS::Logs::LogGroup", "identifier": "c" } ] } } }
        """;

    private static async Task Answers(string script, string expected, string? scenario = null, params (string Name, string Value)[] settings)
    {
        using var given = new Given(scenario ?? "{}", settings);
        Expect.Same(expected, await Peer.Python(given.Sandbox, script));
        // The script leaves no operation of the services it is about out.
        string[] services = script == "apigateway.py" ? ["apigatewayv2", "apigateway"] : [script[..^3]];
        foreach (var service in given.Sandbox.World.Services.Where(s => services.Contains(s.Name)))
        {
            Assert.Empty(service.Operations.Except(given.Sandbox.Journal.Entries.Where(e => e.Service == service.Name).Select(e => e.Action)));
        }
    }

    [SkippableFact]
    public Task Route53_answers_botocore_as_AWS_would() => Answers("route53.py", """
        {
          "created": ["shop.example.", "PENDING", 4], "again": "HostedZoneAlreadyExists", "got": [{"Comment": "the shop", "PrivateZone": false}, 2, 4],
          "private": [[{"VPCRegion": "us-east-1", "VPCId": "vpc-1"}], true], "zones": ["another.example.", "shop.example.", "shop.example."],
          "zone_pages": [2, 1], "by_name": [["shop.example."], true, ["shop.example."]], "count": 3, "status": "PENDING",
          "names": [["shop.example.", "NS"], ["shop.example.", "SOA"], ["\\052.shop.example.", "A"], ["api.shop.example.", "A"], ["t.shop.example.", "TXT"], ["w.shop.example.", "A"], ["w.shop.example.", "A"], ["www.shop.example.", "A"]],
          "alias": [{"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "d1.cloudfront.net.", "EvaluateTargetHealth": false}], "weights": [10, 20],
          "pages": [3, 3, 2], "started": ["t.shop.example.", "w.shop.example."],
          "messages": ["[Tried to create resource record set [name='www.shop.example.', type='A'] but it already exists]", "[Tried to delete resource record set [name='www.shop.example.', type='A'] but the values provided do not match the current values]", "[Tried to delete resource record set [name='nowhere.shop.example.', type='A'] but it was not found]", "[The request contains an invalid set of changes for a resource record set 'A new.shop.example.']", "[RRSet of type CNAME with DNS name www.shop.example. is not permitted as it conflicts with other records with the same DNS name in zone shop.example.]", "[RRSet with DNS name www.elsewhere.example. is not permitted in zone shop.example.]", "[Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '300.1.1.1'']", "OK"],
          "unchanged": 8, "tags": [{"Key": "sst:app", "Value": "shop"}], "tag_sets": 2, "comment": "changed", "no_change": "NoSuchChange",
          "no_zone": "NoSuchHostedZone", "not_empty": "HostedZoneNotEmpty", "deleted": "OK"
        }
        """);

    [SkippableFact]
    public Task Acm_answers_botocore_as_AWS_would() => Answers("acm.py", """
        {
          "same": true, "status": "PENDING_VALIDATION", "names": ["shop.example", "*.shop.example"], "type": "AMAZON_ISSUED", "options": false, "in_use": [],
          "tags": [{"Key": "sst:app", "Value": "shop"}, {"Key": "a", "Value": "b"}], "listed": 6, "listed_all": 7, "issued": 0, "pages": [3, 3, 1],
          "sorted": true, "elsewhere": 0, "body": "RequestInProgressException", "resend": "OK", "resend_dns": "InvalidStateException",
          "bad_arn": "InvalidArnException", "missing": "ResourceNotFoundException", "too_many": "LimitExceededException", "bad_name": "ValidationException",
          "bad_key": "InvalidParameterException", "bad_sort": "InvalidArgsException", "deleted": "OK", "gone": "ResourceNotFoundException"
        }
        """);

    [SkippableFact]
    public Task API_Gateway_answers_botocore_as_AWS_would() => Answers("apigateway.py", """
        {
          "domain": ["arn:aws:apigateway:us-east-1::/domainnames/api.shop.example", "AVAILABLE", "d-"], "mutual": {"TruststoreUri": "s3://bucket/store.pem"},
          "no_mutual": false, "edge": ["UPDATING", "cloudfront.net"], "got": "api.shop.example", "domain_pages": [4, 2], "v1_pages": [4, 2],
          "v1_domain": [true, "AVAILABLE"], "api": ["HTTP", {"AllowOrigins": ["*"]}, "2026-01-01"], "got_api": "http", "api_pages": [1, 1],
          "stages": ["live"], "stage": "live", "rest": ["rest", {"c": "d"}, 1], "mappings": ["", "one/three", "v1"], "got_mapping": "$default",
          "moved": "one/three", "base": ["v1", [["v1", "prod"]], true], "routing": [10, 20, 20, 1], "tags": {"sst:app": "shop", "x": "y"},
          "clashes": ["ConflictException", "ConflictException"], "refused": ["BadRequestException", "BadRequestException"], "still": "BadRequestException",
          "private": ["BadRequestException", 1, "OK"], "exists": "ConflictException", "pending": "BadRequestException", "uncovered": "BadRequestException",
          "deleted": ["OK", "OK", "OK", "OK", "OK"], "gone": ["NotFoundException", "NotFoundException", "NotFoundException"]
        }
        """, Certificates,
        ("apigatewayv2.domainQuota", "0"));

    [SkippableFact]
    public Task CloudFront_answers_botocore_as_AWS_would() => Answers("cloudfront.py", """
        {
          "unpublished": "InvalidFunctionAssociation", "published": "LIVE", "function_updated": "2", "created": ["Deployed", "cloudfront.net", 1, 3],
          "etags": [true], "summary": [["www.shop.example"], true, true, true], "pages": [2, 2], "by_acl": 4,
          "by": {"cache_policy_id": true, "origin_request_policy_id": true, "response_headers_policy_id": true, "key_group": true, "vpc_origin_id": true},
          "details": {"oac": "oac", "oai": "c", "cache": 1, "forward": "forward", "headers": "headers", "group": 1, "key": "k", "vpc": ["Deployed", "1"], "function": ["LIVE", "function handler(e) {}", "two"]},
          "lists": [1, 1, 1, 1, 1, 1, 1, 1, 1], "managed": "IllegalDelete", "got_oac": "renamed",
          "rewritten": [["oai", true, "again"], ["cache", true, "again"], ["forward", true, "again"], ["headers", true, "again"], ["group", true, "again"], ["key", true, "again"], ["vpc", true, 81]],
          "managed_pages": 3,
          "in_use": {"oac": "OriginAccessControlInUse", "oai": "CloudFrontOriginAccessIdentityInUse", "cache": "CachePolicyInUse", "forward": "OriginRequestPolicyInUse", "headers": "ResponseHeadersPolicyInUse", "function": "FunctionInUse", "vpc": "CannotDeleteEntityWhileInUse", "group": "ResourceInUse", "key": "PublicKeyInUse"},
          "free": {"oac": "OK", "oai": "OK", "cache": "OK", "forward": "OK", "headers": "OK", "function": "OK", "vpc": "OK", "group": "OK", "key": "OK"},
          "enabled": "DistributionNotDisabled", "versions": ["PreconditionFailed", "PreconditionFailed", "InvalidIfMatchVersion"], "dropped": "IllegalUpdate",
          "tags": [{"Key": "sst:stage", "Value": "pr-42"}, {"Key": "a", "Value": "b"}], "invalidated": ["InProgress", ["/*"]], "deleted": "OK",
          "gone": "NoSuchDistribution", "busy": ["StagingDistributionInUse", "IllegalUpdate", "ContinuousDeploymentPolicyInUse", "StagingDistributionInUse"],
          "moved": [true, true], "detached": "OK", "listed_policy": true, "got_policy": [false, "SingleWeight"], "ended": ["ResourceInUse", "OK", "OK"],
          "tenants": ["ResourceNotDisabled", "ResourceNotDisabled", "t.shop.example", "tenant", "group", true, "CannotDeleteEntityWhileInUse", "OK", "OK"],
          "refused": ["DistributionAlreadyExists", "InvalidViewerCertificate", "InconsistentQuantities", "InvalidArgument", "NoSuchCachePolicy", "InvalidViewerCertificate"],
          "missing": ["NoSuchDistribution", "NoSuchOriginAccessControl", "NoSuchCloudFrontOriginAccessIdentity", "NoSuchCachePolicy", "NoSuchOriginRequestPolicy", "NoSuchResponseHeadersPolicy", "NoSuchResource", "NoSuchPublicKey", "NoSuchFunctionExists", "EntityNotFound", "NoSuchContinuousDeploymentPolicy", "NoSuchResource", "EntityNotFound"]
        }
        """, Certificates,
        ("cloudfront.deployment", "0"),
        ("cloudfront.deletion", "0"),
        ("cloudfront.leftoverRelease", "0"),
        ("cloudfront.vpcOriginDeletion", "0"));

    [SkippableFact]
    public Task ELBv2_answers_botocore_as_AWS_would() => Answers("elbv2.py", """
        {
          "balancer": ["application", "provisioning", true, 2],
          "refused": ["ValidationError", "CertificateNotFound", "UnsupportedCertificate", "SSLPolicyNotFound", "LoadBalancerNotFound", "TargetGroupNotFound"],
          "actions": true, "same": true, "duplicate": "DuplicateListener", "clash": "DuplicateListener", "added": 1,
          "certificates": [[false, true], [true, false]], "certificate_pages": [1, 1], "not_default": "OperationNotPermitted", "modified": true,
          "still_sni": 2, "certificates_after": 1, "tags": [["a"], ["a", "sst:app"]], "in_use": true, "protected": "OperationNotPermitted",
          "attributes": [{"Key": "deletion_protection.enabled", "Value": "false"}], "listeners": 2, "listener_pages": [1, 1], "by_arn": 443, "by_name": "web",
          "balancer_pages": [1, 1], "groups": [true], "group_in_use": "ResourceInUse",
          "missing": ["LoadBalancerNotFound", "LoadBalancerNotFound", "ListenerNotFound", "ListenerNotFound", "ListenerNotFound", "LoadBalancerNotFound"],
          "deleted": ["OK", "OK", "OK", "OK"], "released": []
        }
        """, Certificates);

    [SkippableFact]
    public Task Cloud_Control_answers_botocore_as_AWS_would() => Answers("cloudcontrol.py", """
        {
          "table": ["shop-pr-42-Orders", "shop-pr-42-Orders"], "listed": ["a", "b", "c"], "pages": [2, 1],
          "first": ["DELETE", "PENDING", "shop-pr-42-Orders"], "again": true, "other": "ClientTokenConflictException", "status": "SUCCESS",
          "gone": "ResourceNotFoundException", "conflict": ["FAILED", "ResourceConflict"], "not_found": ["FAILED", "NotFound"], "slow": "PENDING",
          "concurrent": "ConcurrentOperationException", "cancelled": "CANCEL_IN_PROGRESS", "too_late": "ConcurrentModificationException", "requests": 4,
          "failed": 2, "no_token": "RequestTokenNotFoundException", "no_handler": "UnsupportedActionException", "no_type": "TypeNotFoundException",
          "no_form": "ValidationException"
        }
        """, Resources,
        ("cloudcontrol.deletion", "0"));
}
