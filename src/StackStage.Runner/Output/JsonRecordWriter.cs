using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StackStage.Runner.Output;

/// <summary>Writes each record as one line of JSON, with the property names that PowerShell shows.</summary>
internal sealed class JsonRecordWriter(TextWriter output) : IRecordWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // Lines are read by programs and people, not put into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
    };

    public void Write(object record) => output.WriteLine(JsonSerializer.Serialize(record, record.GetType(), Options));

    public void Flush() => output.Flush();
}
