namespace StackStage.Operations.Dns;

/// <summary>A hosted zone of Route 53.</summary>
/// <param name="Id">Its id, without <c>/hostedzone/</c>.</param>
/// <param name="Name">Its name, normalized.</param>
/// <param name="IsPrivate">Whether only some VPCs see it.</param>
public sealed record DnsZone(string Id, string Name, bool IsPrivate)
{
    /// <summary>The zone as the user knows it.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
