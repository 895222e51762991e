using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using StackStage.Operations.Errors;

namespace StackStage.Runner.Output;

/// <summary>Writes an error with its target as text: the target may be anything, such as a step with all that belongs to it.</summary>
internal sealed class StageErrorConverter : JsonConverter<StageError>
{
    public override StageError Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, StageError value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(value.ErrorId), value.ErrorId);
        writer.WriteString(nameof(value.Category), value.Category.ToString());
        writer.WriteString(nameof(value.Message), value.Message);
        writer.WriteString(nameof(value.Target), Convert.ToString(value.Target, CultureInfo.InvariantCulture));
        writer.WriteString(nameof(value.RecommendedAction), value.RecommendedAction);
        writer.WritePropertyName(nameof(value.Exception));
        JsonSerializer.Serialize(writer, value.Exception, options);
        writer.WriteEndObject();
    }
}
