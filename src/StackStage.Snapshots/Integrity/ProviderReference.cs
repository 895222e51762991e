using System.Text;

namespace StackStage.Snapshots;

/// <summary>A provider reference (<c>urn::id</c>), read as Pulumi's <c>providers/reference.go</c> does.</summary>
internal readonly record struct ProviderReference(string Urn, string Id)
{
    private const string Module = "pulumi:providers";

    /// <summary>The id of a provider that has none yet.</summary>
    public static ReadOnlySpan<byte> UnknownId => "04da6b54-80e4-46f7-96ec-b56ff0331ba9"u8;

    /// <summary>Whether the id is the one of a provider that has none yet.</summary>
    public bool IsUnknownId => Id == Encoding.ASCII.GetString(UnknownId);

    /// <summary>Splits a reference; <paramref name="error"/> is Pulumi's sentence for why it cannot be.</summary>
    public static bool TryParse(string text, out ProviderReference reference, out string? error)
    {
        reference = default;
        var at = text.LastIndexOf("::", StringComparison.Ordinal);
        if (at < 0)
        {
            error = $"expected '::' in provider reference '{text}'";
            return false;
        }

        error = WhyNotReferenceable(text[..at]);
        if (error is not null)
        {
            return false;
        }

        reference = new ProviderReference(text[..at], text[(at + 2)..]);
        return true;
    }

    /// <summary>Why no reference can name a provider of this URN; null: one can.</summary>
    public static string? WhyNotReferenceable(string urn)
    {
        if (!UrnText.IsValid(urn))
        {
            return $"{urn} is not a valid URN";
        }

        var type = UrnText.Type(urn);
        var module = ModuleOf(type);
        if (module != Module)
        {
            return $"invalid module in type: expected '{Module}', got '{module}'";
        }

        return type == Module + ":" ? "provider URNs must specify a type name" : null;
    }

    public static bool IsReferenceable(ReadOnlySpan<byte> urn) => WhyNotReferenceable(Encoding.UTF8.GetString(urn)) is null;

    /// <summary>Whether a type is a provider's: <c>pulumi:providers:aws</c>.</summary>
    public static bool IsProviderType(string type) =>
        type.StartsWith(Module + ":", StringComparison.Ordinal) && type.Length > Module.Length + 1;

    /// <summary>Whether a provider is one that Pulumi makes from the stack's configuration: <c>default</c>, <c>default_6_66_2</c>.</summary>
    public static bool IsDefault(string urn) => UrnText.Name(urn) is var name && (name == "default" || name.StartsWith("default_", StringComparison.Ordinal));

    /// <summary>The package of a provider's type: <c>aws</c>.</summary>
    public static string PackageOf(string type) => type[(Module.Length + 1)..];

    public override string ToString() => $"{Urn}::{Id}";

    private static string ModuleOf(string type)
    {
        var first = type.IndexOf(':', StringComparison.Ordinal);
        if (first < 0)
        {
            return "";
        }

        var second = type.IndexOf(':', first + 1);
        return second < 0 ? type : type[..second];
    }
}
