using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Values of parameter tier.</summary>
public class ParameterTier : ConstantClass
{
    /// <summary><c>Standard</c></summary>
    public static readonly ParameterTier Standard = new("Standard");
    /// <summary><c>Advanced</c></summary>
    public static readonly ParameterTier Advanced = new("Advanced");
    /// <summary><c>Intelligent-Tiering</c></summary>
    public static readonly ParameterTier IntelligentTiering = new("Intelligent-Tiering");

    /// <summary>A value that is not listed here.</summary>
    public ParameterTier(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ParameterTier FindValue(string value) => FindValue<ParameterTier>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ParameterTier?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of parameter type.</summary>
public class ParameterType : ConstantClass
{
    /// <summary><c>String</c></summary>
    public static readonly ParameterType String = new("String");
    /// <summary><c>StringList</c></summary>
    public static readonly ParameterType StringList = new("StringList");
    /// <summary><c>SecureString</c></summary>
    public static readonly ParameterType SecureString = new("SecureString");

    /// <summary>A value that is not listed here.</summary>
    public ParameterType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ParameterType FindValue(string value) => FindValue<ParameterType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ParameterType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of parameters filter key.</summary>
public class ParametersFilterKey : ConstantClass
{
    /// <summary><c>Name</c></summary>
    public static readonly ParametersFilterKey Name = new("Name");
    /// <summary><c>Type</c></summary>
    public static readonly ParametersFilterKey Type = new("Type");
    /// <summary><c>KeyId</c></summary>
    public static readonly ParametersFilterKey KeyId = new("KeyId");

    /// <summary>A value that is not listed here.</summary>
    public ParametersFilterKey(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ParametersFilterKey FindValue(string value) => FindValue<ParametersFilterKey>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ParametersFilterKey?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of resource type for tagging.</summary>
public class ResourceTypeForTagging : ConstantClass
{
    /// <summary><c>Parameter</c></summary>
    public static readonly ResourceTypeForTagging Parameter = new("Parameter");

    /// <summary>A value that is not listed here.</summary>
    public ResourceTypeForTagging(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ResourceTypeForTagging FindValue(string value) => FindValue<ResourceTypeForTagging>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceTypeForTagging?(string? value) => value is null ? null : FindValue(value);
}
