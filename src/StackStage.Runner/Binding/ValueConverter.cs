using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;

namespace StackStage.Runner.Binding;

/// <summary>Makes a parameter's value from text, or from a value in a JSON record.</summary>
internal static class ValueConverter
{
    /// <summary>Converts the texts given on a command line.</summary>
    public static object? FromText(string parameter, Type type, IReadOnlyList<string> texts)
    {
        if (type.IsArray && type != typeof(byte[]))
        {
            var element = type.GetElementType()!;
            var array = Array.CreateInstance(element, texts.Count);
            for (var index = 0; index < texts.Count; index++)
            {
                array.SetValue(FromText(parameter, element, [texts[index]]), index);
            }

            return array;
        }

        return One(parameter, type, texts[^1]);
    }

    /// <summary>Whether a parameter can take a whole JSON object as its value: as an object, or as text.</summary>
    public static bool TakesAnyJson(Type type) => type == typeof(object) || (type != typeof(string) && type.GetConstructor([typeof(string)]) is not null);

    /// <summary>Converts a value of a JSON record.</summary>
    public static object? FromJson(string parameter, Type type, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (TakesAnyJson(type))
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            return type == typeof(object) ? text : One(parameter, type, text);
        }

        if (type == typeof(byte[]) && value.ValueKind == JsonValueKind.String)
        {
            return One(parameter, type, value.GetString()!);
        }

        if (typeof(IDictionary).IsAssignableFrom(type) || type == typeof(Hashtable))
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                throw Refuse(parameter, value.GetRawText(), "an object");
            }

            var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
            foreach (var property in value.EnumerateObject())
            {
                table[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
            }

            return table;
        }

        if (type.IsArray)
        {
            var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
            var array = Array.CreateInstance(type.GetElementType()!, items.Length);
            for (var index = 0; index < items.Length; index++)
            {
                array.SetValue(FromJson(parameter, type.GetElementType()!, items[index]), index);
            }

            return array;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => One(parameter, type, value.GetString()!),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => One(parameter, type, value.GetRawText()),
            _ => throw Refuse(parameter, value.GetRawText(), "a single value"),
        };
    }

    private static object One(string parameter, Type type, string text)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string) || target == typeof(object))
        {
            return text;
        }

        if (target.IsEnum)
        {
            return Enum.TryParse(target, text, true, out var value) && Enum.IsDefined(target, value!)
                ? value!
                : throw Refuse(parameter, text, "one of " + string.Join(", ", Enum.GetNames(target)));
        }

        if (target == typeof(bool))
        {
            return text.TrimStart('$').ToUpperInvariant() switch
            {
                "TRUE" or "1" => true,
                "FALSE" or "0" => false,
                _ => throw Refuse(parameter, text, "true or false"),
            };
        }

        if (target == typeof(int))
        {
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse(parameter, text, "a whole number");
        }

        if (target == typeof(long))
        {
            return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse(parameter, text, "a whole number");
        }

        if (target == typeof(double))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse(parameter, text, "a number");
        }

        if (target == typeof(TimeSpan))
        {
            // As in the module: a bare number is seconds, never ticks or days.
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span
                : throw Refuse(parameter, text, "seconds, or a duration such as 01:15:00");
        }

        if (target == typeof(DateTimeOffset) || target == typeof(DateTime))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? target == typeof(DateTime) ? time.UtcDateTime : time
                : throw Refuse(parameter, text, "a time such as 2026-11-20T10:00:00Z");
        }

        if (target == typeof(Uri))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : throw Refuse(parameter, text, "an absolute URI");
        }

        if (target == typeof(byte[]))
        {
            try
            {
                return Convert.FromBase64String(text);
            }
            catch (FormatException)
            {
                return System.Text.Encoding.UTF8.GetBytes(text);
            }
        }

        if (typeof(IDictionary).IsAssignableFrom(target))
        {
            return ParseTable(parameter, text);
        }

        if (target == typeof(SecureString) || target == typeof(PSCredential))
        {
            // The value itself must not be repeated in the message.
            throw new UsageException(
                "SecretOnCommandLine",
                $"-{parameter} takes a secret, which must not stand on a command line where other users and the shell's history see it.",
                "Give a file or the environment variable instead; 'stackstage <Cmdlet> -?' shows which.");
        }

        // What PowerShell would do too: a type that is made from text.
        if (target.GetConstructor([typeof(string)]) is { } constructor)
        {
            return constructor.Invoke([text]);
        }

        throw new UsageException("UnsupportedParameterType", $"-{parameter} cannot be given outside PowerShell.");
    }

    // old=new,old2=new2, or PowerShell's own @{ 'old' = 'new'; 'old2' = 'new2' }.
    private static Hashtable ParseTable(string parameter, string text)
    {
        var inner = text.Trim();
        if (inner.StartsWith("@{", StringComparison.Ordinal) && inner.EndsWith('}'))
        {
            inner = inner[2..^1];
        }

        var table = new Hashtable(StringComparer.Ordinal);
        foreach (var entry in inner.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw Refuse(parameter, entry, "name=value");
            }

            table[Unquote(entry[..equals])] = Unquote(entry[(equals + 1)..]);
        }

        return table;
    }

    private static string Unquote(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 1 && trimmed[0] is '\'' or '"' && trimmed[^1] == trimmed[0] ? trimmed[1..^1] : trimmed;
    }

    private static UsageException Refuse(string parameter, string text, string wanted) =>
        new("InvalidArgument", $"-{parameter} cannot be '{(text.Length > 200 ? text[..200] + "…" : text)}': it takes {wanted}.");
}
