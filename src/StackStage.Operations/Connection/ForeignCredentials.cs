using System.Reflection;
using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>
/// Credentials that belong to another copy of the SDK, such as the one AWS.Tools loads: the types are not ours, so
/// the keys are read by name, and anew for every request, so that theirs may refresh themselves.
/// </summary>
public sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _source;
    private readonly MethodInfo _getCredentials;

    private ForeignCredentials(object source, MethodInfo getCredentials)
    {
        _source = source;
        _getCredentials = getCredentials;
    }

    /// <summary>Wraps an object that is, or holds, credentials of an AWS SDK; null when it does not look like it.</summary>
    /// <param name="value">An <c>AWSCredentials</c> of any SDK copy, or AWS.Tools' <c>AWSPSCredentials</c>.</param>
    public static AWSCredentials? TryWrap(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case AWSCredentials own:
                return own;
        }

        const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var type = value.GetType();

        // AWS.Tools keeps a wrapper, AWSPSCredentials, with the credentials in an internal property.
        if (type.GetProperty("Credentials", Members) is { } inner && inner.GetIndexParameters().Length == 0 && inner.GetValue(value) is { } held && !ReferenceEquals(held, value))
        {
            return TryWrap(held);
        }

        var method = type.GetMethod("GetCredentials", Members, Type.EmptyTypes);
        return method?.ReturnType.GetProperty("AccessKey") is null ? null : new ForeignCredentials(value, method);
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        object keys;
        try
        {
            keys = _getCredentials.Invoke(_source, null)!;
        }
        catch (TargetInvocationException failure)
        {
            throw new AmazonClientException($"The session's credentials cannot be used: {failure.InnerException!.Message}", failure.InnerException);
        }

        string? Read(string name) => keys.GetType().GetProperty(name)?.GetValue(keys) as string;
        return new ImmutableCredentials(Read("AccessKey"), Read("SecretKey"), Read("Token"));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ForeignCredentials other && ReferenceEquals(_source, other._source);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_source);
}
