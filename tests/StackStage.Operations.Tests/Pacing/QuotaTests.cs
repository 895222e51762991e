using StackStage.Operations.Pacing;

namespace StackStage.Operations.Tests.Pacing;

public class QuotaTests
{
    [Theory]
    [InlineData("apigateway", "DeleteDomainName", 1, 0)]
    [InlineData("apigateway", "DeleteDomainName", 16, 450)]
    [InlineData("apigateway", "DeleteRestApi", 17, 480)]
    [InlineData("apigateway", "DeleteVpcLink", 3, 60)]
    [InlineData("apigateway", "UpdateUsagePlan", 4, 60)]
    [InlineData("apigateway", "GetApiMappings", 40, 0)]
    [InlineData("apigateway", "GetApiMappings", 140, 10)]
    [InlineData("cloudcontrolapi", "DeleteResource", 60, 0)]
    [InlineData("cloudcontrolapi", "DeleteResource", 151, 120)]
    [InlineData("route53", "ChangeResourceRecordSets", 11, 2)]
    [InlineData("ec2", "DeleteVpcEndpoints", 7, 10)]
    [InlineData("cloudfront", "DeleteDistribution", 5000, 0)]
    [InlineData("iam", "DeleteRole", 5000, 0)]
    public void What_so_many_calls_cost(string service, string operation, int count, double seconds) =>
        Assert.Equal(seconds, Quotas.CostOf(service, operation, count).TotalSeconds, 3);

    [Fact]
    public void Calls_that_share_a_quota_cost_together_and_others_side_by_side()
    {
        Assert.Equal(TimeSpan.FromMinutes(2), Quotas.CostOf([("cloudcontrolapi", "DeleteResource", 61), ("cloudcontrolapi", "GetResourceRequestStatus", 60)]));
        Assert.Equal(TimeSpan.FromSeconds(60), Quotas.CostOf([("apigateway", "DeleteDomainName", 3), ("apigateway", "DeleteRestApi", 3)]));
        Assert.Equal(TimeSpan.FromSeconds(1), Quotas.CostOf([("acm", "DescribeCertificate", 11), ("acm", "DeleteCertificate", 10)]));
    }

    [Theory]
    [InlineData("apigateway", "DeleteRestApi", 16, "one DeleteRestApi every 30 s per account")]
    [InlineData("route53", "GetChange", 16, "5 calls a second per account")]
    [InlineData("cloudcontrolapi", "DeleteResource", 100, "60 calls a minute per account and Region")]
    [InlineData("elasticloadbalancing", "DescribeRules", 100, "10 Describe* a second, 40 at once, per account and Region")]
    [InlineData("apigateway", "DeleteRestApi", 1, null)]
    [InlineData("cloudfront", "DeleteDistribution", 100, null)]
    public void The_quota_that_costs_it_is_said(string service, string operation, int count, string? reason) =>
        Assert.Equal(reason, Quotas.ReasonFor(service, operation, count));

    [Fact]
    public void A_name_is_not_taken_for_the_beginning_of_another()
    {
        Assert.DoesNotContain(Quotas.Of("apigateway", "DeleteDomainNameAccessAssociation"), quota => quota.Operations.Contains("DeleteDomainName"));
        Assert.Contains(Quotas.Of("elasticloadbalancing", "ModifyRule"), quota => quota.Burst == 20);
    }
}
