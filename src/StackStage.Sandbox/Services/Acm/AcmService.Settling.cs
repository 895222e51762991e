using StackStage.Sandbox.Services.Route53;

namespace StackStage.Sandbox.Services.Acm;

internal sealed partial class AcmService
{
    private static readonly string[] AmazonCas = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

    /// <summary>How long after the request the validation records can be read.</summary>
    private TimeSpan RecordsAfter => World.Setting("acm.validationRecords", TimeSpan.FromSeconds(6));

    /// <summary>How long ACM takes to find a record that resolvers see, and to issue.</summary>
    private TimeSpan IssuanceAfter => World.Setting("acm.issuance", TimeSpan.FromMinutes(2));

    private TimeSpan ValidationTimeout => World.Setting("acm.validationTimeout", TimeSpan.FromHours(72));

    public void Settle(DateTimeOffset now)
    {
        foreach (var (_, _, state) in States)
        {
            foreach (var certificate in state.Certificates.Values)
            {
                Settle(certificate, now);
            }
        }
    }

    /// <summary>Carries out what is due: names found valid, the certificate issued, refused for CAA, or timed out.</summary>
    private void Settle(Certificate certificate, DateTimeOffset now)
    {
        if (certificate.Status != "PENDING_VALIDATION")
        {
            return;
        }

        var timeout = certificate.CreatedAt + ValidationTimeout;
        if (certificate.Method == "DNS")
        {
            var until = now < timeout ? now : timeout;
            foreach (var name in certificate.Names)
            {
                if (!certificate.ValidatedAt.ContainsKey(name) && ValidAt(certificate, name) is { } at && at <= until)
                {
                    certificate.ValidatedAt[name] = at;
                }
            }

            if (certificate.Names.TrueForAll(certificate.ValidatedAt.ContainsKey))
            {
                Finish(certificate, certificate.ValidatedAt.Values.Max());
                return;
            }
        }
        if (now >= timeout)
        {
            certificate.Status = "VALIDATION_TIMED_OUT";
        }
    }

    /// <summary>When a name counts as proven with the records as they are; null when its record is missing or wrong.</summary>
    private DateTimeOffset? ValidAt(Certificate certificate, string name)
    {
        var (record, value) = ValidationRecord.Of(certificate.AccountId, name);
        var effective = new DnsView(World).Find(record, "CNAME")
            .Where(r => r.Values.Exists(v => DnsName.Normalize(v) == value))
            .Select(r => (DateTimeOffset?)r.EffectiveAt).Min();
        var known = certificate.CreatedAt + RecordsAfter;
        return effective is null ? null : (effective > known ? effective : known) + IssuanceAfter;
    }

    private void Finish(Certificate certificate, DateTimeOffset at)
    {
        if (certificate.Names.Exists(n => CaaForbids(n, at)))
        {
            certificate.Status = "FAILED";
            certificate.FailureReason = "CAA_ERROR";
            return;
        }
        certificate.Status = "ISSUED";
        certificate.IssuedAt = at;
    }

    private bool CaaForbids(string name, DateTimeOffset at)
    {
        var wildcard = name.StartsWith("*.", StringComparison.Ordinal);
        var entries = new DnsView(World).FindCaa(wildcard ? name[2..] : name, at)
            .SelectMany(r => r.Values).Select(v => v.Split(' ', 3)).Where(p => p.Length == 3)
            .Select(p => (Tag: p[1].ToLowerInvariant(), Issuer: p[2].Trim('"').Split(';')[0].Trim())).ToList();
        var tag = wildcard && entries.Exists(e => e.Tag == "issuewild") ? "issuewild" : "issue";
        var issuers = entries.Where(e => e.Tag == tag).Select(e => e.Issuer).ToList();
        return issuers.Count > 0 && !issuers.Exists(i => AmazonCas.Contains(i, StringComparer.OrdinalIgnoreCase));
    }
}
