using System.Text;

namespace StackStage.Snapshots;

/// <summary>Turns a <see cref="ResourceEdit"/> into patches of the resource's text; everything else in it stays as it is.</summary>
internal sealed class ResourcePatcher
{
    private readonly SnapshotIndex _index;
    private readonly Lazy<bool> _escapeHtml;
    private readonly List<TextPatch> _patches = [];
    private readonly Dictionary<int, int> _refAt = [];
    private ResourceEdit _edit = new();

    private ResourcePatcher(SnapshotIndex index)
    {
        _index = index;

        // Go's writers escape <, > and & in strings or do not, all through a file.
        _escapeHtml = new Lazy<bool>(() => index.Text.Span.IndexOf("\\u003"u8) >= 0 || index.Text.Span.IndexOf("\\u0026"u8) >= 0);
    }

    /// <summary>Makes a patcher, which can be used for many resources of the snapshot.</summary>
    public static ResourcePatcher For(SnapshotIndex index) => new(index);

    public byte[] Quote(string text) => JsonText.Quote(text, text.AsSpan().IndexOfAny('<', '>', '&') >= 0 && _escapeHtml.Value);

    /// <summary>The patches for one resource, in the order of their positions.</summary>
    public List<TextPatch> Patch(int resource, ResourceEdit edit)
    {
        _edit = edit;
        _patches.Clear();
        _refAt.Clear();
        ref var entry = ref _index.Resources[resource];
        var refs = _index.RefsOf(resource);
        for (var r = 0; r < refs.Length; r++)
        {
            _refAt[refs[r].At] = entry.FirstRef + r;
        }

        PatchMembers(new Extent(entry.Start, entry.End));
        _patches.AddRange(edit.Values);
        _patches.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        return [.. _patches];
    }

    private unsafe void PatchMembers(Extent resource)
    {
        var text = _index.Text.Span;
        var items = new List<Extent>();
        var keys = new List<string>();
        var removed = new HashSet<string>();
        var urn = (KeyAt: -1, KeyEnd: -1, Value: Extent.None);
        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, resource.End);
            var members = new MemberReader(json, resource.Start);
            while (members.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                var extent = new Extent(value, end);
                var name = Encoding.UTF8.GetString(key);
                items.Add(new Extent(members.KeyAt, end));
                keys.Add(name);
                if (name == "urn")
                {
                    urn = (members.KeyAt, json.SkipString(members.KeyAt + 1, out _), extent);
                }

                if (!PatchMember(json, name, extent))
                {
                    removed.Add(name);
                }

                members.Continue(end);
            }
        }

        // A key that is there twice goes altogether, lest the first one come to count.
        if (removed.Count > 0)
        {
            _patches.RemoveAll(patch => Within(patch, items, keys, removed));
            TextPatch.RemoveItems(items, i => removed.Contains(keys[i]), _patches);
        }

        if (urn.KeyAt < 0)
        {
            return;
        }

        if (_edit.Type is not null && !keys.Contains("type"))
        {
            Insert(urn.KeyAt, urn.KeyEnd, urn.Value, "type", Quote(_edit.Type));
        }

        if (_edit.NewParent is not null && !keys.Contains("parent"))
        {
            Insert(urn.KeyAt, urn.KeyEnd, urn.Value, "parent", Quote(_edit.NewParent));
        }

        if (_edit.NewAlias is not null && !keys.Contains("aliases"))
        {
            Insert(urn.KeyAt, urn.KeyEnd, urn.Value, "aliases", [(byte)'[', .. Quote(_edit.NewAlias), (byte)']']);
        }

        foreach (var (name, isSet) in Flags())
        {
            if (isSet && !keys.Contains(name))
            {
                Insert(urn.KeyAt, urn.KeyEnd, urn.Value, name, "true"u8.ToArray());
            }
        }
    }

    private (string Name, bool IsSet)[] Flags() =>
        [("delete", _edit.MarkDelete), ("protect", _edit.Protect == true), ("taint", _edit.Taint == true), ("retainOnDelete", _edit.RetainOnDelete == true)];

    private static bool Within(TextPatch patch, List<Extent> items, List<string> keys, HashSet<string> removed)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (patch.Start >= items[i].Start && patch.End <= items[i].End)
            {
                return removed.Contains(keys[i]);
            }
        }

        return false;
    }

    /// <summary>Patches one member's value; false: nothing is left of it.</summary>
    private bool PatchMember(JsonScanner json, string name, Extent value)
    {
        switch (name)
        {
            case "urn" when _edit.Urn is not null:
                _patches.Add(new TextPatch(value.Start, value.End, Quote(_edit.Urn)));
                return true;
            case "type" when _edit.Type is not null:
                _patches.Add(new TextPatch(value.Start, value.End, Quote(_edit.Type)));
                return true;
            case "delete" when _edit.MarkDelete:
                return PatchFlag(value, true);
            case "protect" when _edit.Protect is { } protect:
                return PatchFlag(value, protect);
            case "taint" when _edit.Taint is { } taint:
                return PatchFlag(value, taint);
            case "retainOnDelete" when _edit.RetainOnDelete is { } retain:
                return PatchFlag(value, retain);
            case "parent" when _edit.NewParent is not null:
                _patches.Add(new TextPatch(value.Start, value.End, Quote(_edit.NewParent)));
                return true;
            case "aliases" when _edit.NewAlias is not null:
                return PatchAliases(json, value);
            case "parent" or "provider" or "deletedWith" or "viewOf":
                return PatchReference(value.Start);
            case "dependencies" or "replaceWith" or "aliases":
                return PatchList(json, value);
            case "propertyDependencies" when _index.Text.Span[value.Start] == '{':
                return PatchProperties(json, value);
            default:
                return true;
        }
    }

    // What is false is left out, as Pulumi's own writer does.
    private bool PatchFlag(Extent value, bool on)
    {
        if (on)
        {
            _patches.Add(new TextPatch(value.Start, value.End, "true"u8.ToArray()));
        }

        return on;
    }

    private bool PatchAliases(JsonScanner json, Extent value)
    {
        if (_index.Text.Span[value.Start] != '[')
        {
            _patches.Add(new TextPatch(value.Start, value.End, (byte[])[(byte)'[', .. Quote(_edit.NewAlias!), (byte)']']));
            return true;
        }

        var elements = new ElementReader(json, value.Start);
        var isEmpty = !elements.Next(out _);
        PatchList(json, value);
        _patches.Add(new TextPatch(value.Start + 1, value.Start + 1, isEmpty ? Quote(_edit.NewAlias!) : [.. Quote(_edit.NewAlias!), (byte)',']));
        return true;
    }

    private bool PatchReference(int at)
    {
        if (!_refAt.TryGetValue(at, out var reference))
        {
            return true;
        }

        if (_edit.Dropped.Contains(reference))
        {
            return false;
        }

        if (_edit.Rewritten.TryGetValue(reference, out var text))
        {
            _patches.Add(new TextPatch(at, _index.EndOfStringAt(at), Quote(text)));
        }

        return true;
    }

    private bool PatchList(JsonScanner json, Extent list)
    {
        if (_index.Text.Span[list.Start] != '[')
        {
            return true;
        }

        var items = new List<Extent>();
        var kept = new List<bool>();
        var elements = new ElementReader(json, list.Start);
        while (elements.Next(out var value))
        {
            var end = json.SkipValue(value, 0);
            items.Add(new Extent(value, end));
            kept.Add(PatchReference(value));
            elements.Continue(end);
        }

        if (items.Count > 0 && !kept.Contains(true))
        {
            return false;
        }

        TextPatch.RemoveItems(items, i => !kept[i], _patches);
        return true;
    }

    private bool PatchProperties(JsonScanner json, Extent properties)
    {
        var items = new List<Extent>();
        var kept = new List<bool>();
        var members = new MemberReader(json, properties.Start);
        while (members.Next(_index.Text.Span, out _, out var value))
        {
            var end = json.SkipValue(value, 0);
            items.Add(new Extent(members.KeyAt, end));
            kept.Add(PatchList(json, new Extent(value, end)));
            members.Continue(end);
        }

        if (items.Count > 0 && !kept.Contains(true))
        {
            return false;
        }

        TextPatch.RemoveItems(items, i => !kept[i], _patches);
        return true;
    }

    /// <summary>Inserts a member behind another, spaced like that one.</summary>
    private void Insert(int keyAt, int keyEnd, Extent value, string name, byte[] newValue)
    {
        var text = _index.Text.Span;
        var lead = keyAt;
        while (text[lead - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            lead--;
        }

        byte[] inserted = [(byte)',', .. text[lead..keyAt], .. Quote(name), .. text[keyEnd..value.Start], .. newValue];
        _patches.Add(new TextPatch(value.End, value.End, inserted));
    }
}
