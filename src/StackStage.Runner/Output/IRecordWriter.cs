namespace StackStage.Runner.Output;

/// <summary>Shows output records.</summary>
internal interface IRecordWriter
{
    /// <summary>Takes a record; it may be shown later.</summary>
    void Write(object record);

    /// <summary>Shows everything taken so far, so that messages stand after the records they follow.</summary>
    void Flush();
}
