using System.Buffers;
using System.Runtime.CompilerServices;

namespace StackStage.Snapshots;

/// <summary>Reads one resource after another into the index: the fields by which resources hang together; the rest is stepped over.</summary>
internal ref struct ResourceIndexer(SnapshotIndex index, JsonScanner json)
{
    private readonly ReadOnlySpan<byte> _text = index.Text.Span;
    private readonly JsonScanner _json = json;
    private readonly SnapshotIndex _index = index;
    private readonly ArrayBufferWriter<byte> _scratch = new(256);
    private ResourceEntry _entry;
    private int _seen;
    private int _depth;

    private enum Field
    {
        Unknown,
        Urn,
        Id,
        Type,
        Custom,
        Delete,
        Protect,
        PendingReplacement,
        Parent,
        Provider,
        Dependencies,
        PropertyDependencies,
        DeletedWith,
        ReplaceWith,
        ViewOf,
        Aliases,
    }

    /// <summary>The URN of the resource that is being read, if it has been met.</summary>
    public readonly string? CurrentUrn => _entry.End == 0 && _entry.Urn >= 0 && _entry.Start > 0 ? _index.Urns.StringOf(_entry.Urn) : null;

    /// <summary>Reads the resource that begins here, and gives the position behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(int start, int depth)
    {
        _depth = depth + 1;
        _seen = 0;
        _entry = new ResourceEntry { Start = start, Urn = -1, UrnAt = -1, IdAt = -1, TypeAt = -1, FirstRef = _index.Refs.Count, ProviderKey = -1 };
        if (_json.At(start) != '{')
        {
            if (_text[start] != 'n')
            {
                Note(FaultKind.WrongFieldType, start, "resources");
            }

            _entry.End = _json.SkipValue(start, depth);
            _entry.Flags = ResourceFlags.NotAnObject;
            _index.Resources.Add(_entry);
            return _entry.End;
        }

        var members = new MemberReader(_json, start);
        while (members.Next(_text, out var key, out var value))
        {
            var field = FieldOf(key);
            members.Continue(field == Field.Unknown ? SkipUnread(key, value) : ReadField(field, value, members.KeyAt));
        }

        _entry.End = members.End;
        Register();
        return _entry.End;
    }

    private static Field FieldOf(scoped ReadOnlySpan<byte> key) => key.Length switch
    {
        2 when key.SequenceEqual("id"u8) => Field.Id,
        3 when key.SequenceEqual("urn"u8) => Field.Urn,
        4 when key.SequenceEqual("type"u8) => Field.Type,
        6 when key.SequenceEqual("custom"u8) => Field.Custom,
        6 when key.SequenceEqual("delete"u8) => Field.Delete,
        6 when key.SequenceEqual("parent"u8) => Field.Parent,
        6 when key.SequenceEqual("viewOf"u8) => Field.ViewOf,
        7 when key.SequenceEqual("protect"u8) => Field.Protect,
        7 when key.SequenceEqual("aliases"u8) => Field.Aliases,
        8 when key.SequenceEqual("provider"u8) => Field.Provider,
        11 when key.SequenceEqual("deletedWith"u8) => Field.DeletedWith,
        11 when key.SequenceEqual("replaceWith"u8) => Field.ReplaceWith,
        12 when key.SequenceEqual("dependencies"u8) => Field.Dependencies,
        18 when key.SequenceEqual("pendingReplacement"u8) => Field.PendingReplacement,
        20 when key.SequenceEqual("propertyDependencies"u8) => Field.PropertyDependencies,
        _ => Field.Unknown,
    };

    /// <summary>
    /// The first byte of the values that a field takes of those that are not read, as Pulumi's ResourceV3 declares them: one of
    /// another type, and it refuses the whole state. 'd' is a date; 0: anything.
    /// </summary>
    private static byte TypeOf(scoped ReadOnlySpan<byte> key) => key.Length switch
    {
        5 when key.SequenceEqual("taint"u8) => (byte)'t',
        6 when key.SequenceEqual("inputs"u8) => (byte)'{',
        7 when key.SequenceEqual("outputs"u8) => (byte)'{',
        7 when key.SequenceEqual("created"u8) => (byte)'d',
        8 when key.SequenceEqual("modified"u8) => (byte)'d',
        8 when key.SequenceEqual("external"u8) => (byte)'t',
        8 when key.SequenceEqual("importID"u8) => (byte)'"',
        8 when key.SequenceEqual("hideDiff"u8) => (byte)'[',
        9 when key.SequenceEqual("snippetID"u8) => (byte)'"',
        10 when key.SequenceEqual("initErrors"u8) || key.SequenceEqual("stackTrace"u8) => (byte)'[',
        13 when key.SequenceEqual("ignoreChanges"u8) => (byte)'[',
        13 when key.SequenceEqual("resourceHooks"u8) => (byte)'{',
        14 when key.SequenceEqual("customTimeouts"u8) => (byte)'{',
        14 when key.SequenceEqual("retainOnDelete"u8) => (byte)'t',
        14 when key.SequenceEqual("sourcePosition"u8) => (byte)'"',
        16 when key.SequenceEqual("replaceOnChanges"u8) => (byte)'[',
        19 when key.SequenceEqual("refreshBeforeUpdate"u8) => (byte)'t',
        23 when key.SequenceEqual("additionalSecretOutputs"u8) => (byte)'[',
        _ => 0,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipUnread(scoped ReadOnlySpan<byte> key, int value)
    {
        var end = _json.SkipValue(value, _depth);
        var type = TypeOf(key);
        var first = _text[value];
        if (type == 0 || first == type || first == 'n' || (type == 't' && first == 'f'))
        {
            return end;
        }

        if (type == 'd' && first == '"' && Rfc3339.IsTime(_text[(value + 1)..(end - 1)]))
        {
            return end;
        }

        Note(FaultKind.WrongFieldType, value, System.Text.Encoding.UTF8.GetString(key));
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadField(Field field, int value, int keyAt)
    {
        if ((_seen & (1 << (int)field)) != 0)
        {
            Overwrite(field, keyAt);
        }

        _seen |= 1 << (int)field;
        return field switch
        {
            Field.Urn => ReadUrn(value),
            Field.Id => ReadText(value, "id", ResourceFlags.HasId, out _entry.IdAt),
            Field.Type => ReadText(value, "type", ResourceFlags.HasType, out _entry.TypeAt),
            Field.Custom => ReadFlag(value, "custom", ResourceFlags.Custom),
            Field.Delete => ReadFlag(value, "delete", ResourceFlags.Delete),
            Field.Protect => ReadFlag(value, "protect", ResourceFlags.Protect),
            Field.PendingReplacement => ReadFlag(value, "pendingReplacement", ResourceFlags.PendingReplacement),
            Field.Parent => ReadReference(value, RefKind.Parent, "parent", -1),
            Field.Provider => ReadReference(value, RefKind.Provider, "provider", -1),
            Field.DeletedWith => ReadReference(value, RefKind.DeletedWith, "deletedWith", -1),
            Field.ViewOf => ReadReference(value, RefKind.ViewOf, "viewOf", -1),
            Field.Dependencies => ReadReferences(value, RefKind.Dependency, "dependencies", -1),
            Field.ReplaceWith => ReadReferences(value, RefKind.ReplaceWith, "replaceWith", -1),
            Field.Aliases => ReadReferences(value, RefKind.Alias, "aliases", -1),
            _ => ReadPropertyDependencies(value),
        };
    }

    /// <summary>A field comes again: what was read of the one before does not count.</summary>
    private void Overwrite(Field field, int keyAt)
    {
        Note(FaultKind.DuplicateField, keyAt, _index.StringAt(keyAt));
        switch (field)
        {
            case Field.Urn:
                _entry.Urn = _entry.UrnAt = -1;
                return;
            case Field.Id:
                _entry.Flags &= ~ResourceFlags.HasId;
                _entry.IdAt = -1;
                return;
            case Field.Type:
                _entry.Flags &= ~ResourceFlags.HasType;
                _entry.TypeAt = -1;
                return;
        }

        RefKind? kind = field switch
        {
            Field.Parent => RefKind.Parent,
            Field.Provider => RefKind.Provider,
            Field.Dependencies => RefKind.Dependency,
            Field.PropertyDependencies => RefKind.PropertyDependency,
            Field.DeletedWith => RefKind.DeletedWith,
            Field.ReplaceWith => RefKind.ReplaceWith,
            Field.ViewOf => RefKind.ViewOf,
            Field.Aliases => RefKind.Alias,
            _ => null,
        };
        for (var i = _index.Refs.Count - 1; i >= _entry.FirstRef; i--)
        {
            if (_index.Refs[i].Kind == kind)
            {
                _index.Refs.RemoveAt(i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadUrn(int value)
    {
        if (_text[value] != '"')
        {
            return SkipOther(value, "urn");
        }

        var end = _json.SkipString(value + 1, out var escaped);
        if (end - value == 2)
        {
            return end;
        }

        _entry.UrnAt = value;
        _entry.Urn = _index.Urns.Add(_text[(value + 1)..(end - 1)], value + 1, escaped);
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadText(int value, string field, ResourceFlags notEmpty, out int at)
    {
        at = -1;
        if (_text[value] != '"')
        {
            return SkipOther(value, field);
        }

        var end = _json.SkipString(value + 1, out _);
        at = value;
        if (end - value > 2)
        {
            _entry.Flags |= notEmpty;
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadFlag(int value, string field, ResourceFlags flag)
    {
        _entry.Flags &= ~flag;
        switch (_text[value])
        {
            case (byte)'t':
                _entry.Flags |= flag;
                break;
            case (byte)'f':
                break;
            default:
                return SkipOther(value, field);
        }

        return _json.SkipScalar(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadReference(int value, RefKind kind, string field, int propertyAt)
    {
        if (_text[value] != '"')
        {
            return SkipOther(value, field);
        }

        var end = _json.SkipString(value + 1, out var escaped);
        if (end - value == 2)
        {
            return end;
        }

        var table = kind == RefKind.Provider ? _index.Providers : _index.Urns;
        var target = table.Add(_text[(value + 1)..(end - 1)], value + 1, escaped);
        _index.Refs.Add(new RefEntry(kind, target, value, propertyAt));
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadReferences(int value, RefKind kind, string field, int propertyAt)
    {
        if (_text[value] != '[')
        {
            return SkipOther(value, field);
        }

        var elements = new ElementReader(_json, value);
        while (elements.Next(out var element))
        {
            elements.Continue(ReadReference(element, kind, field, propertyAt));
        }

        return elements.End;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadPropertyDependencies(int value)
    {
        if (_text[value] != '{')
        {
            return SkipOther(value, "propertyDependencies");
        }

        var members = new MemberReader(_json, value);
        while (members.Next(_text, out _, out var list))
        {
            members.Continue(ReadReferences(list, RefKind.PropertyDependency, "propertyDependencies", members.KeyAt));
        }

        return members.End;
    }

    /// <summary>A value of another JSON type than the field's: null means nothing, all else is a fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly int SkipOther(int value, string field)
    {
        if (_text[value] != 'n')
        {
            Note(FaultKind.WrongFieldType, value, field);
        }

        return _json.SkipValue(value, _depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Register()
    {
        var place = _index.Resources.Count;
        if (_entry.Urn >= 0)
        {
            _index.Urns.AddCopy(_entry.Urn, place, _entry.Is(ResourceFlags.Delete));
        }

        if (_entry.Is(ResourceFlags.HasType) && _entry.Urn >= 0 && IsProviderType(_entry.TypeAt))
        {
            _entry.Flags |= ResourceFlags.IsProvider;
            var urn = _index.Urns.TextOf(_entry.Urn);
            if (ProviderReference.IsReferenceable(urn))
            {
                _scratch.ResetWrittenCount();
                _scratch.Write(urn);
                _scratch.Write("::"u8);
                if (_entry.Is(ResourceFlags.HasId))
                {
                    JsonText.Unescape(_index.ContentAt(_entry.IdAt), _scratch);
                }
                else
                {
                    _scratch.Write(ProviderReference.UnknownId);
                }

                _entry.ProviderKey = _index.Providers.Add(_scratch.WrittenSpan);
                _index.Providers.AddCopy(_entry.ProviderKey, place, _entry.Is(ResourceFlags.Delete));
            }
        }

        _index.Resources.Add(_entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly bool IsProviderType(int at)
    {
        // Nearly every type is something else, which its first bytes tell.
        if (!_text[(at + 1)..].StartsWith("pulumi:p"u8) && !_text[(at + 1)..(at + 9)].Contains((byte)'\\'))
        {
            return false;
        }

        return ProviderReference.IsProviderType(_index.StringAt(at));
    }

    private readonly void Note(FaultKind kind, int position, string field) =>
        _index.Notes.Add(new IndexNote(kind, _index.Resources.Count, position, field));
}
