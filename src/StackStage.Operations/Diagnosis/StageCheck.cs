namespace StackStage.Operations.Diagnosis;

/// <summary>What a diagnosis looks at.</summary>
public enum StageCheck
{
    /// <summary>The state: whether it can be read, its faults, operations that never ended.</summary>
    State,

    /// <summary>The stage key: whether it is there, and opens the state.</summary>
    Key,

    /// <summary>The lock: whether somebody holds it, and is still alive.</summary>
    Lock,

    /// <summary>What is kept of earlier states.</summary>
    History,

    /// <summary>Whether removal knows that a custom domain goes before its certificate.</summary>
    RemovalOrder,

    /// <summary>What the state's certificates, distributions and custom domains are like in AWS.</summary>
    Resource,

    /// <summary>What bears the stage's tags, and the state does not know.</summary>
    UnknownResource,

    /// <summary>Keys and objects of stages that have no state.</summary>
    Leftover,

    /// <summary>Runs that were begun and not finished.</summary>
    Run,

    /// <summary>Quotas that stages which nobody removed fill.</summary>
    Quota,
}
