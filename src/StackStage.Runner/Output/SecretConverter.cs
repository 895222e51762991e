using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace StackStage.Runner.Output;

/// <summary>Writes nothing of what holds a secret.</summary>
internal sealed class SecretConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(SecureString) || typeToConvert == typeof(PSCredential)
        || typeToConvert.IsAssignableTo(typeof(AWSCredentials)) || typeToConvert.IsAssignableTo(typeof(ImmutableCredentials));

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteNullValue();
}
