using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class ElbV2CliTests
{
    private const string First = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
    private const string Second = "arn:aws:acm:us-east-1:123456789012:certificate/22222222-2222-4333-8444-555555555555";
    private const string Fixed = "--default-actions Type=fixed-response,FixedResponseConfig={StatusCode=404,ContentType=text/plain}";
    private const string Secure = "elbv2 create-listener --load-balancer-arn <<web>> --protocol HTTPS --port 443 --default-actions Type=forward,TargetGroupArn=<<group>>";
    private const string Certificates = """
        { "services": { "acm": { "certificates": [ { "id": "11111111-2222-4333-8444-555555555555", "domainName": "shop.example" }, { "id": "22222222-2222-4333-8444-555555555555", "domainName": "two.example" },
          { "id": "99999999-2222-4333-8444-555555555555", "domainName": "p.example", "status": "PENDING_VALIDATION" } ] } } }
        """;

    [SkippableFact]
    public async Task The_real_CLI_keeps_balancers_listeners_and_their_certificates()
    {
        using var given = new Given(Certificates);
        var cli = new CliSession(given.Sandbox);
        await cli.Run(
            "web = elbv2 create-load-balancer --name web --subnets subnet-1 subnet-2 --tags Key=sst:app,Value=shop --query LoadBalancers[0].LoadBalancerArn",
            "elbv2 create-load-balancer --name other --subnets subnet-1 --type network",
            "group = elbv2 create-target-group --name targets --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip --query TargetGroups[0].TargetGroupArn",
            "provisioning = elbv2 describe-load-balancers --names web --query LoadBalancers[0].[Type,State.Code]",
            "! ValidationError " + Secure,
            "! CertificateNotFound " + Secure + " --certificates CertificateArn=" + First[..^1] + "0",
            "! UnsupportedCertificate " + Secure + " --certificates CertificateArn=" + First.Replace("11111111", "99999999", StringComparison.Ordinal),
            "! SSLPolicyNotFound " + Secure + " --ssl-policy nonsense --certificates CertificateArn=" + First,
            "! LoadBalancerNotFound elbv2 create-listener --load-balancer-arn <<web>>0 --protocol HTTP --port 80 " + Fixed,
            "! TargetGroupNotFound elbv2 create-listener --load-balancer-arn <<web>> --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=<<group>>0",
            "secure = " + Secure + " --certificates CertificateArn=" + First + " --tags Key=x,Value=y --query Listeners[0].ListenerArn",
            "same = " + Secure + " --certificates CertificateArn=" + First + " --query Listeners[0].ListenerArn",
            "! DuplicateListener elbv2 create-listener --load-balancer-arn <<web>> --protocol HTTP --port 443 " + Fixed,
            "plain = elbv2 create-listener --load-balancer-arn <<web>> --protocol HTTP --port 80 " + Fixed + " --query Listeners[0].ListenerArn",
            "! DuplicateListener elbv2 modify-listener --listener-arn <<plain>> --port 443",
            "actions = elbv2 describe-listeners --listener-arns <<plain>> --query Listeners[0].DefaultActions",
            "added = elbv2 add-listener-certificates --listener-arn <<secure>> --certificates CertificateArn=" + Second + " --query Certificates",
            "! CertificateNotFound elbv2 add-listener-certificates --listener-arn <<secure>> --certificates CertificateArn=" + First[..^1] + "0",
            // ELBv2's own PageSize is --page-size as well, and the CLI stops paging by itself when it is given.
            "page = elbv2 describe-listener-certificates --listener-arn <<secure>> --page-size 1",
            "next = elbv2 describe-listener-certificates --listener-arn <<secure>> --page-size 1 --marker <<page.NextMarker>> --query '[Certificates[].IsDefault,NextMarker]'",
            "some = elbv2 describe-listener-certificates --listener-arn <<secure>> --max-items 1",
            "others = elbv2 describe-listener-certificates --listener-arn <<secure>> --starting-token <<some.NextToken>> --query 'Certificates[].IsDefault'",
            "! OperationNotPermitted elbv2 remove-listener-certificates --listener-arn <<secure>> --certificates CertificateArn=" + First,
            "in_use = acm describe-certificate --certificate-arn " + Second + " --query Certificate.InUseBy",
            "! ResourceInUseException acm delete-certificate --certificate-arn " + Second,
            "modified = elbv2 modify-listener --listener-arn <<secure>> --certificates CertificateArn=" + Second + " --query Listeners[0].Certificates[0].CertificateArn",
            "elbv2 modify-listener --listener-arn <<secure>> --certificates CertificateArn=" + First,
            "elbv2 remove-listener-certificates --listener-arn <<secure>> --certificates CertificateArn=" + Second,
            "released = acm describe-certificate --certificate-arn " + Second + " --query Certificate.InUseBy",
            "elbv2 add-tags --resource-arns <<secure>> <<web>> --tags Key=a,Value=b",
            "elbv2 remove-tags --resource-arns <<secure>> --tag-keys x",
            "tags = elbv2 describe-tags --resource-arns <<secure>> <<web>> --query 'TagDescriptions[].sort(Tags[].Key)'",
            "! LoadBalancerNotFound elbv2 describe-tags --resource-arns <<web>>0");
        given.Pass(120);
        await cli.Run(
            "active = elbv2 describe-load-balancers --load-balancer-arns <<web>> --query LoadBalancers[0].State.Code",
            "balancer = elbv2 describe-load-balancers --page-size 1",
            "balancers = elbv2 describe-load-balancers --page-size 1 --marker <<balancer.NextMarker>> --query 'LoadBalancers[].LoadBalancerName'",
            "listener = elbv2 describe-listeners --load-balancer-arn <<web>> --max-items 1",
            "listeners = elbv2 describe-listeners --load-balancer-arn <<web>> --starting-token <<listener.NextToken>> --query 'length(Listeners)'",
            "! ValidationError elbv2 describe-load-balancers --page-size 401",
            "groups = elbv2 describe-target-groups --load-balancer-arn <<web>> --query 'TargetGroups[].LoadBalancerArns[]'",
            "! LoadBalancerNotFound elbv2 describe-load-balancers --names nosuch",
            "! ListenerNotFound elbv2 describe-listeners --listener-arns <<secure>>0",
            "! ListenerNotFound elbv2 describe-listener-certificates --listener-arn <<secure>>0",
            "! ListenerNotFound elbv2 delete-listener --listener-arn <<secure>>0",
            "elbv2 modify-load-balancer-attributes --load-balancer-arn <<web>> --attributes Key=deletion_protection.enabled,Value=true",
            "attributes = elbv2 describe-load-balancer-attributes --load-balancer-arn <<web>> --query 'Attributes[?Key==`deletion_protection.enabled`].Value'",
            "! OperationNotPermitted elbv2 delete-load-balancer --load-balancer-arn <<web>>",
            "elbv2 modify-load-balancer-attributes --load-balancer-arn <<web>> --attributes Key=deletion_protection.enabled,Value=false",
            "! ResourceInUse elbv2 delete-target-group --target-group-arn <<group>>",
            "elbv2 delete-listener --listener-arn <<secure>>",
            "elbv2 delete-target-group --target-group-arn <<group>>",
            "elbv2 delete-load-balancer --load-balancer-arn <<web>>",
            "left = elbv2 describe-load-balancers --query 'LoadBalancers[].LoadBalancerName'",
            "free = acm describe-certificate --certificate-arn " + First + " --query Certificate.InUseBy");
        cli.Answered($$$"""
            {
              "provisioning": ["application", "provisioning"], "active": "active", "same": {{{cli["secure"]!.ToJsonString()}}},
              "actions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"}}],
              "added": [{"CertificateArn": "{{{Second}}}", "IsDefault": false}], "next": [[false], null], "others": [false], "in_use": [{{{cli["web"]!.ToJsonString()}}}],
              "modified": "{{{Second}}}", "released": [], "tags": [["a"], ["a", "sst:app"]], "balancers": ["other"], "listeners": 1,
              "groups": [{{{cli["web"]!.ToJsonString()}}}], "attributes": ["true"], "left": ["other"], "free": []
            }
            """);
        Assert.Equal("web", (string?)cli["balancer"]!["LoadBalancers"]![0]!["LoadBalancerName"]);
        Assert.True((bool?)cli["page"]!["Certificates"]![0]!["IsDefault"]);
        Assert.True((bool?)cli["some"]!["Certificates"]![0]!["IsDefault"]);
        cli.Covered("elbv2");
    }
}
