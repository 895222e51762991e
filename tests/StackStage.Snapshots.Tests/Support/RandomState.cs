using System.Text;

namespace StackStage.Snapshots.Tests;

/// <summary>Makes random sound states and damages them. The same seed gives the same text.</summary>
internal sealed class RandomState
{
    private readonly Random _random;
    private readonly bool _indented;
    private readonly List<string> _urns = [];

    private RandomState(int seed)
    {
        _random = new Random(seed);
        _indented = _random.Next(3) == 0;
    }

    /// <summary>The resources' texts, of a state that is in order.</summary>
    public List<string> Resources { get; } = [];

    /// <summary>URNs by resource, before the damage.</summary>
    public List<string> Rest { get; } = [];

    public static RandomState Sound(int seed)
    {
        var state = new RandomState(seed);
        state.Resources.Add(State.RootJson);
        state.Resources.Add(State.ProviderJson);
        state._urns.Add(State.Root);
        var count = state._random.Next(25);
        for (var i = 0; i < count; i++)
        {
            state.Resources.Add(state.Resource(i));
        }

        return state;
    }

    /// <summary>A state with up to so many faults of all kinds that can be repaired without a decision.</summary>
    public static RandomState Damaged(int seed, int faults)
    {
        var state = Sound(seed);
        for (var i = state._random.Next(faults + 1); i > 0; i--)
        {
            state.Damage();
        }

        return state;
    }

    public string Text
    {
        get
        {
            var space = _indented ? "\n\t" : "";
            return State.Around(space + string.Join("," + space, Resources) + (_indented ? "\n" : ""), ",\"unknown\":{\"a\":[1.0,12345678901234567890]}");
        }
    }

    private string Resource(int i)
    {
        var urn = State.Urn((_random.Next(4) == 0 ? "<n&" : "n") + i);
        var delete = _random.Next(8) == 0;
        if (delete && _random.Next(2) == 0)
        {
            urn = Pick();
        }

        if (!delete || _urns.Contains(urn))
        {
            _ = 0;
        }

        var text = new StringBuilder($"{{\"urn\":{Quote(urn)},\"custom\":true");
        if (delete)
        {
            text.Append(",\"delete\":true");
        }

        text.Append($",\"id\":\"id{i}\",\"type\":\"aws:s3:Bucket\",\"inputs\":{{\"n\":{_random.Next()}.50e1,\"s\":\"\\u003c{_random.Next()}\\\"\"}}");
        if (_random.Next(2) == 0)
        {
            text.Append($",\"parent\":{Quote(Pick())}");
        }

        if (_random.Next(2) == 0)
        {
            text.Append($",\"dependencies\":[{Several()}]");
        }

        if (_random.Next(2) == 0)
        {
            text.Append($",\"provider\":\"{State.ProviderReference}\"");
        }

        if (_random.Next(2) == 0)
        {
            text.Append($",\"propertyDependencies\":{{\"p\":[{Several()}], \"q\" : [ {Several()} ],\"r\":null}}");
        }

        if (_random.Next(4) == 0)
        {
            text.Append($",\"deletedWith\":{Quote(Pick())}");
        }

        if (_random.Next(4) == 0)
        {
            text.Append($",\"replaceWith\":[{Several()}]");
        }

        if (_random.Next(4) == 0)
        {
            text.Append($",\"viewOf\":{Quote(Pick())}");
        }

        text.Append(",\"future\":{\"x\":[]}}");
        _urns.Add(urn);
        return text.ToString();
    }

    private string Several() => string.Join(_random.Next(2) == 0 ? "," : " , ", Enumerable.Range(0, _random.Next(4)).Select(_ => Quote(Pick())));

    private string Pick() => _urns[_random.Next(_urns.Count)];

    private string Quote(string urn) => _random.Next(2) == 0
        ? $"\"{urn}\""
        : $"\"{urn.Replace("<", "\\u003c", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal).Replace("::", _random.Next(2) == 0 ? "\\u003a:" : "::", StringComparison.Ordinal)}\"";

    private void Damage()
    {
        var at = _random.Next(Resources.Count);
        switch (_random.Next(8))
        {
            case 0: // Another order.
                (Resources[at], Resources[0]) = (Resources[0], Resources[at]);
                break;
            case 1:
                Resources.Reverse();
                break;
            case 2: // One is lost; what refers to it dangles. The provider and the root stay.
                if (!Resources[at].Contains("pulumi:providers:aws::default_6_1_0\",\"custom", StringComparison.Ordinal))
                {
                    Resources.RemoveAt(at);
                }

                break;
            case 3: // An exact copy.
                Resources.Insert(_random.Next(Resources.Count + 1), Resources[at]);
                break;
            case 4: // The type is lost.
                Resources[at] = Resources[at].Replace(",\"type\":\"aws:s3:Bucket\"", "", StringComparison.Ordinal);
                break;
            case 5: // A reference to itself.
                Resources[at] = Resources[at][..^1] + $",\"replaceWith\":[{Quote(State.Read(State.Checkpoint(Resources[at])).Resources[0].Urn)}]}}";
                break;
            case 6: // Another provider's id.
                Resources[at] = Resources[at].Replace($"\"provider\":\"{State.ProviderReference}\"", $"\"provider\":\"{State.Provider}::p0\"", StringComparison.Ordinal);
                break;
            default: // A reference to something that comes later or is nowhere.
                if (!Resources[at].Contains("dependencies\"", StringComparison.Ordinal))
                {
                    Resources[at] = Resources[at][..^1] + $",\"dependencies\":[\"urn:nowhere\",{Quote(Pick())}]}}";
                }

                break;
        }
    }
}
