namespace StackStage.Sandbox.Routing;

/// <summary>Who makes a call.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Arn">The ARN, as GetCallerIdentity tells it.</param>
/// <param name="UserId">The unique id, as GetCallerIdentity tells it.</param>
internal sealed record Principal(string AccountId, string Arn, string UserId)
{
    public static Principal User(string accountId) =>
        new(accountId, $"arn:aws:iam::{accountId}:user/sandbox", "AIDASANDBOX" + accountId[^10..]);
}
