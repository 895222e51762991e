using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace StackStage.Runner.Output;

/// <summary>Writes by its name what is known by its name: a type, a method, a delegate's method, a constant of the AWS SDK.</summary>
internal sealed class NameConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsAssignableTo(typeof(MemberInfo)) || typeToConvert.IsAssignableTo(typeof(Delegate)) || typeToConvert.IsAssignableTo(typeof(ConstantClass));

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        Type type => type.FullName,
        MemberInfo member => member.Name,
        Delegate function => function.Method.Name,
        _ => value.ToString(),
    });
}
