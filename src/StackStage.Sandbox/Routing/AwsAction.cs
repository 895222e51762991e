using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Routing;

/// <summary>An operation of a service: its name, what carries it out, and whether it only reads.</summary>
/// <param name="Name">The operation's name in AWS's model.</param>
/// <param name="Handler">Carries it out, under the world's lock.</param>
/// <param name="IsRead">Whether it changes nothing.</param>
internal sealed record AwsAction(string Name, Func<SandboxCall, AwsReply> Handler, bool IsRead)
{
    private static readonly string[] ReadVerbs = ["Get", "List", "Describe", "Head", "Lookup", "Decrypt", "Search"];

    /// <summary>Whether an operation of this name only reads, going by its verb.</summary>
    public static bool IsReadName(string name) => ReadVerbs.Any(v => name.StartsWith(v, StringComparison.Ordinal));
}
