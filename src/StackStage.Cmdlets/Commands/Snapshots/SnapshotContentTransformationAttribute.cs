using System.Management.Automation;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>
/// Makes content of strings and byte arrays before PowerShell binds them. Left to itself it refuses to convert an
/// array to anything that is no array.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SnapshotContentTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => new SnapshotContent(text),
            byte[] bytes => new SnapshotContent(bytes),
            _ => inputData,
        };
}
