using Amazon.Runtime.Internal;

namespace StackStage.AwsClients.Protocols;

/// <summary>Writes members as form parameters: <c>Name</c>, <c>Name.member.1</c>, <c>Name.member.1.Part</c>.</summary>
internal sealed class QueryWriteWire(ParameterCollection form, string prefix = "") : Wire
{
    public override string? String(string name, string? value)
    {
        if (value is not null)
        {
            form.Add(prefix + name, value);
        }

        return value;
    }

    public override bool? Bool(string name, bool? value)
    {
        String(name, Text.Of(value));
        return value;
    }

    public override int? Int(string name, int? value)
    {
        String(name, Text.Of(value));
        return value;
    }

    public override long? Long(string name, long? value)
    {
        String(name, Text.Of(value));
        return value;
    }

    public override float? Float(string name, float? value)
    {
        String(name, Text.Of(value));
        return value;
    }

    public override DateTime? Time(string name, DateTime? value)
    {
        String(name, Text.Of(value));
        return value;
    }

    public override List<string>? Strings(string name, List<string>? value, string item = "member")
    {
        if (value is { Count: 0 })
        {
            String(name, "");
        }

        for (var i = 0; i < value?.Count; i++)
        {
            String($"{name}.{item}.{i + 1}", value[i]);
        }

        return value;
    }

    public override Dictionary<string, string>? Map(string name, Dictionary<string, string>? value)
    {
        var i = 0;
        foreach (var (key, text) in value ?? [])
        {
            i++;
            String($"{name}.entry.{i}.key", key);
            String($"{name}.entry.{i}.value", text);
        }
        return value;
    }

    public override T? Object<T>(string name, T? value) where T : class
    {
        value?.Walk(new QueryWriteWire(form, $"{prefix}{name}."));
        return value;
    }

    public override List<T>? Objects<T>(string name, List<T>? value, string item = "member")
    {
        if (value is { Count: 0 })
        {
            String(name, "");
        }

        for (var i = 0; i < value?.Count; i++)
        {
            value[i].Walk(new QueryWriteWire(form, $"{prefix}{name}.{item}.{i + 1}."));
        }

        return value;
    }
}
