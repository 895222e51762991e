namespace StackStage.Operations.Stages.Homes;

/// <summary>A conditional write or delete did not go through, because somebody else wrote or deleted the object before. Nothing was changed.</summary>
internal sealed class ObjectChangedException : Exception
{
    public ObjectChangedException(string address, Exception? cause = null)
        : base($"'{address}' is not what it was when it was read.", cause)
    {
    }
}
