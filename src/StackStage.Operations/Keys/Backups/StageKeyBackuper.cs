using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Adds an entry with stage keys to a backup. Says done only when what was written reads back as what is in memory.</summary>
public sealed class StageKeyBackuper
{
    private const int ActivityId = 61;
    private const int Parallelism = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly AwsConnection _connection;
    private readonly StageKeyBackupRequest _request;
    private readonly IOperationHost _host;
    private readonly StageKeyStore _store;
    private readonly ConcurrentDictionary<StageName, KeyVerdict> _verdicts = new();
    private StageHome? _home;

    private StageKeyBackuper(AwsConnection connection, StageKeyBackupRequest request, IOperationHost host)
    {
        _connection = connection;
        _request = request;
        _host = host;
        _store = new StageKeyStore(connection, host);
    }

    /// <summary>Backs keys up.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="request">Which keys, and where to.</param>
    /// <param name="protectAsync">Gives what the entry is encrypted with; asked for once it is approved.</param>
    /// <param name="host">Approves it; hears of keys that do not fit, and of what cannot be read.</param>
    /// <param name="cancellationToken">Stops it; the backup is then as it was.</param>
    /// <returns>The entry; null when it was declined or only previewed, or nothing that was named is there.</returns>
    /// <exception cref="StageException">Nothing was written; or what was written does not read back (<c>KeyBackupNotVerified</c>).</exception>
    public static async Task<StageKeyBackup?> BackUpAsync(
        AwsConnection connection, StageKeyBackupRequest request, Func<CancellationToken, Task<KeyBackupProtection>> protectAsync, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(protectAsync);
        ArgumentNullException.ThrowIfNull(host);
        await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        return await new StageKeyBackuper(connection, request, host).RunAsync(protectAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StageKeyBackup?> RunAsync(Func<CancellationToken, Task<KeyBackupProtection>> protectAsync, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        var keys = await FindAsync(failed, cancellationToken).ConfigureAwait(false);
        if (keys.All(key => key.Stage == KeyParameters.Fallback) && (keys.Count == 0 || failed.Count > 0))
        {
            return failed.Count > 0 ? null : throw new StageException(new StageError(
                "NoStageKeys", StageErrorCategory.ObjectNotFound, $"There is no stage key in {_connection.Region}. Nothing was written.", _connection.Region, "Check the account and -Region."));
        }

        // A backup that cannot be added to is told of before anything is asked for.
        var place = await KeyBackupPlace.OpenAsync(_request.Address, _connection, _request.Encryption, cancellationToken).ConfigureAwait(false);
        await place.ReadAsync(cancellationToken).ConfigureAwait(false);
        var question = new ApprovalQuestion($"Back up {(keys.Count == 1 ? "1 stage key" : $"{keys.Count} stage keys")}", place.Address);
        if (await _host.ApproveAsync(question, cancellationToken).ConfigureAwait(false) != Approval.Approved)
        {
            return null;
        }

        var protection = await protectAsync(cancellationToken).ConfigureAwait(false);
        _home = await OpenHomeAsync(cancellationToken).ConfigureAwait(false);
        using var payload = await GatherAsync(keys, failed, cancellationToken).ConfigureAwait(false);
        if (payload.Keys.Count == 0)
        {
            // Why is told already, for each of them.
            return null;
        }

        return await WriteAsync(place, payload, protection, failed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StageKey>> FindAsync(List<string> failed, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StageKey>(StringComparer.Ordinal);
        var names = _request.Filters.Select(filter => filter.OnlyStage).ToList();
        if (names.Count > 0 && names.TrueForAll(name => name is not null))
        {
            // With each app its fallback key.
            var wanted = names.Select(name => name!.Value).ToList();
            Add(await _store.ListAsync([.. wanted.Concat(wanted.Select(name => name with { Stage = KeyParameters.Fallback })).Distinct()], cancellationToken).ConfigureAwait(false));
        }
        else
        {
            foreach (var filter in _request.Filters)
            {
                Add(await _store.ListAsync(filter, withFallback: true, cancellationToken).ConfigureAwait(false));
            }
        }

        var there = found.Values.Select(key => new StageName(key.App, key.Stage)).ToHashSet();
        foreach (var missing in _request.Filters.SelectMany(filter => filter.Missing(there)).Distinct(StringComparer.Ordinal))
        {
            failed.Add(missing);
            _host.WriteError(StageKeyLister.NotFound(missing, _connection.Region));
        }

        return [.. found.Values.OrderBy(key => key.App, StringComparer.Ordinal).ThenBy(key => key.Stage, StringComparer.Ordinal)];

        void Add(IReadOnlyList<StageKey> some)
        {
            foreach (var key in some)
            {
                found[key.ParameterName] = key;
            }
        }
    }

    private async Task<StageHome?> OpenHomeAsync(CancellationToken cancellationToken)
    {
        var isNeeded = _request.Include.Any(part => part is KeyBackupPart.Secret or KeyBackupPart.State);
        if (!isNeeded && !_request.CheckState)
        {
            return null;
        }

        try
        {
            return await StageHomes.OpenAwsAsync(_connection, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (!isNeeded)
        {
            // The more reason to have the keys.
            _host.WriteWarning($"Whether the keys open their states cannot be told: {failure.Error.Message}");
            return null;
        }
    }

    private async Task<KeyBackupPayload> GatherAsync(IReadOnlyList<StageKey> keys, List<string> failed, CancellationToken cancellationToken)
    {
        var gathered = new List<BackedUpKey>();
        try
        {
            var tags = await ReadTagsAsync(keys, cancellationToken).ConfigureAwait(false);
            var arns = await ReadKeyArnsAsync(keys, cancellationToken).ConfigureAwait(false);
            var count = 0;
            var read = ReadAhead.Of(_store.ReadAsync(keys, withHistory: true, cancellationToken), Math.Max(2, Environment.ProcessorCount), CheckAsync, cancellationToken);
            await foreach (var held in read.ConfigureAwait(false))
            {
                gathered.Add(ToBackedUp(held, tags, arns));
                _host.WriteProgress(new OperationProgress(ActivityId, "Backing up stage keys", held.Name.ToString(), ++count * 100 / keys.Count));
            }

            foreach (var key in gathered.Where(key => _verdicts.TryGetValue(key.Name, out var verdict) && !verdict.IsGood && verdict.Fit != StageKeyFit.Unknown))
            {
                _host.WriteWarning($"The key of {key.Name} does not open its state. It is backed up all the same; Test-SsmStageKey -App '{key.Name.App}' -Stage '{key.Name.Stage}' tells whether an earlier version does.");
            }

            failed.AddRange(keys.Select(key => $"{key.App}/{key.Stage}").Except(gathered.Select(key => key.Name.ToString())));
            return new KeyBackupPayload
            {
                Keys = gathered,
                Objects = await ReadObjectsAsync(gathered, cancellationToken).ConfigureAwait(false),
                Bootstrap = _request.Include.Contains(KeyBackupPart.Bootstrap) ? await ReadBootstrapAsync(cancellationToken).ConfigureAwait(false) : null,
            };
        }
        catch
        {
            gathered.ForEach(key => key.Dispose());
            throw;
        }
        finally
        {
            _host.WriteProgress(new OperationProgress(ActivityId, "Backing up stage keys", string.Empty, Completed: true));
        }
    }

    private async Task<HeldStageKey?> CheckAsync(HeldStageKey held, CancellationToken cancellationToken)
    {
        if (_home is not null && _request.CheckState)
        {
            try
            {
                _verdicts[held.Name] = await StageKeyTester.TryAsync(_home, held.Name, held.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (StageException failure)
            {
                _host.WriteWarning($"Whether the key of {held.Name} opens its state cannot be told: {failure.Error.Message}");
            }
        }

        return held;
    }

    private BackedUpKey ToBackedUp(
        HeldStageKey held, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> tags, IReadOnlyDictionary<string, string> arns) => new()
        {
            Name = held.Name,
            ParameterName = held.Key.ParameterName,
            Type = held.Key.Type,
            Tier = held.Key.Tier,
            DataType = held.Key.DataType,
            Description = held.Key.Description,
            AllowedPattern = held.Key.AllowedPattern,
            KeyId = held.Key.KeyId,
            KeyArn = held.Key.KeyId is { } id ? arns.GetValueOrDefault(id) : null,
            Policies = held.Key.Policies,
            Tags = tags.GetValueOrDefault(held.Key.ParameterName) ?? new Dictionary<string, string>(),
            Arn = held.Key.Arn,
            AccountId = _connection.KnownAccountId,
            Region = _connection.Region,
            Versions =
            [
                .. held.Earlier,
                new HeldKeyVersion(held.Key.Version, held.Value)
                {
                    Modified = held.Key.LastModified is { } modified ? new DateTimeOffset(modified) : null,
                    ModifiedBy = held.Key.LastModifiedUser,
                    KeyId = held.Key.KeyId,
                    Labels = held.Labels,
                },
            ],
        };

    // What a key is for does not hang on its tags.
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ReadTagsAsync(IReadOnlyList<StageKey> keys, CancellationToken cancellationToken)
    {
        try
        {
            return await _store.ReadTagsAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.ErrorId == "AccessDenied")
        {
            _host.WriteWarning($"The tags of the keys are not in the backup: {failure.Error.RecommendedAction}");
            return new Dictionary<string, IReadOnlyDictionary<string, string>>();
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadKeyArnsAsync(IReadOnlyList<StageKey> keys, CancellationToken cancellationToken)
    {
        var arns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in keys.Select(key => key.KeyId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            try
            {
                var answer = await Retry.RunAsync(
                    token => _connection.KeyManagement().DescribeKeyAsync(new DescribeKeyRequest { KeyId = id }, token), null, Patience, "kms:DescribeKey", id, _host, cancellationToken).ConfigureAwait(false);
                arns[id] = answer.KeyMetadata.Arn;
            }
            catch (StageException failure)
            {
                _host.WriteVerbose($"Which KMS key {id} is cannot be told: {failure.Error.Message}");
            }
        }

        return arns;
    }

    private async Task<IReadOnlyList<BackedUpObject>> ReadObjectsAsync(List<BackedUpKey> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.SelectMany(key => _request.Include.Where(part => part == KeyBackupPart.Secret || (part == KeyBackupPart.State && key.Name.Stage != KeyParameters.Fallback)).Select(part => (key.Name, part)));
        var objects = new List<BackedUpObject>();
        await foreach (var one in ReadAhead.Of(wanted.Distinct(), Parallelism, ReadObjectAsync, cancellationToken).ConfigureAwait(false))
        {
            objects.Add(one);
        }

        return objects;
    }

    private async Task<BackedUpObject?> ReadObjectAsync((StageName Name, KeyBackupPart Part) wanted, CancellationToken cancellationToken)
    {
        var content = wanted.Part == KeyBackupPart.State
            ? await _home!.ReadStateAsync(wanted.Name, cancellationToken).ConfigureAwait(false)
            : await _home!.Store.ReadAsync(SstHome.KeyOf("secret", wanted.Name), cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            _host.WriteVerbose(wanted.Part == KeyBackupPart.State ? $"{wanted.Name} has no state." : $"{wanted.Name} has no secrets.");
            return null;
        }

        return new BackedUpObject(wanted.Name, wanted.Part, content.Key, content.Bytes, content.LastModified);
    }

    private async Task<BackedUpBootstrap?> ReadBootstrapAsync(CancellationToken cancellationToken)
    {
        var answer = await Retry.RunAsync(
            token => _connection.SystemsManager.GetParametersAsync(new GetParametersRequest { Names = [SstAwsHome.BootstrapParameter], WithDecryption = true }, token),
            null, Patience, "ssm:GetParameters", SstAwsHome.BootstrapParameter, _host, cancellationToken).ConfigureAwait(false);
        return answer.Parameters?.FirstOrDefault() is { } parameter ? new BackedUpBootstrap(parameter.Name!, parameter.Type!.Value, parameter.Value!, null) : null;
    }

    private async Task<StageKeyBackup> WriteAsync(KeyBackupPlace place, KeyBackupPayload payload, KeyBackupProtection protection, List<string> failed, CancellationToken cancellationToken)
    {
        var now = _host.Time.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmssfff'Z'}-{RandomNumberGenerator.GetInt32(int.MaxValue):x8}");
        var (protectionHeader, dataKey) = await protection.ProtectAsync(
            new Dictionary<string, string>
            {
                ["stackstage:use"] = "stage-key-backup",
                ["stackstage:account"] = _connection.KnownAccountId!,
                ["stackstage:region"] = _connection.Region,
                ["stackstage:entry"] = id,
            },
            _host,
            cancellationToken).ConfigureAwait(false);
        byte[]? plaintext = null;
        try
        {
            var header = new KeyBackupHeader
            {
                Id = id,
                Created = now,
                AccountId = _connection.KnownAccountId!,
                Region = _connection.Region,
                Scope = _request.Scope,
                Protection = protectionHeader,
                Contents = [.. payload.Keys.Select(key => Describe(key, payload))],
                Bootstrap = payload.Bootstrap is not null,
            };
            plaintext = payload.ToBytes();
            var entry = KeyBackupFormat.Seal(header.ToBytes(), plaintext, dataKey);

            // From here on it is finished: stopped now, nobody would know whether the backup has it.
            cancellationToken.ThrowIfCancellationRequested();
            var stored = await place.AddAsync(entry, id, _host, CancellationToken.None).ConfigureAwait(false);
            Verify(place, stored, entry, payload, dataKey);
            var dropped = await DropAsync(place, header).ConfigureAwait(false);
            return new StageKeyBackup
            {
                Path = stored!.Address,
                EntryId = id,
                Created = now.LocalDateTime,
                Encryption = protection.Method,
                KeyCount = payload.Keys.Count,
                Stages = [.. payload.Keys.Where(key => key.Name.Stage != KeyParameters.Fallback).Select(key => key.Name.ToString())],
                NotFitting = [.. payload.Keys.Where(key => _verdicts.TryGetValue(key.Name, out var verdict) && verdict.Fit == StageKeyFit.Wrong).Select(key => key.Name.ToString())],
                Failed = failed,
                Includes = [.. _request.Include.Distinct()],
                Dropped = dropped,
                Size = entry.Length,
                AccountId = _connection.KnownAccountId!,
                Region = _connection.Region,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private KeyBackupContent Describe(BackedUpKey key, KeyBackupPayload payload) => new(
        key.Name.App,
        key.Name.Stage,
        key.Present.Version,
        key.Versions.Count - 1,
        _verdicts.TryGetValue(key.Name, out var verdict) ? verdict.Fit.ToString() : null,
        [.. payload.Objects.Where(one => one.Name == key.Name).Select(one => one.Kind.ToString())]);

    // What is there counts, not what was meant to get there: it is opened again, and compared with the keys still in memory.
    private static void Verify(KeyBackupPlace place, StoredEntry? stored, byte[] entry, KeyBackupPayload payload, byte[] dataKey)
    {
        if (stored is null || !stored.Section.Bytes.Span.SequenceEqual(entry))
        {
            throw KeyBackupErrors.NotVerified(place.Address, stored is null ? "the entry is not there" : "its bytes differ");
        }

        var opened = stored.Section.TryOpen(dataKey) ?? throw KeyBackupErrors.NotVerified(place.Address, "it does not open");
        try
        {
            using var read = KeyBackupPayload.Parse(opened, place.Address);
            if (!read.Is(payload))
            {
                throw KeyBackupErrors.NotVerified(place.Address, "it holds other keys than were read");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened);
        }
    }

    private async Task<int> DropAsync(KeyBackupPlace place, KeyBackupHeader header)
    {
        if (_request.Keep is not { } keep)
        {
            return 0;
        }

        var same = (await place.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            .Where(one => one.Header.AccountId == header.AccountId && one.Header.Region == header.Region && one.Header.Scope == header.Scope)
            .OrderByDescending(one => one.Header.Created)
            .ToList();
        var old = same.Skip(Math.Max(1, keep)).ToList();
        if (old.Count > 0)
        {
            await place.RemoveAsync(old, _host, CancellationToken.None).ConfigureAwait(false);
            _host.WriteVerbose($"Dropped: {string.Join(", ", old.Select(one => one.Header.Id))}.");
        }

        return old.Count;
    }
}
