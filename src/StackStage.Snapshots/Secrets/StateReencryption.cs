using System.Text;

namespace StackStage.Snapshots;

/// <summary>
/// A state whose secrets are encrypted under another key: <c>secrets_providers.state.salt</c> is the new key's salt and verifier,
/// every value that some key opens is encrypted under the new one, and an encrypted empty value of the same kind takes the place
/// of every other. All other bytes are as they were.
/// </summary>
public sealed record StateReencryption
{
    /// <summary>The new state, in the compression that it came in.</summary>
    public required Snapshot Snapshot { get; init; }

    /// <summary>Whether its text is another one than before.</summary>
    public required bool Changed { get; init; }

    /// <summary>How many values keep what they say.</summary>
    public required int Kept { get; init; }

    /// <summary>How many of those stood there as plain text (<c>pulumi stack export --show-secrets</c>), and are encrypted now.</summary>
    public required int Encrypted { get; init; }

    /// <summary>How many values each key opened, in the order of the keys; what the new key opened already is counted by none.</summary>
    public required IReadOnlyList<int> OpenedBy { get; init; }

    /// <summary>The places whose value no key opens, in the order of the text.</summary>
    public required IReadOnlyList<LostSecret> Lost { get; init; }

    /// <summary>Encrypts a state anew.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="keys">The keys that may open its values, each tried in turn; they stay the caller's.</param>
    /// <param name="target">The new key; stays the caller's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NotSupportedException">The secrets are kept by another provider than the passphrase, or nobody can tell by which.</exception>
    public static StateReencryption Of(Snapshot snapshot, IReadOnlyList<PassphraseSecrets> keys, PassphraseSecrets target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(target);
        return new Work(snapshot, keys, target, cancellationToken).Run();
    }

    private sealed class Work(Snapshot snapshot, IReadOnlyList<PassphraseSecrets> keys, PassphraseSecrets target, CancellationToken cancellationToken)
    {
        private readonly SnapshotIndex _index = snapshot.Index;
        private readonly List<TextPatch> _patches = [];
        private readonly int[] _openedBy = new int[keys.Count];
        private readonly Dictionary<int, SecretKind> _kinds = [];
        private readonly List<(ResourceFacts? Resource, string? Section, SecretPlace Place)> _closed = [];
        private int _kept;
        private int _encrypted;

        public StateReencryption Run()
        {
            var type = snapshot.SecretsProviderType;
            if (!string.IsNullOrEmpty(type) && type != "passphrase")
            {
                throw new NotSupportedException($"The secrets of the state are kept by the provider '{type}', not by a passphrase.");
            }

            if (string.IsNullOrEmpty(type))
            {
                return WithoutProvider();
            }

            foreach (var (resource, section, place) in FindPlaces())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Take(place))
                {
                    _closed.Add((resource, section, place));
                }
            }

            IReadOnlyList<LostSecret> lost = [.. Empty().OrderBy(one => one.At).Select(one => one.Lost)];
            PatchSalt();
            _patches.Sort((one, other) => one.Start.CompareTo(other.Start));
            var text = new ComposedText(_index.Text);
            text.KeepPatched(0, _index.Text.Length, _patches);
            return new StateReencryption
            {
                Snapshot = _patches.Count == 0 ? snapshot : Snapshot.FromText(text.ToArray(), snapshot.IsGzip),
                Changed = _patches.Count > 0,
                Kept = _kept,
                Encrypted = _encrypted,
                OpenedBy = _openedBy,
                Lost = lost,
            };
        }

        // Nothing is encrypted, so there is nothing to encrypt anew: whatever key comes first is taken by the next deployment.
        private StateReencryption WithoutProvider()
        {
            var places = FindPlaces().ToList();
            return places.Exists(one => one.Place.Ciphertext is not null)
                ? throw new NotSupportedException("The state has encrypted secrets, and does not say by which provider.")
                : new StateReencryption { Snapshot = snapshot, Changed = false, Kept = places.Count, Encrypted = 0, OpenedBy = _openedBy, Lost = [] };
        }

        /// <summary>Every secret of the state, with the resource it belongs to, or the part of the deployment.</summary>
        private IEnumerable<(ResourceFacts? Resource, string? Section, SecretPlace Place)> FindPlaces()
        {
            for (var i = 0; i < _index.Resources.Count; i++)
            {
                if (SecretFinder.Find(_index, i) is { Count: > 0 } places)
                {
                    var facts = new ResourceFacts(_index, new Extent(_index.Resources[i].Start, _index.Resources[i].End)) { Index = i };
                    foreach (var place in places)
                    {
                        yield return (facts, null, place);
                    }
                }
            }

            foreach (var operation in _index.PendingOperations)
            {
                var extent = FieldReader.Find(_index, operation, "resource"u8);
                if (SecretWalker.Find(_index, extent) is { Count: > 0 } places)
                {
                    var facts = new ResourceFacts(_index, extent) { IsPending = true };
                    foreach (var place in places)
                    {
                        yield return (facts, null, place);
                    }
                }
            }

            foreach (var (name, extent) in Others())
            {
                foreach (var place in SecretWalker.Find(_index, extent))
                {
                    yield return (null, name, place);
                }
            }

            foreach (var place in SecretWalker.FindSecure(_index, Config()))
            {
                yield return (null, "config", place);
            }
        }

        /// <summary>What else a deployment has, such as snippets.</summary>
        private unsafe List<(string Name, Extent Extent)> Others()
        {
            var found = new List<(string, Extent)>();
            var text = _index.Text.Span;
            if (!_index.Deployment.Exists || text[_index.Deployment.Start] != '{')
            {
                return found;
            }

            fixed (byte* start = text)
            {
                var json = new JsonScanner(start, _index.Deployment.End);
                var members = new MemberReader(json, _index.Deployment.Start);
                while (members.Next(text, out var key, out var value))
                {
                    var name = Encoding.UTF8.GetString(key);
                    var end = json.SkipValue(value, 0);
                    if (name is not ("resources" or "pending_operations" or "secrets_providers"))
                    {
                        found.Add((name, new Extent(value, end)));
                    }

                    members.Continue(end);
                }
            }

            return found;
        }

        private Extent Config()
        {
            var root = _index.Text.Span.IndexOf((byte)'{');
            return root < 0 ? Extent.None : FieldReader.Find(_index, FieldReader.Find(_index, new Extent(root, _index.Text.Length), "checkpoint"u8), "config"u8);
        }

        /// <summary>Encrypts one value anew. False when no key opens it.</summary>
        private bool Take(SecretPlace place)
        {
            if (place.HasPlaintext)
            {
                // It counts before an encrypted one, as it does for Pulumi.
                var plaintext = _index.StringAt(place.PlaintextAt.Start);
                _kinds[place.Envelope.Start] = SecretKinds.KindOf(Encoding.UTF8.GetBytes(plaintext));
                Encrypt(place, plaintext);
                _encrypted++;
                _kept++;
                return true;
            }

            if (place.Ciphertext is not { } value)
            {
                // Neither: Pulumi does not load it, with whatever key, and there is nothing to take the place of.
                return true;
            }

            if (target.Reseal(value, null, out var own) is not null)
            {
                _kinds[place.Envelope.Start] = own;
                _kept++;
                return true;
            }

            for (var key = 0; key < keys.Count; key++)
            {
                if (keys[key].Reseal(value, target, out var kind) is { } resealed)
                {
                    _kinds[place.Envelope.Start] = kind;
                    Replace(place.CiphertextAt, resealed);
                    _openedBy[key]++;
                    _kept++;
                    return true;
                }
            }

            return false;
        }

        private IEnumerable<(int At, LostSecret Lost)> Empty()
        {
            var kinds = new SecretKinds(_index, _kinds);
            foreach (var (resource, section, place) in _closed)
            {
                if (resource is null)
                {
                    // A configuration's values are bare text, not JSON.
                    var isConfig = section == "config";
                    Replace(place.CiphertextAt, target.Encrypt(isConfig ? string.Empty : SecretKinds.EmptyOf(SecretKind.Unknown)));
                    yield return (place.Envelope.Start, new LostSecret
                    {
                        Path = place.Path.StartsWith('[') ? section + place.Path : $"{section}.{place.Path}",
                        Fate = isConfig ? SecretFate.Deploy : SecretFate.Lost,
                        Kind = isConfig ? SecretKind.Text : SecretKind.Unknown,
                        Reason = isConfig ? "It is a copy of the stack's configuration, which each deployment brings along." : "It is in a part of the state of which nobody can tell what fills it in.",
                    });
                    continue;
                }

                var kind = kinds.Of(resource, place);
                var (fate, reason) = SecretFates.Of(resource, place.Steps);
                Replace(place.CiphertextAt, target.Encrypt(SecretKinds.EmptyOf(kind)));
                yield return (place.Envelope.Start, new LostSecret
                {
                    Urn = resource.Urn,
                    Type = resource.Type,
                    Path = place.Path,
                    Fate = fate,
                    Kind = kind,
                    Reason = reason,
                    Index = resource.Index,
                    IsPending = resource.IsPending,
                });
            }
        }

        private void Encrypt(SecretPlace place, string plaintext)
        {
            var value = target.Encrypt(plaintext);
            if (place.CiphertextAt.Exists)
            {
                // Pulumi never writes both: the envelope is written anew, without whatever else was in it.
                _patches.RemoveAll(patch => patch.Start >= place.Envelope.Start && patch.End <= place.Envelope.End);
                _closed.RemoveAll(one => one.Place.Envelope.Start >= place.Envelope.Start && one.Place.Envelope.End <= place.Envelope.End);
                _patches.Add(new TextPatch(place.Envelope.Start, place.Envelope.End, Encoding.UTF8.GetBytes($$"""{"{{SecretWalker.SignatureKey}}":"{{SecretWalker.SecretSignature}}","ciphertext":"{{value}}"}""")));
                return;
            }

            _patches.Add(new TextPatch(place.PlaintextKeyAt.Start, place.PlaintextKeyAt.End, "\"ciphertext\""u8.ToArray()));
            Replace(place.PlaintextAt, value);
        }

        private void PatchSalt()
        {
            var state = FieldReader.Find(_index, _index.SecretsProviders, "state"u8);
            var salt = FieldReader.Find(_index, state, "salt"u8);
            if (salt.Exists && FieldReader.String(_index, state, "salt"u8) == target.Salt)
            {
                return;
            }

            if (salt.Exists)
            {
                Replace(salt, target.Salt);
            }
            else
            {
                _patches.Add(new TextPatch(_index.SecretsProviders.Start, _index.SecretsProviders.End, Encoding.UTF8.GetBytes($$$"""{"type":"passphrase","state":{"salt":"{{{target.Salt}}}"}}""")));
            }
        }

        // Base64 and colons need no escaping.
        private void Replace(Extent value, string text) => _patches.Add(new TextPatch(value.Start, value.End, Encoding.UTF8.GetBytes($"\"{text}\"")));
    }
}
