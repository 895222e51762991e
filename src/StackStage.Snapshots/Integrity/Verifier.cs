using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace StackStage.Snapshots;

/// <summary>
/// Finds every fault of a snapshot. The rules and sentences are those of Pulumi's <c>pkg/resource/deploy/snapshot.go</c>, which
/// stops at the first; those it does not check come as warnings. Linear in the number of references.
/// </summary>
internal sealed class Verifier
{
    private static readonly HashSet<string> KnownFeatures =
        ["byteString", "extensionParameterization", "hooks", "refreshBeforeUpdate", "replaceWith", "snippets-prototype", "taint", "views"];

    private readonly SnapshotIndex _index;
    private readonly SalvageReport? _salvage;
    private readonly IReadOnlyList<CommaFault> _commas;
    private readonly CancellationToken _cancellationToken;
    private readonly List<FoundFault> _faults = [];
    private readonly HashSet<int> _urnsWithLiveCopies = [];
    private readonly Dictionary<int, string?> _providerErrors = [];
    private bool _outOfOrder;

    private Verifier(SnapshotIndex index, SalvageReport? salvage, IReadOnlyList<CommaFault> commas, CancellationToken cancellationToken)
    {
        _commas = commas;
        _index = index;
        _salvage = salvage;
        _cancellationToken = cancellationToken;
    }

    /// <summary>All faults in document order.</summary>
    public static IReadOnlyList<FoundFault> Verify(SnapshotIndex index, SalvageReport? salvage, IReadOnlyList<CommaFault> commas, CancellationToken cancellationToken) =>
        new Verifier(index, salvage, commas, cancellationToken).Run();

    /// <summary>What <c>manifest.magic</c> has to be: the SHA-256 of the version, in lower-case hexadecimal; nothing for no version.</summary>
    public static string MagicOf(string version) =>
        version.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(version))).ToLowerInvariant();

    /// <summary>Why a provider reference cannot be read; null: it can.</summary>
    public static string? ProviderError(SnapshotIndex index, int provider, Dictionary<int, string?> known)
    {
        if (!known.TryGetValue(provider, out var error))
        {
            error = ProviderReference.TryParse(index.Providers.StringOf(provider), out _, out var why) ? null : why;
            known.Add(provider, error);
        }

        return error;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private IReadOnlyList<FoundFault> Run()
    {
        CheckDocument();
        for (var i = 0; i < _index.Resources.Count; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            CheckResource(i);
        }

        if (_outOfOrder)
        {
            CheckCycles();
        }

        CheckPendingOperations();
        CheckSnippets();
        if (_faults.Count < 2)
        {
            return _faults;
        }

        // In document order; faults at the same place in the order in which they were found.
        var order = new int[_faults.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => (_faults[a].Fault.Position ?? -1, a).CompareTo((_faults[b].Fault.Position ?? -1, b)));
        return Array.ConvertAll(order, i => _faults[i]);
    }

    private void CheckDocument()
    {
        foreach (var gap in _salvage?.Gaps ?? [])
        {
            var message = $"The file is damaged, and was recovered in part ({_salvage!.ResourcesRecovered} complete resources): {gap.Message}";
            Add(FaultKind.Salvaged, FaultSeverity.Error, gap.LostUrn, null, message, RepairTexts.Salvaged, (int)gap.Start);
        }

        foreach (var comma in _commas)
        {
            var (kind, what) = comma.IsMissing ? (FaultKind.MissingComma, "A comma is missing") : (FaultKind.TrailingComma, "A comma has nothing behind it");
            Add(kind, FaultSeverity.Error, null, null, string.Create(CultureInfo.InvariantCulture, $"{what} at byte {comma.Position}; Pulumi cannot read the file"), RepairTexts.Comma, comma.Position);
        }

        if (_index.Form != SnapshotForm.Deployment && !_index.VersionValue.Exists)
        {
            Add(FaultKind.MissingVersion, FaultSeverity.Error, null, "version", "this stack's deployment is too old: it has no version", RepairTexts.None, 0);
        }

        foreach (var (name, at) in _index.Features)
        {
            if (_index.Version < 4 || KnownFeatures.Contains(name))
            {
                continue;
            }

            Add(
                FaultKind.UnknownFeature,
                FaultSeverity.Warning,
                name,
                "features",
                $"this stack's deployment needs support for the following features: {name}",
                RepairTexts.Feature,
                at);
        }

        var version = Text(_index.ManifestVersion);
        var magic = Text(_index.ManifestMagic);
        if (magic != MagicOf(version))
        {
            var at = _index.ManifestMagic.Exists ? _index.ManifestMagic.Start : _index.Manifest.Start;
            Add(FaultKind.MagicMismatch, FaultSeverity.Error, magic, "magic", "magic cookie mismatch; possible tampering/corruption detected", RepairTexts.Magic, at);
        }

        if (_index.IntegrityError.Exists)
        {
            var error = FieldReader.String(_index, _index.IntegrityError, "error"u8);
            Add(
                FaultKind.RecordedIntegrityError,
                FaultSeverity.Warning,
                null,
                "integrity_error",
                "Pulumi recorded that it saved an invalid state" + (error is null ? "" : ": " + error),
                RepairTexts.IntegrityError,
                _index.IntegrityError.Start);
        }

        foreach (var note in _index.Notes)
        {
            var urn = note.Resource >= 0 && note.Resource < _index.Resources.Count ? _index.UrnOf(note.Resource) : null;
            int? place = note.Resource >= 0 ? note.Resource : null;
            var of = place is null ? "the state" : $"resource '{urn}'";
            if (note.Kind == FaultKind.DuplicateField && note.Resource < 0 && _index.Resources.Count == 0 && _index.ForgottenResources > 0)
            {
                Add(
                    FaultKind.DuplicateField,
                    FaultSeverity.Error,
                    null,
                    note.Field,
                    string.Create(CultureInfo.InvariantCulture, $"the state has the field '{note.Field}' twice, and the last one, which counts, makes its {_index.ForgottenResources} resources none"),
                    RepairTexts.EmptySecondField,
                    note.Position);
                continue;
            }

            var fault = note.Kind == FaultKind.DuplicateField
                ? new SnapshotFault(note.Kind, FaultSeverity.Warning, urn, place, null, note.Field, $"{of} has the field '{note.Field}' twice", RepairTexts.DuplicateField, note.Position)
                : new SnapshotFault(note.Kind, FaultSeverity.Error, urn, place, null, note.Field, $"{of} has a value of the wrong type in the field '{note.Field}'", RepairTexts.None, note.Position);
            _faults.Add(new FoundFault(fault, note.Resource, -1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckResource(int i)
    {
        ref var entry = ref _index.Resources[i];
        if (entry.Urn < 0)
        {
            AddAt(FaultKind.MissingUrn, i, -1, $"resource at index {i} missing required 'urn' field", RepairTexts.None, entry.Start);
            if (entry.Is(ResourceFlags.NotAnObject))
            {
                return;
            }
        }

        if (!entry.Is(ResourceFlags.HasType))
        {
            var urn = _index.UrnOf(i) ?? "";
            var canBeSet = UrnText.IsValid(urn) && UrnText.Type(urn).Length > 0;
            AddAt(FaultKind.MissingType, i, -1, $"resource '{urn}' missing required 'type' field", canBeSet ? RepairTexts.Type : RepairTexts.None, entry.Start);
        }

        if ((entry.Flags & (ResourceFlags.Custom | ResourceFlags.HasId)) == ResourceFlags.HasId)
        {
            AddAt(FaultKind.ComponentWithId, i, -1, $"resource '{_index.UrnOf(i)}' has 'custom false but non-empty ID", RepairTexts.None, entry.IdAt);
        }

        if (entry.Is(ResourceFlags.IsProvider) && entry.ProviderKey < 0)
        {
            var urn = _index.UrnOf(i)!;
            AddAt(
                FaultKind.MalformedProviderUrn,
                i,
                -1,
                $"provider {urn} is not referenceable: {ProviderReference.WhyNotReferenceable(urn)}",
                RepairTexts.None,
                entry.UrnAt);
        }

        if (entry.Urn >= 0 && !entry.Is(ResourceFlags.Delete))
        {
            if (_urnsWithLiveCopies.Count > 0 && _urnsWithLiveCopies.Contains(entry.Urn))
            {
                AddAt(FaultKind.DuplicateUrn, i, -1, $"duplicate resource {_index.UrnOf(i)} (not marked for deletion)", RepairTexts.Duplicate, entry.UrnAt);
            }
            else if (_index.Urns[entry.Urn].LastLive != i)
            {
                _urnsWithLiveCopies.Add(entry.Urn);
            }
        }

        foreach (var (position, message) in PropertyMarks.Faults(_index, i))
        {
            AddAt(FaultKind.MalformedPropertyValue, i, -1, message, RepairTexts.None, position);
        }

        var refs = _index.RefsOf(i);
        for (var r = 0; r < refs.Length; r++)
        {
            CheckReference(i, entry.FirstRef + r, refs[r]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckReference(int i, int place, in RefEntry reference)
    {
        if (reference.Kind == RefKind.Provider)
        {
            CheckProvider(i, place, reference);
            return;
        }

        if (reference.Kind == RefKind.Alias)
        {
            return;
        }

        ref var copies = ref _index.Urns[reference.Target];
        if (copies.First >= 0 && copies.First < i)
        {
            return;
        }

        var target = ReferenceGraph.TargetOf(_index, i, reference);
        var self = copies.First >= 0 && target < 0;
        var after = copies.Last > i;
        _outOfOrder |= after && !self;
        var urn = _index.UrnOf(i) ?? "";
        var to = _index.Urns.StringOf(reference.Target);
        var property = reference.PropertyAt >= 0 ? _index.StringAt(reference.PropertyAt) : null;
        var (kind, message) = reference.Kind switch
        {
            RefKind.Parent => after
                ? (FaultKind.ParentAfter, $"child resource {urn}'s parent {to} comes after it")
                : (FaultKind.MissingParent, $"child resource {urn} refers to missing parent {to}"),
            RefKind.Dependency => after
                ? (FaultKind.DependencyAfter, $"resource {urn}'s dependency {to} comes after it")
                : (FaultKind.MissingDependency, $"resource {urn}'s dependency {to} refers to missing resource"),
            RefKind.PropertyDependency => after
                ? (FaultKind.PropertyDependencyAfter, $"resource {urn}'s property dependency {to} (from property {property}) comes after it")
                : (FaultKind.MissingPropertyDependency, $"resource {urn}'s property dependency {to} (from property {property}) refers to missing resource"),
            RefKind.DeletedWith => after
                ? (FaultKind.DeletedWithAfter, $"resource {urn} is specified as being deleted with {to}, which comes after it")
                : (FaultKind.MissingDeletedWith, $"resource {urn} is specified as being deleted with {to}, which is missing"),
            RefKind.ReplaceWith => after
                ? (FaultKind.ReplaceWithAfter, $"resource {urn} is specified as being replaced with {to}, which comes after it")
                : (FaultKind.MissingReplaceWith, $"resource {urn} is specified as being replaced with {to}, which is missing"),
            _ => after
                ? (FaultKind.ViewOfAfter, $"resource {urn} is a view of {to}, which comes after it")
                : (FaultKind.MissingViewOf, $"resource {urn} is a view of {to}, which is missing"),
        };
        var view = reference.Kind == RefKind.ViewOf;
        var repair = self ? RepairTexts.DropSelfReference
            : after ? RepairTexts.Reorder
            : view ? RepairTexts.ViewOf
            : kind == FaultKind.MissingParent ? RepairTexts.Orphan
            : RepairTexts.DropReference;
        var fault = new SnapshotFault(
            self ? FaultKind.SelfReference : kind,
            view ? FaultSeverity.Warning : FaultSeverity.Error,
            _index.UrnOf(i),
            i,
            to,
            property ?? FieldOf(reference.Kind),
            message,
            repair,
            reference.At);
        _faults.Add(new FoundFault(fault, i, place));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckProvider(int i, int place, in RefEntry reference)
    {
        ref var copies = ref _index.Providers[reference.Target];
        if (copies.First >= 0 && copies.First < i)
        {
            return;
        }

        var urn = _index.UrnOf(i) ?? "";
        var provider = _index.Providers.StringOf(reference.Target);
        if (ProviderError(_index, reference.Target, _providerErrors) is { } error)
        {
            AddRef(FaultKind.MalformedProviderReference, FaultSeverity.Error, i, place, provider, $"failed to parse provider reference for resource {urn}: {error}", RepairTexts.None, reference.At);
            return;
        }

        if (copies.First == i && copies.LastLive > i)
        {
            // Another live copy answers to it as well.
            return;
        }

        if (copies.First == i)
        {
            // Pulumi's check takes a provider for known when it comes to its own reference; its sort calls it a circle.
            AddRef(FaultKind.SelfReference, FaultSeverity.Warning, i, place, provider, $"provider {urn} refers to itself as its provider", RepairTexts.DropSelfReference, reference.At);
            return;
        }

        if (_index.Resources[i].Is(ResourceFlags.PendingReplacement))
        {
            // Pulumi waives the rule for these, so nothing has to be moved for it either.
            return;
        }

        var message = $"resource {urn} refers to unknown provider {provider}";
        var after = copies.First > i;
        _outOfOrder |= after;
        AddRef(after ? FaultKind.ProviderAfter : FaultKind.UnknownProvider, FaultSeverity.Error, i, place, provider, message, after ? RepairTexts.Reorder : RepairTexts.UnknownProvider, reference.At);
    }

    private void CheckCycles()
    {
        var graph = ReferenceGraph.Of(_index);
        var views = new bool[graph.Edges.Length];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = graph.Edges[i].Kind == RefKind.ViewOf;
        }

        var component = new int[graph.Count];
        if (StronglyConnected.Find(graph, views, component) == 0)
        {
            return;
        }

        // What comes too late within a circle cannot be mended by putting things in order.
        for (var i = 0; i < _faults.Count; i++)
        {
            var found = _faults[i];
            if (found.Ref < 0 || found.Fault.Repair != RepairTexts.Reorder || component[found.Resource] < 0)
            {
                continue;
            }

            var target = ReferenceGraph.TargetOf(_index, found.Resource, _index.Refs[found.Ref], CopyChoice.Preferred);
            if (target >= 0 && component[target] == component[found.Resource] && found.Fault.Kind != FaultKind.ViewOfAfter)
            {
                _faults[i] = found with { Fault = found.Fault with { Repair = RepairTexts.PartOfCycle } };
            }
        }

        var reported = new HashSet<int>();
        for (var i = 0; i < graph.Count; i++)
        {
            if (component[i] < 0 || !reported.Add(component[i]))
            {
                continue;
            }

            var message = CycleText.Describe(_index, graph, component, i);
            AddAt(FaultKind.Cycle, i, -1, message, RepairTexts.Cycle, _index.Resources[i].Start);
        }
    }

    private void CheckPendingOperations()
    {
        for (var i = 0; i < _index.PendingOperations.Count; i++)
        {
            var extent = _index.PendingOperations[i];
            var type = FieldReader.String(_index, extent, "type"u8) ?? "unknown";
            var resource = FieldReader.Find(_index, extent, "resource"u8);
            var urn = FieldReader.String(_index, resource, "urn"u8);
            var error = PendingResourceError(resource, urn);
            var fault = new SnapshotFault(
                FaultKind.PendingOperation,
                error is null ? FaultSeverity.Warning : FaultSeverity.Error,
                urn,
                null,
                type,
                "pending_operations",
                error is null ? $"{urn}, interrupted while {type}" : string.Create(CultureInfo.InvariantCulture, $"{error} (pending operation at index {i}, {type})"),
                error is null ? RepairTexts.Pending : RepairTexts.MalformedPending,
                extent.Start);
            _faults.Add(new FoundFault(fault, -1, i));
        }
    }

    /// <summary>What Pulumi refuses in the resource of a pending operation, as it reads it like those of the list.</summary>
    private string? PendingResourceError(Extent resource, string? urn)
    {
        if (string.IsNullOrEmpty(urn))
        {
            return "resource missing required 'urn' field";
        }

        if (string.IsNullOrEmpty(FieldReader.String(_index, resource, "type"u8)))
        {
            return $"resource '{urn}' missing required 'type' field";
        }

        return !FieldReader.Flag(_index, resource, "custom"u8) && !string.IsNullOrEmpty(FieldReader.String(_index, resource, "id"u8))
            ? $"resource '{urn}' has 'custom' false but non-empty ID"
            : null;
    }

    private void CheckSnippets()
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < _index.Snippets.Count; i++)
        {
            var (extent, uuidAt) = _index.Snippets[i];
            if (uuidAt < 0)
            {
                Add(FaultKind.MissingSnippetUuid, FaultSeverity.Error, null, "uuid", $"snippet at index {i} missing required 'uuid' field", RepairTexts.None, extent.Start);
                continue;
            }

            var uuid = _index.StringAt(uuidAt);
            if (seen.TryGetValue(uuid, out var other))
            {
                Add(
                    FaultKind.DuplicateSnippetUuid,
                    FaultSeverity.Error,
                    uuid,
                    "uuid",
                    string.Create(CultureInfo.InvariantCulture, $"duplicate snippet uuid \"{uuid}\" at indexes {other} and {i}"),
                    RepairTexts.None,
                    uuidAt);
            }

            seen[uuid] = i;
        }
    }

    /// <summary>The name of the field that holds references of a kind.</summary>
    public static string FieldOf(RefKind kind) => kind switch
    {
        RefKind.Provider => "provider",
        RefKind.Parent => "parent",
        RefKind.Dependency => "dependencies",
        RefKind.PropertyDependency => "propertyDependencies",
        RefKind.DeletedWith => "deletedWith",
        RefKind.ReplaceWith => "replaceWith",
        RefKind.ViewOf => "viewOf",
        _ => "aliases",
    };

    private string Text(Extent extent) => extent.Exists ? _index.StringAt(extent.Start) : "";

    private void Add(FaultKind kind, FaultSeverity severity, string? reference, string? property, string message, string repair, int position) =>
        _faults.Add(new FoundFault(new SnapshotFault(kind, severity, null, null, reference, property, message, repair, position), -1, -1));

    private void AddAt(FaultKind kind, int resource, int place, string message, string repair, int position) =>
        _faults.Add(new FoundFault(new SnapshotFault(kind, FaultSeverity.Error, _index.UrnOf(resource), resource, null, null, message, repair, position), resource, place));

    private void AddRef(FaultKind kind, FaultSeverity severity, int resource, int place, string reference, string message, string repair, int position) =>
        _faults.Add(new FoundFault(new SnapshotFault(kind, severity, _index.UrnOf(resource), resource, reference, "provider", message, repair, position), resource, place));
}
