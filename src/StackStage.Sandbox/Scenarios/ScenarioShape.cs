using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Scenarios;

/// <summary>
/// Reads a part of a scenario as objects of a type, and refuses what the type has no place for: a misspelt member would
/// otherwise be left out without a word, and the rehearsal be one of something else.
/// </summary>
internal static class ScenarioShape
{
    /// <summary>The value at a path; null when there is none.</summary>
    public static T? Read<T>(ScenarioText text, JsonNode? node, string path)
    {
        Check(text, node, typeof(T), path);
        try
        {
            return node.Deserialize<T>(SandboxJson.Compact);
        }
        catch (JsonException e)
        {
            var sentence = e.Message;
            var technical = sentence.IndexOf(" Path: ", StringComparison.Ordinal);
            throw text.Wrong(path + (e.Path ?? "$")[1..], technical < 0 ? sentence : sentence[..technical]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw text.Wrong(path, e.Message);
        }
    }

    private static void Check(ScenarioText text, JsonNode? node, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (node)
        {
            case JsonValue value when type.IsEnum && value.TryGetValue(out string? name):
                var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    throw text.Wrong(path, $"there is no '{name}' here. {NearNames.Hint(name, names)}");
                }

                break;
            case JsonArray array when ItemOf(type, typeof(IEnumerable<>)) is { } item:
                for (var i = 0; i < array.Count; i++)
                {
                    Check(text, array[i], item, $"{path}[{i}]");
                }

                break;
            case JsonObject obj when ItemOf(type, typeof(IDictionary<,>)) is { } item:
                foreach (var (name, member) in obj)
                {
                    Check(text, member, item, $"{path}.{name}");
                }

                break;
            case JsonObject obj when !typeof(JsonNode).IsAssignableFrom(type) && SandboxJson.Compact.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info:
                CheckMembers(text, obj, type, info, path);
                break;
        }
    }

    private static void CheckMembers(ScenarioText text, JsonObject obj, Type type, JsonTypeInfo info, string path)
    {
        var known = info.Properties.Where(p => p.Set is not null || IsFilled(p)).ToList();
        foreach (var (name, member) in obj)
        {
            var property = known.Find(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw text.Wrong($"{path}.{name}", $"there is no '{name}' here. {NearNames.Hint(name, known.Select(p => p.Name))}");
            Check(text, member, property.PropertyType, $"{path}.{name}");
        }

        var needed = type.GetConstructors().FirstOrDefault(c => c.GetParameters().Length > 0)?.GetParameters()
            .Where(p => !p.HasDefaultValue && !p.ParameterType.IsValueType && new NullabilityInfoContext().Create(p).WriteState == NullabilityState.NotNull)
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)) ?? [];
        needed = needed.Concat(info.Properties.Where(p => p.IsRequired).Select(p => p.Name));
        if (needed.FirstOrDefault(n => !obj.Any(m => m.Key.Equals(n, StringComparison.OrdinalIgnoreCase))) is { } missing)
        {
            throw text.Wrong(path, $"'{missing}' is missing.");
        }
    }

    // A member of a record that is made by its constructor has no setter of its own.
    private static bool IsFilled(JsonPropertyInfo property) =>
        property.AttributeProvider is PropertyInfo { DeclaringType: { } type } of
        && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name!.Equals(of.Name, StringComparison.OrdinalIgnoreCase)));

    private static Type? ItemOf(Type type, Type generic)
    {
        if (type == typeof(string) || typeof(JsonNode).IsAssignableFrom(type))
        {
            return null;
        }

        return type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == generic)?.GetGenericArguments()[^1];
    }
}
