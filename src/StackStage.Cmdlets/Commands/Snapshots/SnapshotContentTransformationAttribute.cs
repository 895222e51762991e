using System.Management.Automation;
using StackStage.Cmdlets.Hosting;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// Makes content of strings and byte arrays before PowerShell binds them. Left to itself it refuses to convert an
/// array to anything that is no array. A record that names neither a file nor a stage gets an error of its own, which says what to do.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SnapshotContentTransformationAttribute : ArgumentTransformationAttribute
{
    // What names a file in the records that people pipe.
    private static readonly string[] FileProperties = ["Path", "FullName", "LiteralPath", "PSPath"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Unwrap(inputData);
        return value switch
        {
            SnapshotContent content => content,
            string text => new SnapshotContent(text),
            byte[] bytes => new SnapshotContent(bytes),
            object[] { Length: > 0 } several when several.All(one => Unwrap(one) is string) => new SnapshotContent([.. several.Select(one => (string)Unwrap(one)!)]),
            string[] { Length: > 0 } several => new SnapshotContent(several),
            null => inputData,
            _ => NamesNoFile(PSObject.AsPSObject(inputData)) is { } failure ? new SnapshotContent(failure) : inputData,
        };
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static Operations.Errors.StageError? NamesNoFile(PSObject record)
    {
        var isStage = record.Properties["App"] is not null && Text(record, "Stage") is not null;
        if (isStage || record.Properties["Path"] is null || FileProperties.Any(name => Text(record, name) is not null))
        {
            return null;
        }

        return FileErrors.NoFile(Text(record, "App"), Text(record, "Stage"), Text(record, "Bucket"), Text(record, "Key")).Error;
    }

    private static string? Text(PSObject record, string name) => record.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
