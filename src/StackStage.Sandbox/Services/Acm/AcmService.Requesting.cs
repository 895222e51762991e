using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Acm;

internal sealed partial class AcmService
{
    private static readonly string[] KeyAlgorithms = ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"];
    private static readonly string[] Requestable = ["RSA_2048", "EC_prime256v1", "EC_secp384r1"];

    private AwsReply RequestCertificate(SandboxCall call)
    {
        var domain = call.Json.Required("DomainName");
        List<string> names = [domain, .. call.Json.Strings("SubjectAlternativeNames")];
        names = [.. names.Select(n => n.ToLowerInvariant().TrimEnd('.')).Distinct(StringComparer.Ordinal)];
        foreach (var name in names)
        {
            if (!DomainName().IsMatch(name))
            {
                throw AwsError.Validation($"1 validation error detected: Value '{name}' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(\\*\\.)?(((?!-)[A-Za-z0-9-]{{0,62}}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{{1,62}}[A-Za-z0-9])$");
            }
        }

        if (names[0].Length > 64)
        {
            throw new AwsError("InvalidDomainValidationOptionsException", "The first domain name can be no longer than 64 octets.");
        }

        var most = World.Setting("acm.names", 10);
        if (names.Count > most)
        {
            throw new AwsError("LimitExceededException", $"The request has {names.Count} domain names, which exceeds the limit of {most}.");
        }

        var method = call.Json.Str("ValidationMethod") ?? "EMAIL";
        if (method is not ("DNS" or "EMAIL"))
        {
            throw new AwsError("InvalidParameterException", $"The validation method '{method}' is not supported for this request.");
        }

        var algorithm = call.Json.Str("KeyAlgorithm") ?? "RSA_2048";
        if (!KeyAlgorithms.Contains(algorithm))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{algorithm}' at 'keyAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", KeyAlgorithms)}]");
        }

        if (!Requestable.Contains(algorithm))
        {
            throw new AwsError("InvalidParameterException", $"The key algorithm '{algorithm}' is not supported for requested certificates.");
        }

        var token = call.Json.Str("IdempotencyToken");
        if (token is not null && !Token().IsMatch(token))
        {
            throw AwsError.Validation($"1 validation error detected: Value '{token}' at 'idempotencyToken' failed to satisfy constraint: Member must satisfy regular expression pattern: \\w+");
        }

        var state = State(call);
        var before = token is null ? null : state.Certificates.Values.FirstOrDefault(c =>
            c.IdempotencyToken == token && call.Now - c.CreatedAt < TimeSpan.FromHours(1) && c.Names.SequenceEqual(names, StringComparer.Ordinal));
        if (before is not null)
        {
            return Answer(before.Arn);
        }

        if (token is not null && state.SpentTokens.TryGetValue(token, out var spent)
            && call.Now - spent.CreatedAt < TimeSpan.FromHours(1) && spent.Names.SequenceEqual(names, StringComparer.Ordinal))
        {
            return Answer(spent.Arn);
        }

        if (state.Certificates.Count >= World.Setting("acm.certificates", 2500))
        {
            throw new AwsError("LimitExceededException", "Cannot request more certificates in this account.");
        }

        var options = call.Json.Obj("Options");
        var certificate = new Certificate
        {
            Arn = $"arn:aws:acm:{call.Region}:{call.AccountId}:certificate/{World.Ids.Guid()}",
            AccountId = call.AccountId,
            DomainName = names[0],
            Names = names,
            Method = method,
            KeyAlgorithm = algorithm,
            CreatedAt = call.Now,
            IdempotencyToken = token,
            TransparencyLogging = options?.Str("CertificateTransparencyLoggingPreference") ?? "ENABLED",
            Export = options?.Str("Export") ?? "DISABLED",
            Serial = SerialOf(World.Ids.Hex(32)),
        };
        AddTags(certificate, call.Json.Objects("Tags"));
        state.Certificates.Add(certificate.Arn, certificate);
        return Answer(certificate.Arn);

        static AwsReply Answer(string arn) => AwsReply.Of(new JsonObject { ["CertificateArn"] = arn });
    }

    private static string SerialOf(string hex) => string.Join(':', hex.Chunk(2).Select(c => new string(c)));

    [GeneratedRegex(@"^(\*\.)?(((?!-)[a-z0-9-]{0,62}[a-z0-9])\.)+((?!-)[a-z0-9-]{1,62}[a-z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainName();

    [GeneratedRegex(@"^\w{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
