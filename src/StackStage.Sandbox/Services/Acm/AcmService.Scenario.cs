using StackStage.Sandbox.Scenarios;

namespace StackStage.Sandbox.Services.Acm;

internal sealed partial class AcmService
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioCertificate>("certificates"))
        {
            var account = described.AccountId ?? section.AccountId;
            var region = described.Region ?? section.Region;
            var status = described.Status ?? "ISSUED";
            var created = described.CreatedAt ?? section.Now.AddDays(status == "ISSUED" ? -30 : 0);
            var certificate = new Certificate
            {
                Arn = described.Arn ?? $"arn:aws:acm:{region}:{account}:certificate/{described.Id ?? World.Ids.Guid()}",
                AccountId = account,
                DomainName = described.DomainName,
                Names = [.. described.SubjectAlternativeNames.Prepend(described.DomainName).Distinct(StringComparer.Ordinal)],
                Method = described.ValidationMethod ?? "DNS",
                KeyAlgorithm = described.KeyAlgorithm ?? "RSA_2048",
                Type = described.Type ?? "AMAZON_ISSUED",
                Status = status,
                FailureReason = described.FailureReason,
                CreatedAt = created,
                IssuedAt = status is "ISSUED" or "EXPIRED" or "INACTIVE" ? created.AddMinutes(3) : null,
                Serial = SerialOf(World.Ids.Hex(32)),
                Tags = new(described.Tags, StringComparer.Ordinal),
                OtherHolders = described.Holders,
            };
            var parts = certificate.Arn.Split(':');
            StateOf(parts[4], parts[3]).Certificates[certificate.Arn] = certificate;
        }
    }

    private sealed class ScenarioCertificate
    {
        /// <summary>The whole ARN; made of account, Region and <see cref="Id"/> when absent.</summary>
        public string? Arn { get; set; }

        public string? Id { get; set; }

        public string? AccountId { get; set; }

        public string? Region { get; set; }

        public required string DomainName { get; set; }

        public List<string> SubjectAlternativeNames { get; set; } = [];

        public string? ValidationMethod { get; set; }

        public string? KeyAlgorithm { get; set; }

        public string? Type { get; set; }

        /// <summary>ISSUED when absent.</summary>
        public string? Status { get; set; }

        public string? FailureReason { get; set; }

        public DateTimeOffset? CreatedAt { get; set; }

        public Dictionary<string, string> Tags { get; set; } = [];

        public List<OtherHolder> Holders { get; set; } = [];
    }
}
