namespace StackStage.Operations.Connection;

/// <summary>Who makes the calls of a connection, and of those to other Regions that came from it.</summary>
public sealed class Caller
{
    private volatile string? _accountId;

    /// <summary>The account, once somebody has asked for it; null before.</summary>
    public string? AccountId
    {
        get => _accountId;
        internal set => _accountId = value;
    }

    /// <summary>The ARN of who signs, known together with the account; null before.</summary>
    public string? Arn { get; internal set; }
}
