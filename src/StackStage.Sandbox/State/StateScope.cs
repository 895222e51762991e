namespace StackStage.Sandbox.State;

/// <summary>How a service's state is divided.</summary>
internal enum StateScope
{
    /// <summary>Per account and Region (most services).</summary>
    Regional,

    /// <summary>Per account (CloudFront, Route 53).</summary>
    Global,

    /// <summary>One for all accounts (the names of S3's buckets).</summary>
    Universal,
}
