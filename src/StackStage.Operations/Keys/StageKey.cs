using System.Security;
using StackStage.Operations.Text;

namespace StackStage.Operations.Keys;

/// <summary>A stage key: the parameter that holds it, without its value unless that was asked for.</summary>
public sealed record StageKey
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage; <c>_fallback</c> for the key of the app's fallback secrets.</summary>
    public required string Stage { get; init; }

    /// <summary>The parameter's name: <c>/sst/passphrase/&lt;app&gt;/&lt;stage&gt;</c>.</summary>
    public required string ParameterName { get; init; }

    /// <summary>The parameter's version. Above 1 there is, or was, an earlier value.</summary>
    public required long Version { get; init; }

    /// <summary>When this version was made, in local time.</summary>
    public DateTime? LastModified { get; init; }

    /// <summary>Who made this version, as an ARN; null when Parameter Store may not be asked for it.</summary>
    public string? LastModifiedUser { get; init; }

    /// <summary>The KMS key that protects it, as it was given; null when Parameter Store may not be asked for it.</summary>
    public string? KeyId { get; init; }

    /// <summary>Standard or Advanced; null when Parameter Store may not be asked for it.</summary>
    public string? Tier { get; init; }

    /// <summary>SecureString, as SST makes it; anything else was made by somebody else.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the key opens the stage's state; null when that was not asked for.</summary>
    public StageKeyFit? FitsState { get; init; }

    /// <summary>What is odd about it.</summary>
    public string? Note { get; init; }

    /// <summary>The value, when it was asked for.</summary>
    public SecureString? Value { get; init; }

    /// <summary>The parameter's description.</summary>
    public string? Description { get; init; }

    /// <summary>The pattern that its values must match.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary><c>text</c>, or what else its values are checked to be.</summary>
    public string? DataType { get; init; }

    /// <summary>The policies of an advanced parameter, each as JSON.</summary>
    public IReadOnlyList<string> Policies { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>The parameter's ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
