using System.Text.Json;

namespace StackStage.AwsClients.Protocols;

/// <summary>Reads members from a JSON object. A member that is missing or null reads as null.</summary>
internal sealed class JsonReadWire(JsonElement json) : Wire
{
    private bool Find(string name, out JsonElement found) =>
        json.TryGetProperty(name, out found) && found.ValueKind != JsonValueKind.Null;

    public override string? String(string name, string? value) => Find(name, out var e) ? Scalar(e) : null;
    public override bool? Bool(string name, bool? value) => Find(name, out var e) ? e.GetBoolean() : null;
    public override int? Int(string name, int? value) => Find(name, out var e) ? e.GetInt32() : null;
    public override long? Long(string name, long? value) => Find(name, out var e) ? e.GetInt64() : null;
    public override float? Float(string name, float? value) => Find(name, out var e) ? e.GetSingle() : null;

    public override DateTime? Time(string name, DateTime? value) =>
        !Find(name, out var e) ? null
        : e.ValueKind == JsonValueKind.Number ? Text.FromEpoch(e.GetDouble())
        : Text.ToTime(e.GetString());

    public override List<string>? Strings(string name, List<string>? value, string item = "member")
    {
        if (!Find(name, out var e))
        {
            return null;
        }

        var list = new List<string>(e.GetArrayLength());
        foreach (var each in e.EnumerateArray())
        {
            list.Add(Scalar(each)!);
        }

        return list;
    }

    public override Dictionary<string, string>? Map(string name, Dictionary<string, string>? value)
    {
        if (!Find(name, out var e))
        {
            return null;
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in e.EnumerateObject())
        {
            map[each.Name] = Scalar(each.Value)!;
        }

        return map;
    }

    public override T? Object<T>(string name, T? value) where T : class => Find(name, out var e) ? Read<T>(e) : null;

    public override List<T>? Objects<T>(string name, List<T>? value, string item = "member")
    {
        if (!Find(name, out var e))
        {
            return null;
        }

        var list = new List<T>(e.GetArrayLength());
        foreach (var each in e.EnumerateArray())
        {
            list.Add(Read<T>(each));
        }

        return list;
    }

    private static string? Scalar(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.String => e.GetString(),
        JsonValueKind.Null => null,
        JsonValueKind.Object or JsonValueKind.Array => throw new JsonException($"A text was expected, not {e.ValueKind}."),
        _ => e.GetRawText(),
    };

    private static T Read<T>(JsonElement e) where T : IShape, new()
    {
        if (e.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"An object was expected, not {e.ValueKind}.");
        }

        var read = new T();
        read.Walk(new JsonReadWire(e));
        return read;
    }
}

/// <summary>Writes members into the JSON object that is open. Times are seconds since 1970.</summary>
internal sealed class JsonWriteWire(Utf8JsonWriter json) : Wire
{
    public override string? String(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }

        return value;
    }

    public override bool? Bool(string name, bool? value)
    {
        if (value is not null)
        {
            json.WriteBoolean(name, value.Value);
        }

        return value;
    }

    public override int? Int(string name, int? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, value.Value);
        }

        return value;
    }

    public override long? Long(string name, long? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, value.Value);
        }

        return value;
    }

    public override float? Float(string name, float? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, value.Value);
        }

        return value;
    }

    public override DateTime? Time(string name, DateTime? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, Text.ToEpoch(value.Value));
        }

        return value;
    }

    public override List<string>? Strings(string name, List<string>? value, string item = "member")
    {
        if (value is null)
        {
            return value;
        }

        json.WriteStartArray(name);
        foreach (var each in value)
        {
            json.WriteStringValue(each);
        }

        json.WriteEndArray();
        return value;
    }

    public override Dictionary<string, string>? Map(string name, Dictionary<string, string>? value)
    {
        if (value is null)
        {
            return value;
        }

        json.WriteStartObject(name);
        foreach (var (key, text) in value)
        {
            json.WriteString(key, text);
        }

        json.WriteEndObject();
        return value;
    }

    public override T? Object<T>(string name, T? value) where T : class
    {
        if (value is null)
        {
            return value;
        }

        json.WriteStartObject(name);
        value.Walk(this);
        json.WriteEndObject();
        return value;
    }

    public override List<T>? Objects<T>(string name, List<T>? value, string item = "member")
    {
        if (value is null)
        {
            return value;
        }

        json.WriteStartArray(name);
        foreach (var each in value)
        {
            json.WriteStartObject();
            each.Walk(this);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return value;
    }
}
