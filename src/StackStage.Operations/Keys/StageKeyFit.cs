namespace StackStage.Operations.Keys;

/// <summary>Whether a key opens what a stage encrypted with it.</summary>
public enum StageKeyFit
{
    /// <summary>It opens all of it.</summary>
    Fits,

    /// <summary>It is the key of the state, but something there was encrypted with another one, or damaged.</summary>
    FitsPartly,

    /// <summary>It is another key.</summary>
    Wrong,

    /// <summary>There is no key.</summary>
    Missing,

    /// <summary>Nothing is encrypted with a passphrase, so any key will do.</summary>
    NoSecretsInState,

    /// <summary>Nobody can tell: there is no state, it cannot be read, or its secrets are kept by another provider.</summary>
    Unknown,
}
