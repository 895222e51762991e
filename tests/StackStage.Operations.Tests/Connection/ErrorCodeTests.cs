using System.Net;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amazon.ApiGatewayV2;
using Amazon.CertificateManager;
using Amazon.Route53;
using Amazon.Runtime;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Domains;

namespace StackStage.Operations.Tests.Connection;

/// <summary>
/// Which codes have a type of their own differs between the in-tree clients and the official packages, and from call to
/// call; the codes themselves do not.
/// </summary>
public class ErrorCodeTests
{
    [Fact]
    public void Operations_name_no_type_of_a_single_error_code()
    {
        using var file = new PEReader(File.OpenRead(typeof(AwsConnection).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var named = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
            .Where(type => type.Namespace.StartsWith("Amazon.", StringComparison.Ordinal) && type.Namespace.EndsWith(".Model", StringComparison.Ordinal) && type.Name.EndsWith("Exception", StringComparison.Ordinal));

        Assert.Empty(named);
    }

    [Fact]
    public void What_has_no_type_of_its_own_is_known_by_its_code()
    {
        Assert.True(ApiFailures.IsConflict(Api("ConflictException", HttpStatusCode.Conflict)));
        Assert.True(ApiFailures.IsNotFound(Api("NotFoundException", HttpStatusCode.NotFound)));
        Assert.False(ApiFailures.IsConflict(Api("BadRequestException", HttpStatusCode.BadRequest)));
        Assert.True(CertificateFailures.IsBusy(new AmazonCertificateManagerException("in use", null, ErrorType.Sender, "ResourceInUseException", "r", HttpStatusCode.BadRequest)));
    }

    [Theory]
    [InlineData("", 400, "r", true)]
    [InlineData("BadRequest", 400, "r", true)]
    [InlineData("InvalidInput", 400, "r", false)]
    [InlineData("", 403, "r", false)]
    [InlineData("", 400, "", false)]
    public void A_batch_that_is_refused_in_the_form_without_a_code_is_told_from_a_web_page(string code, int status, string request, bool expected) =>
        Assert.Equal(expected, DnsCalls.IsUnnamedRefusal(new AmazonRoute53Exception("", null, ErrorType.Sender, code, request, (HttpStatusCode)status)));

    private static AmazonApiGatewayV2Exception Api(string code, HttpStatusCode status) => new("no", null, ErrorType.Sender, code, "r", status);

    /// <summary>The SDK says so when no answer came in time: a connection that had been kept open may have died without a word.</summary>
    [Fact]
    public void Silence_is_a_failure_of_the_network()
    {
        var silence = new TimeoutException("The operation was canceled.");

        Assert.True(AwsErrors.IsTranslatable(silence));
        Assert.True(AwsErrors.IsTransient(silence));
        Assert.Equal("EndpointNotReachable", AwsErrors.Translate(silence, "sts:GetCallerIdentity", null).Error.ErrorId);
    }
}
