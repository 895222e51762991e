namespace StackStage.Operations.Machine;

/// <summary>Whom a file belongs to, on Unix.</summary>
/// <param name="User">The user's number.</param>
/// <param name="Group">The group's number.</param>
internal readonly record struct FileOwner(uint User, uint Group)
{
    /// <inheritdoc/>
    public override string ToString() => $"{User}:{Group}";
}
