namespace StackStage.Operations.Machine;

/// <summary>What two paths have to do with each other.</summary>
internal enum FileRelation
{
    /// <summary>They lead to two files, or one of them to none.</summary>
    Different,

    /// <summary>They lead to one file.</summary>
    Same,

    /// <summary>They are two hard links: names of one file, until one of them is replaced.</summary>
    TwoNames,
}
