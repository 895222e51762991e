using Amazon.Runtime;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Tests.Connection;

public class ForeignCredentialsTests
{
    [Fact]
    public void Credentials_of_this_sdk_stay_what_they_are()
    {
        var own = new BasicAWSCredentials("AKID", "secret");

        Assert.Same(own, ForeignCredentials.TryWrap(own));
        Assert.Null(ForeignCredentials.TryWrap(null));
    }

    [Fact]
    public void Credentials_of_another_sdk_are_read_by_name_and_anew_each_time()
    {
        var foreign = new ForeignSdk.Credentials();
        var wrapped = ForeignCredentials.TryWrap(foreign)!;

        Assert.Equal(("AKID1", "secret", "token"), Keys(wrapped));
        Assert.Equal("AKID2", wrapped.GetCredentials().AccessKey);
    }

    [Fact]
    public void The_wrapper_of_AWS_Tools_is_opened()
    {
        var wrapped = ForeignCredentials.TryWrap(new ForeignSdk.AWSPSCredentials(new ForeignSdk.Credentials()))!;

        Assert.Equal(("AKID1", "secret", "token"), Keys(wrapped));
    }

    [Fact]
    public void The_same_object_makes_the_same_connection()
    {
        var foreign = new ForeignSdk.Credentials();

        Assert.Equal(ForeignCredentials.TryWrap(foreign), ForeignCredentials.TryWrap(foreign));
        Assert.NotEqual(ForeignCredentials.TryWrap(foreign), ForeignCredentials.TryWrap(new ForeignSdk.Credentials()));
    }

    [Fact]
    public void What_is_no_credential_is_not_taken_for_one()
    {
        Assert.Null(ForeignCredentials.TryWrap("AKID"));
        Assert.Null(ForeignCredentials.TryWrap(42));
        Assert.Null(ForeignCredentials.TryWrap(new ForeignSdk.Unrelated()));
    }

    [Fact]
    public void A_failure_inside_the_other_sdk_is_told_as_it_is()
    {
        var failure = Assert.Throws<AmazonClientException>(() => ForeignCredentials.TryWrap(new ForeignSdk.Expired())!.GetCredentials());

        Assert.Contains("The SSO token is gone.", failure.Message, StringComparison.Ordinal);
    }

    private static (string, string, string) Keys(AWSCredentials credentials)
    {
        var keys = credentials.GetCredentials();
        return (keys.AccessKey, keys.SecretKey, keys.Token);
    }

    private static class ForeignSdk
    {
        public sealed record Keys(string AccessKey, string SecretKey, string Token);

        public class Credentials
        {
            private int _calls;

            public virtual Keys GetCredentials() => new($"AKID{++_calls}", "secret", "token");
        }

        public sealed class Expired : Credentials
        {
            public override Keys GetCredentials() => throw new InvalidOperationException("The SSO token is gone.");
        }

        public sealed class AWSPSCredentials(Credentials inner)
        {
            internal Credentials Credentials { get; } = inner;
        }

        public sealed class Unrelated
        {
            public string GetCredentials() => string.Empty;
        }
    }
}
