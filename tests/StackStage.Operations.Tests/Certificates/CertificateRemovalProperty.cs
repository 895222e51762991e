using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Certificates;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

/// <summary>Whatever certificates share, whoever holds them, and in whatever order they are given.</summary>
public class CertificateRemovalProperty
{
    private static readonly string[] Domains = ["a.example.com", "b.example.com", "c.example.com"];
    private static readonly string[] Regions = ["eu-central-1", "us-east-1"];

    [Fact]
    public void No_certificate_goes_while_it_is_held_and_no_record_while_another_certificate_needs_it()
    {
        // Each number is a certificate: its bits choose names, Region, status, holders and whether it is to be removed.
        var property = Prop.ForAll(Gen.Choose(0, ushort.MaxValue).ArrayOf(6).ToArbitrary(), seeds => HoldsAsync([.. seeds.Select(seed => (ushort)seed)]).GetAwaiter().GetResult());
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(20261121, 9), null)).WithMaxTest(60), property);
    }

    private static async Task<bool> HoldsAsync(ushort[] seeds)
    {
        var certificates = seeds.Select((seed, index) => new Drawn(seed, index)).ToList();
        using var rehearsal = Rehearse(Scenario(
            string.Join(",", certificates.Select(one => one.ToScenario())),
            Zone("Z1", "example.com", $"\"validates\": [{string.Join(",", Domains.Select(domain => $"\"{domain}\""))}]")));
        var removed = certificates.Where(one => one.IsRemoved).OrderBy(one => one.Seed).Select(one => one.Arn).ToList();

        // What each deletion of a record finds there: the certificates that had not been deleted by then.
        var deletedBefore = new List<(string Record, HashSet<string> Deleted)>();
        var deleted = new HashSet<string>();
        var refused = 0;
        var records = await RecordsAsync(rehearsal);
        rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            lock (deleted)
            {
                if (entry.Action == "DeleteCertificate")
                {
                    refused += entry.Status == 200 ? 0 : 1;
                    deleted.Add(entry.Resource!);
                }
                else if (entry.Action == "ChangeResourceRecordSets")
                {
                    deletedBefore.Add((entry.Resource!, [.. deleted]));
                }
            }
        };

        await CertificateReleaser.RemoveAsync(
            await rehearsal.ConnectAsync(), removed, new CertificateRemovalOptions { RemoveValidationRecord = true, ValidationRegions = ["eu-west-1"] }, Wait, rehearsal.Host, CancellationToken.None);

        var left = await RecordsAsync(rehearsal);
        foreach (var gone in Domains.Where(domain => records.Contains(domain) && !left.Contains(domain)))
        {
            // At the end nobody needs it; and at its own deletion at most one certificate did, the one it went with.
            var needing = certificates.Where(one => one.Needs(gone)).ToList();
            if (needing.Exists(one => !deleted.Contains(one.Arn)) || !deletedBefore.Exists(moment => needing.Count(one => !moment.Deleted.Contains(one.Arn)) <= 1))
            {
                return false;
            }
        }

        // Each is removed that can be, each record goes that nobody needs any more, and nothing else does.
        var expected = certificates.Where(one => one.IsRemoved && !one.IsHeldForGood).Select(one => one.Arn).ToHashSet();
        var orphans = Domains.Where(domain => certificates.Any(one => expected.Contains(one.Arn) && one.Names.Contains(domain)) && !certificates.Any(one => !expected.Contains(one.Arn) && one.Needs(domain)));
        return refused == 0 && deleted.SetEquals(expected) && orphans.All(domain => !left.Contains(domain)) && Domains.Except(orphans).All(left.Contains);
    }

    private static async Task<HashSet<string>> RecordsAsync(Rehearsal rehearsal)
    {
        var described = await DescribeAsync(rehearsal);
        return [.. Domains.Where(domain => described.Contains($".{domain}. CNAME", StringComparison.Ordinal))];
    }

    private sealed record Drawn(ushort Seed, int Index)
    {
        public string Region => Regions[Seed & 1];

        public string Arn => CertificateWorld.Arn($"c{Index}", Region);

        public bool IsRemoved => (Seed >> 1 & 3) != 0;

        public bool IsFailed => (Seed >> 3 & 7) == 7;

        public bool IsHeldForGood => (Seed >> 6 & 3) == 3;

        public bool IsHeldByAws => (Seed >> 6 & 3) == 2;

        public string[] Names => [.. Domains.Where((_, bit) => (Seed >> (8 + bit) & 1) == 1).DefaultIfEmpty(Domains[0])];

        public bool Needs(string domain) => !IsFailed && Names.Contains(domain);

        public string ToScenario() => Certificate(
            $"c{Index}",
            (Seed >> 11 & 1) == 1 ? "*." + Names[0] : Names[0],
            // Old enough for ACM to tell its records.
            $"\"createdAt\": \"2025-12-01T00:00:00Z\", \"region\": \"{Region}\", \"status\": \"{(IsFailed ? "FAILED" : "ISSUED")}\", \"keyAlgorithm\": \"{((Seed >> 12 & 1) == 1 ? "EC_prime256v1" : "RSA_2048")}\", \"subjectAlternativeNames\": [{string.Join(",", Names.Skip(1).Select(name => $"\"{name}\""))}]",
            IsHeldForGood ? Holder($"arn:aws:cognito-idp:{Region}:{Account}:userpool/p") : IsHeldByAws ? AwsHolder(2 + Index) : string.Empty);
    }
}
