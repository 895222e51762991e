namespace StackStage.Operations.Steps;

/// <summary>The answer to "shall this step be done?".</summary>
public enum Approval
{
    /// <summary>Yes.</summary>
    Approved,

    /// <summary>The user said no; what depends on the step is not asked any more.</summary>
    Declined,

    /// <summary>A preview (<c>-WhatIf</c>): shown, not done; what depends on it is shown too.</summary>
    Previewed,
}
