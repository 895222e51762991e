using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Acm;

internal sealed partial class AcmService
{
    private static readonly string[] Statuses =
        ["PENDING_VALIDATION", "ISSUED", "INACTIVE", "EXPIRED", "VALIDATION_TIMED_OUT", "REVOKED", "FAILED"];

    private static readonly string[] ListedByDefault = ["RSA_1024", "RSA_2048"];

    /// <summary>ACM takes RSA_2048 and answers RSA-2048; the names of curves keep their underscores.</summary>
    private static string AsAnswered(string keyAlgorithm) =>
        keyAlgorithm.StartsWith("RSA_", StringComparison.Ordinal) ? keyAlgorithm.Replace('_', '-') : keyAlgorithm;

    private AwsReply DescribeCertificate(SandboxCall call)
    {
        var certificate = Certificate(call);
        var holders = InUseBy(certificate, call.Now);
        var json = new JsonObject
        {
            ["CertificateArn"] = certificate.Arn,
            ["DomainName"] = certificate.DomainName,
            ["SubjectAlternativeNames"] = JsonMembers.ToArray(certificate.Names, n => n),
            ["CreatedAt"] = AwsTime.Epoch(certificate.CreatedAt),
            ["Status"] = certificate.Status,
            ["Type"] = certificate.Type,
            ["Subject"] = "CN=" + certificate.DomainName,
            ["Issuer"] = "Amazon",
            ["KeyAlgorithm"] = AsAnswered(certificate.KeyAlgorithm),
            ["SignatureAlgorithm"] = "SHA256WITHRSA",
            ["InUseBy"] = JsonMembers.ToArray(holders, h => h),
            ["RenewalEligibility"] = holders.Count > 0 && certificate.Status == "ISSUED" ? "ELIGIBLE" : "INELIGIBLE",
            ["KeyUsages"] = new JsonArray(),
            ["ExtendedKeyUsages"] = new JsonArray(),
            ["Options"] = new JsonObject
            {
                ["CertificateTransparencyLoggingPreference"] = certificate.TransparencyLogging,
                ["Export"] = certificate.Export,
            },
        };
        if (certificate.FailureReason is not null)
        {
            json["FailureReason"] = certificate.FailureReason;
        }

        if (certificate.Type == "AMAZON_ISSUED" && ValidationOptions(certificate, call.Now) is { } options)
        {
            json["DomainValidationOptions"] = options;
        }

        if (certificate.IssuedAt is { } issued)
        {
            json[certificate.Type == "IMPORTED" ? "ImportedAt" : "IssuedAt"] = AwsTime.Epoch(issued);
            json["NotBefore"] = AwsTime.Epoch(issued.UtcDateTime.Date);
            json["NotAfter"] = AwsTime.Epoch(issued.UtcDateTime.Date.AddDays(395).AddSeconds(-1));
            json["Serial"] = certificate.Serial;
            json["KeyUsages"] = JsonNode.Parse("""[{"Name":"DIGITAL_SIGNATURE"},{"Name":"KEY_ENCIPHERMENT"}]""");
            json["ExtendedKeyUsages"] = JsonNode.Parse("""[{"Name":"TLS_WEB_SERVER_AUTHENTICATION","OID":"1.3.6.1.5.5.7.3.1"}]""");
        }
        return AwsReply.Of(new JsonObject { ["Certificate"] = json });
    }

    /// <summary>Nothing at first, then the names, then their records: as slow as ACM is just after a request.</summary>
    private JsonArray? ValidationOptions(Certificate certificate, DateTimeOffset now)
    {
        var age = now - certificate.CreatedAt;
        if (age < RecordsAfter / 2)
        {
            return null;
        }

        return JsonMembers.ToArray(certificate.Names, name =>
        {
            var bare = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            var json = new JsonObject
            {
                ["DomainName"] = name,
                ["ValidationDomain"] = name,
                ["ValidationStatus"] = certificate.Status switch
                {
                    "ISSUED" => "SUCCESS",
                    "FAILED" or "VALIDATION_TIMED_OUT" => "FAILED",
                    _ => certificate.ValidatedAt.ContainsKey(name) ? "SUCCESS" : "PENDING_VALIDATION",
                },
                ["ValidationMethod"] = certificate.Method,
            };
            if (certificate.Method == "EMAIL")
            {
                string[] boxes = ["administrator", "hostmaster", "postmaster", "webmaster", "admin"];
                json["ValidationEmails"] = JsonMembers.ToArray(boxes, b => $"{b}@{bare}");
            }
            else if (age >= RecordsAfter)
            {
                var (record, value) = ValidationRecord.Of(certificate.AccountId, name);
                json["ResourceRecord"] = new JsonObject { [nameof(Name)] = record, ["Type"] = "CNAME", ["Value"] = value };
            }
            return json;
        });
    }

    private AwsReply ListCertificates(SandboxCall call)
    {
        var statuses = call.Json.Strings("CertificateStatuses");
        if (statuses.FirstOrDefault(s => !Statuses.Contains(s)) is { } wrong)
        {
            throw AwsError.Validation($"1 validation error detected: Value '[{wrong}]' at 'certificateStatuses' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Statuses)}]");
        }

        var includes = call.Json.Obj("Includes");
        var keyTypes = includes?.Strings("keyTypes") ?? [];
        if (keyTypes.FirstOrDefault(k => !KeyAlgorithms.Contains(k)) is { } wrongKey)
        {
            throw AwsError.Validation($"1 validation error detected: Value '[{wrongKey}]' at 'includes.keyTypes' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", KeyAlgorithms)}]");
        }

        if (keyTypes.Count == 0)
        {
            keyTypes = ListedByDefault;
        }

        var size = call.Json.Int("MaxItems") ?? World.Setting("acm.page", 100);
        if (size is < 1 or > 1000)
        {
            throw AwsError.Validation($"1 validation error detected: Value '{size}' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000");
        }

        var sortBy = call.Json.Str("SortBy");
        if ((sortBy is null) != (call.Json.Str("SortOrder") is null))
        {
            throw new AwsError("InvalidArgsException", "SortBy and SortOrder must be given together.");
        }

        var descending = call.Json.Str("SortOrder") == "DESCENDING";

        var all = State(call).Certificates.Values.ToList();
        all.ForEach(c => Settle(c, call.Now));
        var (page, token) = Pages.ByToken(
            all.Where(c => (statuses.Count == 0 || statuses.Contains(c.Status)) && keyTypes.Contains(c.KeyAlgorithm)),
            c => sortBy is null ? c.Arn : (descending ? long.MaxValue - c.CreatedAt.UtcTicks : c.CreatedAt.UtcTicks).ToString("d19", System.Globalization.CultureInfo.InvariantCulture) + c.Arn,
            call.Json.Str("NextToken"), size, () => AwsError.Validation("The NextToken is not valid."));
        var answer = new JsonObject { ["CertificateSummaryList"] = JsonMembers.ToArray(page, c => Summary(c, call.Now)) };
        if (token is not null)
        {
            answer["NextToken"] = token;
        }

        return AwsReply.Of(answer);
    }

    private JsonObject Summary(Certificate certificate, DateTimeOffset now)
    {
        var inUse = InUseBy(certificate, now).Count > 0;
        var json = new JsonObject
        {
            ["CertificateArn"] = certificate.Arn,
            ["DomainName"] = certificate.DomainName,
            ["SubjectAlternativeNameSummaries"] = JsonMembers.ToArray(certificate.Names, n => n),
            ["HasAdditionalSubjectAlternativeNames"] = false,
            ["Status"] = certificate.Status,
            ["Type"] = certificate.Type,
            ["KeyAlgorithm"] = AsAnswered(certificate.KeyAlgorithm),
            ["KeyUsages"] = certificate.IssuedAt is null ? new JsonArray() : new JsonArray("DIGITAL_SIGNATURE", "KEY_ENCIPHERMENT"),
            ["ExtendedKeyUsages"] = certificate.IssuedAt is null ? new JsonArray() : new JsonArray("TLS_WEB_SERVER_AUTHENTICATION"),
            ["ExportOption"] = certificate.Export,
            ["InUse"] = inUse,
            ["RenewalEligibility"] = inUse && certificate.Status == "ISSUED" ? "ELIGIBLE" : "INELIGIBLE",
            ["CreatedAt"] = AwsTime.Epoch(certificate.CreatedAt),
        };
        if (certificate.IssuedAt is { } issued)
        {
            json[certificate.Type == "IMPORTED" ? "ImportedAt" : "IssuedAt"] = AwsTime.Epoch(issued);
            json["NotBefore"] = AwsTime.Epoch(issued.UtcDateTime.Date);
            json["NotAfter"] = AwsTime.Epoch(issued.UtcDateTime.Date.AddDays(395).AddSeconds(-1));
        }
        return json;
    }
}
