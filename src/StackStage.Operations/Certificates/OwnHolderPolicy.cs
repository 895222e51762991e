namespace StackStage.Operations.Certificates;

/// <summary>What to do when something of the own account holds a certificate: it will not let go by itself.</summary>
public enum OwnHolderPolicy
{
    /// <summary>Fail at once, and name the holder.</summary>
    Fail,

    /// <summary>Wait all the same; somebody else may be removing it.</summary>
    Wait,

    /// <summary>Leave the certificate alone and say so; no error.</summary>
    Keep,
}
