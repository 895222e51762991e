namespace StackStage.Operations.Steps;

/// <summary>Who is asked before a plan runs, and for what.</summary>
public enum Asking
{
    /// <summary>Nobody: consent was given with the command (<c>-Confirm:$false</c>), or none is needed.</summary>
    Nobody,

    /// <summary>The user, once for each object that was named.</summary>
    ForEachObject,

    /// <summary>The user, for each step, as with an explicit <c>-Confirm</c>.</summary>
    ForEachStep,

    /// <summary>Nobody: each step is shown, and nothing is done nor written down (<c>-WhatIf</c>).</summary>
    Preview,
}
