using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys;

/// <summary>Writing, tagging, labelling and deleting keys.</summary>
internal sealed partial class StageKeyStore
{
    /// <summary>
    /// Writes a key, and reads it back. A name that was deleted a moment ago is waited for. An answer that was lost is made up
    /// for: what is there already as it shall be is done.
    /// </summary>
    /// <param name="write">The key as it is to be.</param>
    /// <param name="cancellationToken">Stops it before the write, and while it waits.</param>
    /// <param name="waits">False to be told of a name that was deleted a moment ago (<see cref="IsBeingDeleted"/>) instead of waiting.</param>
    /// <returns>The version that holds the value now.</returns>
    /// <exception cref="StageException">Somebody else made or changed the key (<c>StageKeyChanged</c>), or it cannot be written.</exception>
    public async Task<long> PutAsync(StageKeyWrite write, CancellationToken cancellationToken, bool waits = true)
    {
        var parameter = KeyParameters.NameOf(write.Name);
        if (write.ExpectedVersion is { } expected)
        {
            // There is no condition to be had from Parameter Store, so this is as close as it gets; the version that comes back tells the rest.
            using var present = await ReadAsync(write.Name, cancellationToken).ConfigureAwait(false) ?? throw StageKeyErrors.Changed(write.Name, "it is gone");
            if (present.Key.Version != expected)
            {
                throw StageKeyErrors.Changed(write.Name, $"it has version {present.Key.Version}, and had {expected}");
            }

            if (present.Key.Type != write.Type)
            {
                throw StageKeyErrors.TypeStays(write.Name, present.Key.Type, write.Type);
            }
        }

        try
        {
            var version = await Retry.RunAsync(
                token => Ssm.PutParameterAsync(ToRequest(write, parameter), token), waits ? IsBeingDeleted : null, Patience, "ssm:PutParameter", parameter, host, cancellationToken).ConfigureAwait(false);
            return await ConfirmAsync(write, version.Version).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterAlreadyExists")
        {
            return await ConfirmAsync(write, null).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a write failed because the name was deleted within the last half minute, or is being written by somebody else.</summary>
    public static bool IsBeingDeleted(Exception failure) => AwsErrors.CodeOf((failure as StageException)?.Error.Exception ?? failure) == "TooManyUpdates";

    /// <summary>Gives a key tags.</summary>
    /// <exception cref="StageException">They cannot be written.</exception>
    public Task TagAsync(StageName name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => tags.Count == 0
        ? Task.CompletedTask
        : TryAsync(
            token => Ssm.AddTagsToResourceAsync(
                new AddTagsToResourceRequest { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = KeyParameters.NameOf(name), Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] }, token),
            "ssm:AddTagsToResource", KeyParameters.NameOf(name), cancellationToken);

    /// <summary>Gives a version of a key labels.</summary>
    /// <exception cref="StageException">They cannot be written.</exception>
    public Task LabelAsync(StageName name, long version, IReadOnlyList<string> labels, CancellationToken cancellationToken) => labels.Count == 0
        ? Task.CompletedTask
        : TryAsync(
            token => Ssm.LabelParameterVersionAsync(new LabelParameterVersionRequest { Name = KeyParameters.NameOf(name), ParameterVersion = version, Labels = [.. labels] }, token),
            "ssm:LabelParameterVersion", KeyParameters.NameOf(name), cancellationToken);

    /// <summary>Deletes a key with all its versions.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="StageException">It cannot be deleted.</exception>
    public async Task<bool> DeleteAsync(StageName name, CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(token => Ssm.DeleteParameterAsync(new DeleteParameterRequest { Name = KeyParameters.NameOf(name) }, token), "ssm:DeleteParameter", KeyParameters.NameOf(name), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterNotFound")
        {
            return false;
        }
    }

    private static PutParameterRequest ToRequest(StageKeyWrite write, string parameter) => new()
    {
        Name = parameter,
        Value = new string(write.Value.Characters),
        Type = write.Type,
        Tier = write.Tier,
        KeyId = write.Type == "SecureString" ? write.KeyId : null,
        Description = write.Description,
        AllowedPattern = write.AllowedPattern,
        DataType = write.DataType,
        Policies = write.Policies.Count == 0 ? null : $"[{string.Join(',', write.Policies)}]",
        Overwrite = write.ExpectedVersion is not null,

        // Parameter Store does not take tags for what it has.
        Tags = write.ExpectedVersion is null && write.Tags.Count > 0 ? [.. write.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] : null,
    };

    // The write is done: whoever stops now still wants to know what came of it.
    private async Task<long> ConfirmAsync(StageKeyWrite write, long? written)
    {
        using var there = await ReadAsync(write.Name, CancellationToken.None).ConfigureAwait(false) ?? throw StageKeyErrors.Changed(write.Name, "it is gone");
        if (!there.Value.Is(write.Value))
        {
            throw StageKeyErrors.Changed(write.Name, written is null ? "somebody made one of that name, with another value" : $"version {there.Key.Version} has another value than was written");
        }

        if (write.ExpectedVersion is { } expected && written > expected + 1)
        {
            // An answer may have been lost, and the write been repeated; a version in between that is not ours was somebody else's.
            var between = await ReadVersionsAsync(write.Name, CancellationToken.None).ConfigureAwait(false);
            try
            {
                if (between.FirstOrDefault(version => version.Version > expected && version.Version < written && !version.Value.Is(write.Value)) is { } other)
                {
                    throw StageKeyErrors.Changed(write.Name, $"version {other.Version} is somebody else's, and was written over by version {written}");
                }
            }
            finally
            {
                foreach (var version in between)
                {
                    version.Dispose();
                }
            }
        }

        return there.Key.Version;
    }
}
