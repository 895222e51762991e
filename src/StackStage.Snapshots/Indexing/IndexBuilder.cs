using System.Globalization;
using System.Runtime.CompilerServices;

namespace StackStage.Snapshots;

/// <summary>
/// Reads a state's JSON text once and notes where everything lies. When a key is there twice, the last one counts, as in Go,
/// and a <see cref="FaultKind.DuplicateField"/> is noted.
/// </summary>
internal ref struct IndexBuilder
{
    private const int ReserveAfter = 1000;

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonScanner _json;
    private readonly SnapshotIndex _index;
    private readonly SnapshotReadOptions _options;
    private ResourceIndexer _resources;
    private bool _hasCheckpoint;
    private bool _hasDeployment;
    private bool _hasLatest;
    private bool _isTerraform;
    private bool _hasBareMember;
    private int _nextProgress;

    public unsafe IndexBuilder(SnapshotIndex index, byte* text, SnapshotReadOptions options)
    {
        _text = index.Text.Span;
        _json = new JsonScanner(text, _text.Length);
        _index = index;
        _options = options;
        _resources = new ResourceIndexer(index, _json);
    }

    /// <summary>Up to where the document is complete, apart from <see cref="Closers"/>; for a salvage.</summary>
    public int SoundEnd { get; private set; }

    /// <summary>What closes the document at <see cref="SoundEnd"/>.</summary>
    public string Closers { get; private set; } = "";

    /// <summary>Behind the last complete resource of the list, or behind its opening bracket; -1: it has not begun.</summary>
    public int ListEnd { get; private set; } = -1;

    /// <summary>Where the last complete resource begins; -1: there is none.</summary>
    public int LastStart { get; private set; } = -1;

    /// <summary>Behind the one before it, or behind the list's opening bracket.</summary>
    public int BeforeLast { get; private set; } = -1;

    /// <summary>What closes the document there.</summary>
    public string ListClosers { get; private set; } = "";

    /// <summary>Behind the opening brace of the deployment; -1: it has not begun.</summary>
    public int DeploymentStart { get; private set; } = -1;

    /// <summary>What closes the document there.</summary>
    public string DeploymentClosers { get; private set; } = "";

    /// <summary>Whether the document is complete; a fault is then in what is behind it.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The URN of the resource that is being read.</summary>
    public readonly string? CurrentUrn => _resources.CurrentUrn;

    public void Build(int start)
    {
        var position = _json.SkipSpace(start);
        if (position == _text.Length)
        {
            throw new SnapshotFormatException(
                SnapshotFormatError.Empty,
                "The file is empty.",
                position: 0,
                recommendedAction: "Restore it from a backup: Pulumi keeps one beside it (.bak), and a versioned bucket keeps the versions before.");
        }

        if (_text[position] != '{')
        {
            var end = _json.SkipValue(position, 0);
            RefuseTail(end);
            throw NotAState("The file is JSON, but not an object, so it is not a Pulumi state.", position);
        }

        var rootEnd = ReadRoot(position);
        MarkSound(rootEnd, "");
        IsComplete = true;
        RefuseTail(rootEnd);
        Conclude(position);
    }

    private readonly void RefuseTail(int position)
    {
        position = _json.SkipSpace(position);
        if (position != _text.Length)
        {
            throw new JsonFault(SnapshotFormatError.NotJson, position, "There is more text behind the end of the JSON document.");
        }
    }

    private int ReadRoot(int start)
    {
        var members = new MemberReader(_json, start);
        while (members.Next(_text, out var key, out var value))
        {
            int end;
            var what = _text[value];
            if (key.SequenceEqual("checkpoint"u8) && what == '{')
            {
                if (_hasCheckpoint || _hasDeployment || _hasBareMember)
                {
                    Forget(members.KeyAt, "checkpoint");
                }

                _hasCheckpoint = true;
                end = ReadCheckpoint(value);
            }
            else if (key.SequenceEqual("deployment"u8) && what is (byte)'{' or (byte)'n' && !_hasCheckpoint)
            {
                if (_hasDeployment || _hasBareMember)
                {
                    Forget(members.KeyAt, "deployment");
                }

                _hasDeployment = true;
                end = what == '{' ? ReadDeployment(value, "}", 1) : _json.SkipValue(value, 1);
            }
            else if (!_hasCheckpoint && !_hasDeployment && IsDeploymentField(key))
            {
                (DeploymentStart, DeploymentClosers) = (start + 1, "}");
                _hasBareMember |= key.SequenceEqual("manifest"u8) || key.SequenceEqual("resources"u8);
                end = ReadDeploymentMember(key, members.KeyAt, value, "}", 1);
            }
            else
            {
                end = _json.SkipValue(value, 1);
                if (key.SequenceEqual("version"u8))
                {
                    ReadVersion(new Extent(value, end));
                }

                if (key.SequenceEqual("features"u8))
                {
                    ReadFeatures(value);
                }

                if (key.SequenceEqual("latest"u8))
                {
                    _hasLatest = true;
                }

                if (key.SequenceEqual("terraform_version"u8))
                {
                    _isTerraform = true;
                }
            }

            MarkSound(end, "}");
            members.Continue(end);
        }

        return members.End;
    }

    private int ReadCheckpoint(int start)
    {
        var members = new MemberReader(_json, start);
        while (members.Next(_text, out var key, out var value))
        {
            int end;
            if (key.SequenceEqual("latest"u8) && _text[value] == '{')
            {
                if (_index.Deployment.Exists)
                {
                    Forget(members.KeyAt, "latest");
                }

                end = ReadDeployment(value, "}}", 2);
            }
            else
            {
                end = _json.SkipValue(value, 2);
                if (key.SequenceEqual("stack"u8) && _text[value] == '"')
                {
                    _index.StackName = new Extent(value, end);
                }

                if (key.SequenceEqual("stack"u8) && _text[value] is not ((byte)'"' or (byte)'n'))
                {
                    NoteWrongType(value, "stack");
                }

                if (key.SequenceEqual("latest"u8) && _text[value] != 'n')
                {
                    throw NotAState("The checkpoint's 'latest' is not an object.", value);
                }
            }

            MarkSound(end, "}}");
            members.Continue(end);
        }

        return members.End;
    }

    private int ReadDeployment(int start, string closers, int depth)
    {
        closers += "}";
        (DeploymentStart, DeploymentClosers) = (start + 1, closers);
        var members = new MemberReader(_json, start);
        while (members.Next(_text, out var key, out var value))
        {
            var end = ReadDeploymentMember(key, members.KeyAt, value, closers, depth + 1);
            MarkSound(end, closers);
            members.Continue(end);
        }

        _index.Deployment = new Extent(start, members.End);
        return members.End;
    }

    private int ReadDeploymentMember(scoped ReadOnlySpan<byte> key, int keyAt, int value, string closers, int depth)
    {
        int end;
        if (key.SequenceEqual("resources"u8) && _text[value] == '[')
        {
            if (_index.ResourceArray.Exists)
            {
                ForgetResources(keyAt, "resources");
            }

            end = ReadResources(value, "]" + closers, depth + 1);
            _index.ResourceArray = new Extent(value, end);
        }
        else
        {
            end = _json.SkipValue(value, depth);
            var extent = new Extent(value, end);
            if (key.SequenceEqual("manifest"u8))
            {
                ReadManifest(Object(extent, "manifest"));
            }
            else if (key.SequenceEqual("secrets_providers"u8))
            {
                _index.SecretsProviders = Object(extent, "secrets_providers");
            }
            else if (key.SequenceEqual("pending_operations"u8))
            {
                ReadPendingOperations(Array(extent, "pending_operations"));
            }
            else if (key.SequenceEqual("metadata"u8))
            {
                ReadMetadata(Object(extent, "metadata"));
            }
            else if (key.SequenceEqual("snippets"u8))
            {
                ReadSnippets(Array(extent, "snippets"));
            }
            else if (key.SequenceEqual("resources"u8))
            {
                Array(extent, "resources");
                if (_index.ResourceArray.Exists)
                {
                    // Go sets the list back to none.
                    ForgetResources(keyAt, "resources");
                }
            }
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadResources(int start, string closers, int depth)
    {
        var elements = new ElementReader(_json, start);
        (LastStart, ListEnd, ListClosers) = (-1, start + 1, closers);
        while (elements.Next(out var value))
        {
            var end = _resources.Read(value, depth);
            (LastStart, BeforeLast, ListEnd) = (value, ListEnd, end);
            MarkSound(end, closers);
            elements.Continue(end);
            if (end >= _nextProgress)
            {
                Report(end);
            }

            if (_index.Resources.Count == ReserveAfter)
            {
                Reserve(start, end);
            }
        }

        return elements.End;
    }

    /// <summary>Makes room for the whole list, as far as its beginning tells how long it is.</summary>
    private readonly void Reserve(int start, int end)
    {
        var times = 1.1 * (_text.Length - start) / (end - start);
        _index.Resources.Reserve((int)(_index.Resources.Count * times));
        _index.Refs.Reserve((int)(_index.Refs.Count * times));
    }

    private void Report(int position)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        _nextProgress = position + (1 << 20);
        _options.Progress?.Report((double)position / _text.Length);
    }

    private readonly void ReadManifest(Extent extent)
    {
        _index.Manifest = extent;
        _index.ManifestVersion = _index.ManifestMagic = _index.ManifestTime = Extent.None;
        if (!extent.Exists)
        {
            return;
        }

        var members = new MemberReader(_json, extent.Start);
        while (members.Next(_text, out var key, out var value))
        {
            var end = _json.SkipValue(value, 0);
            var field = new Extent(value, end);
            if (_text[value] == '"')
            {
                if (key.SequenceEqual("version"u8))
                {
                    _index.ManifestVersion = field;
                }

                if (key.SequenceEqual("magic"u8))
                {
                    _index.ManifestMagic = field;
                }

                if (key.SequenceEqual("time"u8))
                {
                    _index.ManifestTime = field;
                }

                if (key.SequenceEqual("time"u8) && !Rfc3339.IsTime(_text[(value + 1)..(end - 1)]))
                {
                    NoteWrongType(value, "manifest.time");
                }
            }
            else if (_text[value] != 'n' && (key.SequenceEqual("version"u8) || key.SequenceEqual("magic"u8) || key.SequenceEqual("time"u8)))
            {
                NoteWrongType(value, "manifest." + System.Text.Encoding.UTF8.GetString(key));
            }

            members.Continue(end);
        }
    }

    /// <summary>Pulumi reads such a value into a field of another type, and refuses the whole state.</summary>
    private readonly void NoteWrongType(int at, string field) => _index.Notes.Add(new IndexNote(FaultKind.WrongFieldType, -1, at, field));

    private readonly void ReadMetadata(Extent extent)
    {
        _index.Metadata = extent;
        _index.IntegrityError = Extent.None;
        if (!extent.Exists)
        {
            return;
        }

        var members = new MemberReader(_json, extent.Start);
        while (members.Next(_text, out var key, out var value))
        {
            var end = _json.SkipValue(value, 0);
            if (key.SequenceEqual("integrity_error"u8))
            {
                _index.IntegrityError = _text[value] == 'n' ? Extent.None : new Extent(value, end);
            }

            members.Continue(end);
        }
    }

    private readonly void ReadPendingOperations(Extent extent)
    {
        _index.PendingArray = extent;
        _index.PendingOperations.Clear();
        if (!extent.Exists)
        {
            return;
        }

        var elements = new ElementReader(_json, extent.Start);
        while (elements.Next(out var value))
        {
            var end = _json.SkipValue(value, 0);
            if (_text[value] is not ((byte)'{' or (byte)'n'))
            {
                NoteWrongType(value, "pending_operations");
            }

            _index.PendingOperations.Add(new Extent(value, end));
            elements.Continue(end);
        }
    }

    private readonly void ReadSnippets(Extent extent)
    {
        _index.Snippets.Clear();
        if (!extent.Exists)
        {
            return;
        }

        var elements = new ElementReader(_json, extent.Start);
        while (elements.Next(out var value))
        {
            var end = _json.SkipValue(value, 0);
            var uuidAt = -1;
            if (_text[value] == '{')
            {
                var members = new MemberReader(_json, value);
                while (members.Next(_text, out var key, out var field))
                {
                    if (key.SequenceEqual("uuid"u8))
                    {
                        uuidAt = _text[field] == '"' && _text[field + 1] != '"' ? field : -1;
                    }

                    members.Continue(_json.SkipValue(field, 0));
                }
            }

            _index.Snippets.Add((new Extent(value, end), uuidAt));
            elements.Continue(end);
        }
    }

    private readonly void ReadVersion(Extent value)
    {
        _index.VersionValue = value;
        var text = System.Text.Encoding.ASCII.GetString(_index.Slice(value));
        _index.Version = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private readonly void ReadFeatures(int start)
    {
        _index.Features.Clear();
        if (_text[start] != '[')
        {
            return;
        }

        var elements = new ElementReader(_json, start);
        while (elements.Next(out var value))
        {
            if (_text[value] == '"')
            {
                _index.Features.Add((_index.StringAt(value), value));
            }

            elements.Continue(_json.SkipValue(value, 0));
        }
    }

    private readonly Extent Object(Extent extent, string field) => _text[extent.Start] switch
    {
        (byte)'{' => extent,
        (byte)'n' => Extent.None,
        _ => throw NotAState($"The state's '{field}' is not an object.", extent.Start),
    };

    private readonly Extent Array(Extent extent, string field) => _text[extent.Start] switch
    {
        (byte)'[' => extent,
        (byte)'n' => Extent.None,
        _ => throw NotAState($"The state's '{field}' is not a list.", extent.Start),
    };

    /// <summary>A deployment comes again: what was read of the one before does not count.</summary>
    private readonly void Forget(int at, string field)
    {
        ForgetResources(at, field);
        _index.Deployment = Extent.None;
        _index.Manifest = _index.ManifestMagic = _index.ManifestVersion = _index.ManifestTime = Extent.None;
        _index.SecretsProviders = _index.Metadata = _index.IntegrityError = _index.PendingArray = Extent.None;
        _index.PendingOperations.Clear();
        _index.Snippets.Clear();
    }

    private readonly void ForgetResources(int at, string field)
    {
        _index.ForgottenResources = Math.Max(_index.ForgottenResources, _index.Resources.Count);
        _index.ResourceArray = Extent.None;
        _index.Resources.Truncate(0);
        _index.Refs.Truncate(0);
        _index.Urns.ForgetCopies();
        _index.Providers.ForgetCopies();
        _index.Notes.Clear();
        _index.Notes.Add(new IndexNote(FaultKind.DuplicateField, -1, at, field));
    }

    private void MarkSound(int end, string closers)
    {
        SoundEnd = end;
        Closers = closers;
    }

    private static bool IsDeploymentField(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("manifest"u8) || key.SequenceEqual("resources"u8) || key.SequenceEqual("secrets_providers"u8)
        || key.SequenceEqual("pending_operations"u8) || key.SequenceEqual("metadata"u8) || key.SequenceEqual("snippets"u8);

    /// <summary>Decides which form this is, and whether it is one at all.</summary>
    private readonly void Conclude(int root)
    {
        if (_isTerraform)
        {
            throw NotAState("This is a Terraform state, not a Pulumi state.", root);
        }

        if (_hasCheckpoint)
        {
            _index.Form = SnapshotForm.Checkpoint;
        }
        else if (_hasDeployment)
        {
            _index.Form = SnapshotForm.Export;
        }
        else if (_hasBareMember)
        {
            _index.Form = SnapshotForm.Deployment;
            _index.Deployment = new Extent(root, _text.Length);
        }
        else if (_hasLatest)
        {
            throw Unsupported("This is a checkpoint from before the format had a version.", root);
        }
        else if (_index.VersionValue.Exists && _index.Version is null or < 3 or > 4)
        {
            throw Unsupported($"The state has version {_index.Version?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}; versions 3 and 4 are read.", _index.VersionValue.Start);
        }
        else if (!_index.VersionValue.Exists)
        {
            throw NotAState("The file is a JSON object, but neither a checkpoint, nor an export, nor a deployment.", root);
        }
        else
        {
            // {"version":3}: an export with nothing in it, as Pulumi writes it for a stack without a state.
            _index.Form = SnapshotForm.Export;
        }

        if (!_index.VersionValue.Exists)
        {
            return;
        }

        if (_index.Version is null or < 3 or > 4)
        {
            throw Unsupported(
                _index.Version switch
                {
                    null => "The state's version is not a number.",
                    > 4 => $"this stack's deployment version is too new: it is {_index.Version}, and versions 3 and 4 are read.",
                    _ => $"this stack's deployment is too old: it has version {_index.Version}, and versions 3 and 4 are read.",
                },
                _index.VersionValue.Start);
        }
    }

    private static SnapshotFormatException Unsupported(string message, int position) => new(
        SnapshotFormatError.UnsupportedVersion,
        message,
        position,
        recommendedAction: "Let a Pulumi that knows this version read the stack and write it again (pulumi stack export, then import).");

    private static SnapshotFormatException NotAState(string message, int position) => new(
        SnapshotFormatError.NotAState,
        message,
        position,
        recommendedAction: "Give a checkpoint file of the state backend, the output of 'pulumi stack export', or a deployment.");
}
