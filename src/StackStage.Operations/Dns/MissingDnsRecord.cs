namespace StackStage.Operations.Dns;

/// <summary>A name for which no record was found where records were looked for: if there is one elsewhere, it leads nowhere once its target is gone.</summary>
/// <param name="Name">The name.</param>
/// <param name="Reason">What was found instead: no zone, no record, or a record that points elsewhere.</param>
public sealed record MissingDnsRecord(string Name, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Reason}";
}
