using System.Text;

namespace StackStage.Snapshots.Tests;

/// <summary>
/// Makes small states of AWS resources in two Regions and two accounts, with several providers of one package, and does all
/// kinds of damage to them at once. The same seed gives the same text.
/// </summary>
internal sealed class WreckedState
{
    private const string Stack = "urn:pulumi:dev::shop::";
    private static readonly string[] Regions = ["eu-central-1", "us-east-1"];
    private static readonly string[] Accounts = ["111111111111", "222222222222"];

    private readonly Random _random;
    private readonly List<Entry> _providers = [];
    private readonly List<Entry> _entries = [];
    private int _count;

    private WreckedState(int seed) => _random = new Random(seed);

    /// <summary>The resources' texts that are whole, in list order.</summary>
    public List<string> Whole { get; private set; } = [];

    /// <summary>The file.</summary>
    public byte[] File { get; private set; } = [];

    /// <summary>Whether commas are missing or too many.</summary>
    public bool HasWrongCommas { get; private set; }

    /// <summary>Whether parts of the file are zeros.</summary>
    public bool HasHoles { get; private set; }

    public static WreckedState Of(int seed)
    {
        var state = new WreckedState(seed);
        state.Build();
        for (var i = state._random.Next(7); i > 0; i--)
        {
            state.Damage();
        }

        state.Write();
        return state;
    }

    private bool Maybe(int of = 2) => _random.Next(of) == 0;

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private string Time() => $"2026-0{1 + _random.Next(3)}-01T00:00:0{_random.Next(4)}Z";

    private void Build()
    {
        _entries.Add(new Entry { Urn = State.Root, Type = "pulumi:pulumi:Stack", Custom = false });
        if (Maybe())
        {
            _entries.Add(new Entry { Urn = $"{Stack}my:c:Comp::comp", Type = "my:c:Comp", Custom = false, Parent = State.Root });
        }

        var names = new[] { "default_6_1_0", "default_6_2_0", "default_6_2_1", "default_7_0_0", "useast1", "other" };
        _random.Shuffle(names);
        foreach (var name in names.Take(1 + _random.Next(4)))
        {
            AddProvider("aws", name);
        }

        if (Maybe())
        {
            AddProvider("random", Any(["default_4_0_0", "default_4_1_0"]));
        }

        for (var i = 2 + _random.Next(7); i > 0; i--)
        {
            AddResource();
        }
    }

    private void AddProvider(string package, string name)
    {
        var entry = new Entry
        {
            Urn = $"{Stack}pulumi:providers:{package}::{name}",
            Type = "pulumi:providers:" + package,
            Id = "p" + _count++,
            Region = package == "aws" ? Any(Regions) : null,
            Account = package == "aws" ? Any(Accounts) : null,
        };
        var inputs = new List<string>();
        if (entry.Region is not null && !Maybe(5))
        {
            inputs.Add($"\"region\":\"{entry.Region}\"");
        }

        if (entry.Account is not null && Maybe())
        {
            inputs.Add(Maybe()
                ? $"\"allowedAccountIds\":\"[\\\"{entry.Account}\\\"]\""
                : $"\"assumeRole\":{{\"roleArn\":\"arn:aws:iam::{entry.Account}:role/deploy\"}}");
        }

        if (name.StartsWith("default_", StringComparison.Ordinal) && Maybe())
        {
            inputs.Add($"\"version\":\"{name["default_".Length..].Replace('_', '.')}\"");
        }

        entry.Body = $"\"inputs\":{{{string.Join(',', inputs)}}}";
        _providers.Add(entry);
        _entries.Add(entry);
    }

    private void AddResource()
    {
        var number = _count++;
        var provider = Any(_providers);
        var isAws = provider.Type == "pulumi:providers:aws";
        var type = isAws ? "aws:lambda/function:Function" : "random:index:Id";
        var delete = Maybe(8);
        var name = delete && Maybe() && _entries[^1].Urn.Contains("::r", StringComparison.Ordinal) ? _entries[^1].Urn[(_entries[^1].Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] : "r" + number;
        var entry = new Entry
        {
            Urn = $"{Stack}{(Maybe(5) ? "my:c:Comp$" : "")}{type}::{name}",
            Type = type,
            Id = "id" + number,
            Delete = delete,
            Protect = Maybe(4),
            Retain = Maybe(4),
            Created = Maybe() ? Time() : null,
            Modified = Maybe() ? Time() : null,
            Provider = $"{provider.Urn}::{provider.Id}",
            Parent = Maybe() ? Any([.. _entries.Where(one => !one.Custom).Select(one => one.Urn)]) : null,
        };
        for (var i = _random.Next(3); i > 0; i--)
        {
            entry.Dependencies.Add(Any(_entries).Urn);
        }

        var arn = isAws && !Maybe(3) ? $"\"arn\":\"arn:aws:lambda:{provider.Region}:{provider.Account}:function:r{number}\"," : "";
        entry.Body = $"\"inputs\":{{\"s\":\"\\u003c{number}\",\"n\":1.50}},\"outputs\":{{{arn}\"x\":[ {number} ]}}";
        _entries.Add(entry);
    }

    private void Damage()
    {
        var at = _random.Next(_entries.Count);
        var entry = _entries[at];
        switch (_random.Next(9))
        {
            case 0: // A second copy, which may differ in anything.
                var copy = entry.Copy();
                for (var changes = _random.Next(4); changes > 0; changes--)
                {
                    Change(copy);
                }

                if (copy.Provider != entry.Provider || copy.Protect != entry.Protect || copy.Retain != entry.Retain)
                {
                    Mark(copy);
                }

                _entries.Insert(_random.Next(_entries.Count + 1), copy);
                break;
            case 1: // Something is lost; what refers to it dangles.
            case 2:
                _entries.RemoveAt(at);
                break;
            case 3: // A provider is lost.
                if (_entries.Find(one => one.Type.StartsWith("pulumi:providers:aws", StringComparison.Ordinal)) is { } lost)
                {
                    _entries.Remove(lost);
                }

                break;
            case 4: // A provider is on its way out.
                if (_entries.FindLast(one => one.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)) is { } dying)
                {
                    dying.Delete = true;
                    Mark(dying);
                }

                break;
            case 5:
                entry.HasType = false;
                break;
            case 6: // Another order.
                _entries.RemoveAt(at);
                _entries.Insert(_random.Next(_entries.Count + 1), entry);
                break;
            case 7: // A provider's id that is nowhere.
                if (entry.Provider is not null)
                {
                    entry.Provider += "x";
                    Mark(entry);
                }

                break;
            default:
                entry.Dependencies.Add("urn:pulumi:dev::shop::aws:lambda/function:Function::nowhere");
                Mark(entry);
                break;
        }

        if (_entries.Count == 0)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>Lets the model tell it from its copies, by what no repair may change.</summary>
    private void Mark(Entry entry) => entry.Body = (entry.Body is null ? "" : entry.Body + ",") + $"\"mark{_count}\":{_count++}";

    private void Change(Entry copy)
    {
        switch (_random.Next(7))
        {
            case 0:
                copy.Id = copy.Id is null ? null : copy.Id + "b";
                break;
            case 1:
                copy.Created = Time();
                break;
            case 2:
                copy.Modified = Time();
                break;
            case 3:
                copy.Protect = !copy.Protect;
                break;
            case 4:
                copy.Retain = !copy.Retain;
                break;
            case 5:
                if (copy.Provider is not null)
                {
                    var other = Any(_providers);
                    copy.Provider = $"{other.Urn}::{other.Id}";
                }

                break;
            default:
                copy.IsBackward = !copy.IsBackward;
                break;
        }
    }

    private void Write()
    {
        var texts = _entries.ConvertAll(entry => entry.ToString());
        HasWrongCommas = Maybe(6);
        var list = new StringBuilder();
        var extents = new List<(int Start, int End)>();
        var separator = Maybe() ? "," : ",\n      ";
        var lost = HasWrongCommas && texts.Count > 1 && Maybe() ? 1 + _random.Next(texts.Count - 1) : -1;
        for (var i = 0; i < texts.Count; i++)
        {
            list.Append(i == 0 ? "" : i == lost ? " " : separator);
            extents.Add((list.Length, list.Length + texts[i].Length));
            list.Append(texts[i]);
        }

        if (HasWrongCommas && lost < 0)
        {
            list.Append(',');
        }

        var text = State.Around(list.ToString(), ",\"unknown\":{\"a\":[1.0,12345678901234567890]}");
        File = Encoding.ASCII.GetBytes(text);
        var shift = text.IndexOf(texts[0], StringComparison.Ordinal);
        var holes = new List<(int Start, int End)>();
        HasHoles = !HasWrongCommas && Maybe(6);
        if (HasHoles)
        {
            for (var i = 1 + _random.Next(2); i > 0; i--)
            {
                var start = _random.Next(list.Length);
                var end = Math.Min(list.Length, start + 1 + _random.Next(Maybe() ? 5 : 300));
                File.AsSpan(shift + start, end - start).Clear();
                holes.Add((start, end));
            }
        }

        Whole = [.. extents.Select((extent, i) => (extent, i)).Where(item => holes.TrueForAll(hole => hole.End <= item.extent.Start || hole.Start >= item.extent.End)).Select(item => texts[item.i])];
    }

    private sealed class Entry
    {
        public required string Urn { get; init; }

        public required string Type { get; init; }

        public bool Custom { get; init; } = true;

        public string? Id { get; set; }

        public bool Delete { get; set; }

        public bool HasType { get; set; } = true;

        public bool Protect { get; set; }

        public bool Retain { get; set; }

        public string? Created { get; set; }

        public string? Modified { get; set; }

        public string? Provider { get; set; }

        public string? Parent { get; init; }

        public string? Region { get; init; }

        public string? Account { get; init; }

        public string? Body { get; set; }

        /// <summary>Whether its members are written in another order, which says nothing else.</summary>
        public bool IsBackward { get; set; }

        public List<string> Dependencies { get; private set; } = [];

        public Entry Copy()
        {
            var copy = (Entry)MemberwiseClone();
            copy.Dependencies = [.. Dependencies];
            return copy;
        }

        public override string ToString()
        {
            var members = new List<string?>
            {
                $"\"custom\":{(Custom ? "true" : "false")}",
                Delete ? "\"delete\":true" : null,
                Id is null ? null : $"\"id\":\"{Id}\"",
                HasType ? $"\"type\":\"{Type}\"" : null,
                Body,
                Parent is null ? null : $"\"parent\":\"{Parent}\"",
                Protect ? "\"protect\":true" : null,
                Dependencies.Count == 0 ? null : $"\"dependencies\":[{string.Join(", ", Dependencies.Select(urn => $"\"{urn}\""))}]",
                Provider is null ? null : $"\"provider\":\"{Provider}\"",
                Retain ? "\"retainOnDelete\":true" : null,
                Created is null ? null : $"\"created\":\"{Created}\"",
                Modified is null ? null : $"\"modified\":\"{Modified}\"",
                "\"future\":{\"x\":[ ]}",
            };
            if (IsBackward)
            {
                members.Reverse();
            }

            return $"{{\"urn\":\"{Urn}\",{string.Join(',', members.Where(member => member is not null))}}}";
        }
    }
}
