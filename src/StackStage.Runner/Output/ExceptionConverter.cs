using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using StackStage.Operations.Errors;

namespace StackStage.Runner.Output;

/// <summary>
/// Writes what is worth knowing of an exception. Left to itself, the serializer writes every property, and fails at the method
/// that threw it; a whole response of a service may hold what must not be shown.
/// </summary>
internal sealed class ExceptionConverter : JsonConverter<Exception>
{
    private const int Deepest = 8;

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Exception));

    public override Exception Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Exception value, JsonSerializerOptions options) => Write(writer, value, 0);

    private static void Write(Utf8JsonWriter writer, Exception value, int depth)
    {
        writer.WriteStartObject();
        writer.WriteString("Type", value.GetType().FullName);
        writer.WriteString("Message", value.Message);
        switch (value)
        {
            case AmazonServiceException service:
                writer.WriteString("ErrorCode", service.ErrorCode);
                writer.WriteNumber("StatusCode", (int)service.StatusCode);
                writer.WriteString("RequestId", service.RequestId);
                break;
            case StageException stage:
                writer.WriteString("ErrorId", stage.Error.ErrorId);
                writer.WriteString("RecommendedAction", stage.Error.RecommendedAction);
                break;
        }

        if (value.InnerException is { } inner && depth < Deepest)
        {
            writer.WritePropertyName("InnerException");
            Write(writer, inner, depth + 1);
        }

        writer.WriteEndObject();
    }
}
