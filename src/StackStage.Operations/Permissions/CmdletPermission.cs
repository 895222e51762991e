namespace StackStage.Operations.Permissions;

/// <summary>What a permission is for.</summary>
public enum PermissionScope
{
    /// <summary>Anything: the action knows no narrower resource, or which one is meant is not known before.</summary>
    Any,

    /// <summary>The parameter that names SST's bucket: <c>/sst/bootstrap</c>.</summary>
    Bootstrap,

    /// <summary>The stage keys: <c>/sst/passphrase/&lt;app&gt;/&lt;stage&gt;</c>.</summary>
    StageKeys,

    /// <summary>The bucket with the states, itself.</summary>
    StateBucket,

    /// <summary>What is in that bucket.</summary>
    StateObjects,

    /// <summary>A bucket that the user names, itself: for journals, backups, exports.</summary>
    NamedBucket,

    /// <summary>What is in that bucket.</summary>
    NamedObjects,
}

/// <summary>An action of IAM that a cmdlet may call.</summary>
/// <param name="Cmdlet">The cmdlet.</param>
/// <param name="Action">The action: <c>ssm:GetParameter</c>.</param>
/// <param name="Scope">On what.</param>
/// <param name="When">When it is called: "with -RemoveDnsRecord"; null for always.</param>
/// <param name="IsOptional">Whether the cmdlet does its work without it, too, and only tells less.</param>
public sealed record CmdletPermission(string Cmdlet, string Action, PermissionScope Scope, string? When, bool IsOptional)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Cmdlet}: {Action}{(When is null ? string.Empty : $" ({When})")}";
}
