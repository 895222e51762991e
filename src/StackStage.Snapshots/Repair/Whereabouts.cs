namespace StackStage.Snapshots;

/// <summary>Whether two things in a state are in the same Region and account.</summary>
internal enum Agreement
{
    /// <summary>They are.</summary>
    Agrees,

    /// <summary>The state does not tell.</summary>
    Silent,

    /// <summary>They are not, or the state says two things.</summary>
    Contradicts,
}

/// <summary>
/// Where AWS resources are, as far as the state tells: by their own ARN (<c>outputs.arn</c>, or an id that is one) and
/// <c>region</c>. ARNs of other things that they mention come second: a distribution in any Region has a certificate of us-east-1.
/// </summary>
internal sealed class Whereabouts
{
    public SortedSet<string> Regions { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The Regions of all ARNs that are mentioned, when the resources' own say none.</summary>
    public SortedSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    /// <summary>The accounts of all ARNs that are mentioned, when the resources' own say none.</summary>
    public SortedSet<string> MentionedAccounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the resources that use a provider are in several accounts: then nobody can tell which is its own.</summary>
    private bool IsInSeveralAccounts { get; set; }

    /// <summary>Whether packages with this name manage AWS resources.</summary>
    public static bool IsAws(string package) => package is "aws" or "aws-native";

    /// <summary>Where these resources are.</summary>
    public static Whereabouts Of(SnapshotIndex index, IReadOnlyList<int> resources)
    {
        var found = new Whereabouts();
        foreach (var resource in resources)
        {
            found.AddOwn(index, resource);
        }

        var (regions, accounts) = (found.Regions.Count == 0 ? found.Mentioned : null, found.Accounts.Count == 0 ? found.MentionedAccounts : null);
        if (regions is not null || accounts is not null)
        {
            foreach (var resource in resources)
            {
                var entry = index.Resources[resource];
                AddAll(index.Text.Span[entry.Start..entry.End], regions, accounts);
            }
        }

        return found;
    }

    /// <summary>Where a provider works: as it is configured, else where the resources are that use it.</summary>
    public static Whereabouts OfProvider(SnapshotIndex index, int provider, IReadOnlyList<int> users)
    {
        var entry = index.Resources[provider];
        var extent = new Extent(entry.Start, entry.End);
        var inputs = FieldReader.Find(index, extent, "inputs"u8);
        var found = new Whereabouts();
        found.AddRegion(FieldReader.String(index, inputs, "region"u8));
        found.AddRegion(FieldReader.String(index, FieldReader.Find(index, extent, "outputs"u8), "region"u8));

        var allowed = FieldReader.Find(index, inputs, "allowedAccountIds"u8);
        if (allowed.Exists)
        {
            AddAccounts(index.Slice(allowed), found.Accounts);
        }

        if (found.Accounts.Count == 0)
        {
            foreach (var name in new[] { "assumeRole", "assumeRoles", "assumeRoleWithWebIdentity" })
            {
                if (FieldReader.Find(index, inputs, System.Text.Encoding.UTF8.GetBytes(name)) is { Exists: true } role)
                {
                    AddAll(index.Slice(role), null, found.Accounts);
                }
            }
        }

        if (found.Regions.Count > 0 && found.Accounts.Count > 0)
        {
            return found;
        }

        var used = Of(index, users);
        if (found.Regions.Count == 0)
        {
            found.Regions.UnionWith(used.Regions);
        }

        if (found.Accounts.Count == 0)
        {
            found.Accounts.UnionWith(used.Accounts);
            found.IsInSeveralAccounts = used.Accounts.Count > 1;
        }

        return found;
    }

    /// <summary>Whether a provider that works there can be the one of resources that are here.</summary>
    public Agreement With(Whereabouts provider)
    {
        if (Regions.Count > 1 || Accounts.Count > 1 || (Accounts.Count == 1 && provider.Accounts.Count > 0 && !provider.Accounts.Contains(Accounts.Min!)))
        {
            return Agreement.Contradicts;
        }

        // What is only mentioned may be anybody's; where all of it is elsewhere, this hardly is the place.
        if (provider.IsInSeveralAccounts
            || (Accounts.Count == 0 && MentionedAccounts.Count > 0 && provider.Accounts.Count > 0 && !MentionedAccounts.Overlaps(provider.Accounts)))
        {
            return Agreement.Contradicts;
        }

        if (provider.Regions.Count == 0)
        {
            return Agreement.Silent;
        }

        if (provider.Regions.Count > 1)
        {
            return Agreement.Contradicts;
        }

        var region = provider.Regions.Min!;
        if (Regions.Count == 1)
        {
            return Regions.Contains(region) ? Agreement.Agrees : Agreement.Contradicts;
        }

        // Several that are mentioned say several things.
        return Mentioned.Count > 0 && (Mentioned.Count > 1 || !Mentioned.Contains(region)) ? Agreement.Contradicts : Agreement.Silent;
    }

    /// <summary>Such as <c>Region eu-central-1, account 123456789012</c>; empty: the state does not tell.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Regions.Count > 0)
        {
            parts.Add((Regions.Count == 1 ? "Region " : "Regions ") + string.Join(" and ", Regions));
        }

        if (Accounts.Count > 0)
        {
            parts.Add((Accounts.Count == 1 ? "account " : "accounts ") + string.Join(" and ", Accounts));
        }

        return string.Join(", ", parts);
    }

    private void AddOwn(SnapshotIndex index, int resource)
    {
        var entry = index.Resources[resource];
        var extent = new Extent(entry.Start, entry.End);
        var outputs = FieldReader.Find(index, extent, "outputs"u8);
        AddArn(index.IdOf(resource));
        AddArn(FieldReader.String(index, outputs, "arn"u8));
        AddRegion(FieldReader.String(index, outputs, "region"u8));
        AddRegion(FieldReader.String(index, FieldReader.Find(index, extent, "inputs"u8), "region"u8));
    }

    private void AddArn(string? text)
    {
        if (text is null || !text.StartsWith("arn:aws", StringComparison.Ordinal))
        {
            return;
        }

        var parts = text.Split(':', 6);
        if (parts.Length < 6)
        {
            return;
        }

        AddRegion(parts[3]);
        if (parts[4].Length == 12 && parts[4].All(char.IsAsciiDigit))
        {
            Accounts.Add(parts[4]);
        }
    }

    private void AddRegion(string? text)
    {
        if (text is not null && IsRegion(text))
        {
            Regions.Add(text);
        }
    }

    /// <summary>Names like <c>eu-central-1</c>, <c>us-gov-west-1</c>, <c>us-iso-east-1</c>, <c>eusc-de-east-1</c>.</summary>
    private static bool IsRegion(string text)
    {
        var parts = text.Split('-');
        return parts.Length is >= 3 and <= 5
            && parts[..^1].All(part => part.Length is > 0 and < 16 && part.All(char.IsAsciiLetterLower))
            && parts[^1].Length is > 0 and < 3 && parts[^1].All(char.IsAsciiDigit);
    }

    /// <summary>The Regions and accounts of all ARNs in a text, however they are embedded.</summary>
    private static void AddAll(ReadOnlySpan<byte> text, SortedSet<string>? regions, SortedSet<string>? accounts)
    {
        for (var at = text.IndexOf("arn:aws"u8); at >= 0; at = text.IndexOf("arn:aws"u8))
        {
            text = text[at..];
            var parts = System.Text.Encoding.UTF8.GetString(text[..Math.Min(text.Length, 160)]).Split(':', 6);
            text = text[7..];
            if (parts.Length < 6)
            {
                continue;
            }

            if (IsRegion(parts[3]))
            {
                regions?.Add(parts[3]);
            }

            if (parts[4].Length == 12 && parts[4].All(char.IsAsciiDigit))
            {
                accounts?.Add(parts[4]);
            }
        }
    }

    /// <summary>Account ids in a list, or in the JSON text that provider inputs are kept as.</summary>
    private static void AddAccounts(ReadOnlySpan<byte> text, SortedSet<string> accounts)
    {
        const int Length = 12;
        var digits = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit((char)text[i]))
            {
                digits++;
                continue;
            }

            if (digits == Length)
            {
                accounts.Add(System.Text.Encoding.ASCII.GetString(text[(i - Length)..i]));
            }

            digits = 0;
        }
    }
}
