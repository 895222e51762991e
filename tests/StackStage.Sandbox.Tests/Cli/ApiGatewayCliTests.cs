using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class ApiGatewayCliTests
{
    private const string Certificate = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
    private const string Configuration = "--domain-name-configurations EndpointType=REGIONAL,SecurityPolicy=TLS_1_2,CertificateArn=" + Certificate;
    private const string Api = "--domain-name api.shop.example";
    private const string Rule = """--actions '[{"InvokeApi":{"ApiId":"<<http.ApiId>>","Stage":"$default"}}]' --conditions '[{"MatchBasePaths":{"AnyOf":["x"]}}]'""";

    private const string Certificates = """
        { "services": { "acm": { "certificates": [
          { "id": "11111111-2222-4333-8444-555555555555", "domainName": "shop.example", "subjectAlternativeNames": ["*.shop.example"] },
          { "id": "99999999-2222-4333-8444-555555555555", "domainName": "*.shop.example", "status": "PENDING_VALIDATION" } ] } } }
        """;

    [SkippableFact]
    public async Task The_real_CLI_keeps_domains_mappings_and_APIs_of_version_2()
    {
        using var given = new Given(Certificates);
        var cli = new CliSession(given.Sandbox);
        await cli.Run(
            "domain = apigatewayv2 create-domain-name " + Api + " " + Configuration + " --tags sst:app=shop",
            "! TooManyRequestsException apigatewayv2 create-domain-name --domain-name n1.shop.example " + Configuration);
        given.Pass(30);
        await cli.Run(
            "! ConflictException apigatewayv2 create-domain-name " + Api + " " + Configuration,
            "got = apigatewayv2 get-domain-name " + Api + " --query '[DomainName,DomainNameConfigurations[0].[EndpointType,DomainNameStatus,CertificateArn]]'");
        given.Pass(30);
        await cli.Run("! BadRequestException apigatewayv2 create-domain-name --domain-name p.shop.example " + Configuration.Replace("11111111", "99999999", StringComparison.Ordinal));
        given.Pass(30);
        await cli.Run(
            "apigatewayv2 create-domain-name --domain-name n1.shop.example " + Configuration,
            "domains = apigatewayv2 get-domain-names --page-size 1 --query Items[].DomainName",
            "part = apigatewayv2 get-domain-names --max-items 1",
            "rest = apigatewayv2 get-domain-names --starting-token <<part.NextToken>> --query Items[].DomainName",
            "manual = apigatewayv2 get-domain-names --no-paginate --max-results 1 --query '[length(Items),NextToken!=null]'",
            "http = apigatewayv2 create-api --name http --protocol-type HTTP --target https://example.com --cors-configuration AllowOrigins=* --tags a=b",
            "socket = apigatewayv2 create-api --name socket --protocol-type WEBSOCKET --route-selection-expression '$request.body.action'",
            "apis = apigatewayv2 get-apis --page-size 1 --query 'sort(Items[].Name)'",
            "api = apigatewayv2 get-api --api-id <<http.ApiId>> --query [ProtocolType,CorsConfiguration,Tags]",
            "stage = apigatewayv2 create-stage --api-id <<socket.ApiId>> --stage-name live --query StageName",
            "stages = apigatewayv2 get-stages --api-id <<socket.ApiId>> --query Items[].StageName",
            "apigatewayv2 delete-stage --api-id <<socket.ApiId>> --stage-name live",
            "! NotFoundException apigatewayv2 delete-stage --api-id <<socket.ApiId>> --stage-name live",
            "mapping = apigatewayv2 create-api-mapping " + Api + " --api-id <<http.ApiId>> --stage '$default'",
            "! ConflictException apigatewayv2 create-api-mapping " + Api + " --api-id <<http.ApiId>> --stage '$default'",
            "! BadRequestException apigatewayv2 create-api-mapping " + Api + " --api-id <<http.ApiId>> --stage nosuch --api-mapping-key x",
            "deep = apigatewayv2 create-api-mapping " + Api + " --api-id <<http.ApiId>> --stage '$default' --api-mapping-key one/two",
            "moved = apigatewayv2 update-api-mapping " + Api + " --api-id <<http.ApiId>> --api-mapping-id <<deep.ApiMappingId>> --api-mapping-key one/three --query ApiMappingKey",
            "mappings = apigatewayv2 get-api-mappings " + Api + " --query 'sort(Items[].ApiMappingKey)'",
            "got_mapping = apigatewayv2 get-api-mapping " + Api + " --api-mapping-id <<mapping.ApiMappingId>> --query Stage",
            "! BadRequestException apigatewayv2 delete-api --api-id <<http.ApiId>>",
            "apigatewayv2 delete-api-mapping " + Api + " --api-mapping-id <<mapping.ApiMappingId>>",
            "apigatewayv2 delete-api-mapping " + Api + " --api-mapping-id <<deep.ApiMappingId>>",
            "! NotFoundException apigatewayv2 delete-api-mapping " + Api + " --api-mapping-id <<deep.ApiMappingId>>",
            "rule = apigatewayv2 create-routing-rule " + Api + " --priority 10 " + Rule,
            "! ConflictException apigatewayv2 create-routing-rule " + Api + " --priority 10 " + Rule,
            "put = apigatewayv2 put-routing-rule " + Api + " --routing-rule-id <<rule.RoutingRuleId>> --priority 20 " + Rule + " --query Priority",
            "got_rule = apigatewayv2 get-routing-rule " + Api + " --routing-rule-id <<rule.RoutingRuleId>> --query '[Priority,Actions[0].InvokeApi.Stage,Conditions]'",
            "rules = apigatewayv2 list-routing-rules " + Api + " --query 'length(RoutingRules)'",
            "! BadRequestException apigatewayv2 delete-api --api-id <<http.ApiId>>",
            "apigatewayv2 delete-routing-rule " + Api + " --routing-rule-id <<rule.RoutingRuleId>>",
            "apigatewayv2 tag-resource --resource-arn <<domain.DomainNameArn>> --tags x=y,z=0",
            "apigatewayv2 untag-resource --resource-arn <<domain.DomainNameArn>> --tag-keys z",
            "tags = apigatewayv2 get-tags --resource-arn <<domain.DomainNameArn>> --query Tags",
            "updated = apigatewayv2 update-domain-name " + Api + " " + Configuration + " --mutual-tls-authentication TruststoreUri=s3://bucket/store.pem --query MutualTlsAuthentication",
            "apigatewayv2 delete-api --api-id <<http.ApiId>>",
            "! NotFoundException apigatewayv2 get-api --api-id <<http.ApiId>>",
            "apigatewayv2 delete-domain-name " + Api,
            "! TooManyRequestsException apigatewayv2 delete-domain-name --domain-name n1.shop.example");
        given.Pass(30);
        await cli.Run(
            "apigatewayv2 delete-domain-name --domain-name n1.shop.example",
            "! NotFoundException apigatewayv2 get-domain-name " + Api,
            "! NotFoundException apigatewayv2 get-tags --resource-arn <<domain.DomainNameArn>>",
            "held = acm describe-certificate --certificate-arn " + Certificate + " --query 'Certificate.InUseBy[0] | contains(@, `\":392220576650:loadbalancer/app/\"`)'",
            "! ResourceInUseException acm delete-certificate --certificate-arn " + Certificate);
        given.Pass(20 * 60);
        await cli.Run("acm delete-certificate --certificate-arn " + Certificate);
        cli.Answered($$$"""
            {
              "got": ["api.shop.example", ["REGIONAL", "AVAILABLE", "{{{Certificate}}}"]], "domains": ["api.shop.example", "n1.shop.example"],
              "rest": ["n1.shop.example"], "manual": [1, true], "apis": ["http", "socket"], "api": ["HTTP", {"AllowOrigins": ["*"]}, {"a": "b"}],
              "stage": "live", "stages": ["live"], "moved": "one/three", "mappings": ["", "one/three"], "got_mapping": "$default", "put": 20,
              "got_rule": [20, "$default", [{"MatchBasePaths": {"AnyOf": ["x"]}}]], "rules": 1, "tags": {"sst:app": "shop", "x": "y"},
              "updated": {"TruststoreUri": "s3://bucket/store.pem"}, "held": true
            }
            """);
        cli.Covered("apigatewayv2");
    }

    [SkippableFact]
    public async Task The_real_CLI_keeps_domains_base_paths_and_APIs_of_version_1()
    {
        using var given = new Given(Certificates, ("apigatewayv2.domainQuota", "0"));
        var cli = new CliSession(given.Sandbox);
        await cli.Run(
            "domain = apigateway create-domain-name " + Api + " --regional-certificate-arn " + Certificate + " --endpoint-configuration types=REGIONAL --tags sst:app=shop --query [domainNameStatus,regionalCertificateArn,tags]",
            "edge = apigateway create-domain-name --domain-name edge.shop.example --certificate-arn " + Certificate + " --query domainNameStatus",
            "! ConflictException apigateway create-domain-name " + Api + " --regional-certificate-arn " + Certificate + " --endpoint-configuration types=REGIONAL",
            "got = apigateway get-domain-name " + Api + " --query endpointConfiguration.types",
            "domains = apigateway get-domain-names --page-size 1 --query items[].domainName",
            "part = apigateway get-domain-names --max-items 1",
            "rest = apigateway get-domain-names --starting-token <<part.NextToken>> --query items[].domainName",
            "api = apigateway create-rest-api --name rest --tags c=d",
            "api2 = apigateway create-rest-api --name second",
            "apis = apigateway get-rest-apis --page-size 1 --query 'sort(items[].name)'",
            "got_api = apigateway get-rest-api --rest-api-id <<api.id>> --query [name,tags]",
            "! NotFoundException apigateway get-rest-api --rest-api-id nosuch",
            "base = apigateway create-base-path-mapping " + Api + " --base-path v1 --rest-api-id <<api.id>> --stage prod",
            "! BadRequestException apigateway create-base-path-mapping " + Api + " --base-path a/b --rest-api-id <<api.id>> --stage prod",
            "apigateway create-base-path-mapping " + Api + " --rest-api-id <<api2.id>> --stage prod",
            "bases = apigateway get-base-path-mappings " + Api + " --query 'sort(items[].basePath)'",
            "got_base = apigateway get-base-path-mapping " + Api + " --base-path '(none)' --query [basePath,stage]",
            "! BadRequestException apigateway delete-rest-api --rest-api-id <<api.id>>",
            "apigateway delete-base-path-mapping " + Api + " --base-path v1",
            "! NotFoundException apigateway get-base-path-mapping " + Api + " --base-path v1",
            "apigateway delete-rest-api --rest-api-id <<api.id>>",
            "private = apigateway create-domain-name --domain-name private.shop.example --certificate-arn " + Certificate + " --endpoint-configuration types=PRIVATE",
            "one = apigateway create-domain-name-access-association --domain-name-arn <<private.domainNameArn>> --access-association-source-type VPCE --access-association-source vpce-1",
            "two = apigateway create-domain-name-access-association --domain-name-arn <<private.domainNameArn>> --access-association-source-type VPCE --access-association-source vpce-2",
            "associations = apigateway get-domain-name-access-associations --query 'sort(items[].accessAssociationSource)'",
            "! BadRequestException apigateway delete-domain-name --domain-name private.shop.example --domain-name-id <<private.domainNameId>>",
            "apigateway delete-domain-name-access-association --domain-name-access-association-arn <<one.domainNameAccessAssociationArn>>",
            "! NotFoundException apigateway delete-domain-name-access-association --domain-name-access-association-arn <<one.domainNameAccessAssociationArn>>",
            "apigateway reject-domain-name-access-association --domain-name-access-association-arn <<two.domainNameAccessAssociationArn>> --domain-name-arn <<private.domainNameArn>>",
            "apigateway delete-domain-name --domain-name private.shop.example --domain-name-id <<private.domainNameId>>",
            "apigateway delete-domain-name " + Api,
            "! NotFoundException apigateway get-domain-name " + Api);
        given.Pass(15 * 60);
        await cli.Run("available = apigateway get-domain-name --domain-name edge.shop.example --query domainNameStatus");
        cli.Answered($$$"""
            {
              "domain": ["AVAILABLE", "{{{Certificate}}}", {"sst:app": "shop"}], "edge": "UPDATING", "available": "AVAILABLE", "got": ["REGIONAL"],
              "domains": ["api.shop.example", "edge.shop.example"], "rest": ["edge.shop.example"], "apis": ["rest", "second"],
              "got_api": ["rest", {"c": "d"}], "bases": ["(none)", "v1"], "got_base": ["(none)", "prod"], "associations": ["vpce-1", "vpce-2"]
            }
            """);
        cli.Covered("apigateway");
    }
}
