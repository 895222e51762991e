using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StackStage.Runner.Output;

/// <summary>
/// Writes each record as one line of JSON, with the property names that PowerShell shows. Writing never fails: a property that
/// cannot be written is null, and that is said.
/// </summary>
internal sealed class JsonRecordWriter(TextWriter output, Action<string> warn) : IRecordWriter
{
    private const int MaxDepth = 256;

    private static readonly JsonSerializerOptions Options = new()
    {
        // Lines are read by programs and people, not put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new StageErrorConverter(), new ExceptionConverter(), new NameConverter(), new SecretConverter() },
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        MaxDepth = MaxDepth,
    };

    public void Write(object record) => output.WriteLine(ToJson(record));

    public void Flush() => output.Flush();

#pragma warning disable CA1031 // What a record holds is anybody's; a removal must not end because its outcome cannot be told.
    private string ToJson(object record)
    {
        try
        {
            return JsonSerializer.Serialize(record, record.GetType(), Options);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var properties = record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0).ToArray();
            if (properties.Length == 0)
            {
                warn($"A {record.GetType().Name} cannot be written as JSON: {failure.Message}");
                return "{}";
            }

            var written = new JsonObject();
            foreach (var property in properties)
            {
                written[property.Name] = ToNode(record, property);
            }

            return written.ToJsonString(Options);
        }
    }

    private JsonNode? ToNode(object record, PropertyInfo property)
    {
        try
        {
            var value = property.GetValue(record);
            return value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Options);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var cause = failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
            warn($"{property.Name} of a {record.GetType().Name} cannot be written as JSON: {cause.Message}");
            return null;
        }
    }
#pragma warning restore CA1031
}
