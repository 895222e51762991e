using System.Collections;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Looking;

namespace StackStage.Cmdlets.Completion;

/// <summary>The base of completers that ask AWS.</summary>
public abstract class AwsCompleter : NameCompleter
{
    /// <summary>A listing that this and every other completer of the session share.</summary>
    private protected static IReadOnlyList<T> Ask<T>(ConnectionRequest request, Func<AwsConnection, CancellationToken, IAsyncEnumerable<T>> list) => Lookup.Get<T>(
        (typeof(T), request),
        async cancellationToken =>
        {
            var found = new List<T>();
            await foreach (var one in list(await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
            {
                found.Add(one);
            }

            return found;
        });

    /// <summary>The app and stage of a resource, in words.</summary>
    private protected static string Of(string? app, string? stage) => app is null && stage is null ? string.Empty : $" of {app}/{stage}";
}

/// <summary>Completes ids of CloudFront distributions, which are found by their aliases too.</summary>
public class DistributionIdCompleter : AwsCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => Distributions(parameters).Select(one => new Suggestion(
        one.Id, null, $"{(one.Aliases.Count > 0 ? one.Aliases : one.DomainName)}{Of(one.App, one.Stage)}"));

    /// <summary>The account's distributions.</summary>
    private protected static IReadOnlyList<StageDistribution> Distributions(IDictionary parameters) =>
        Ask(TypedCommand.ToRequest(parameters), (connection, cancellationToken) => DistributionFinder.FindAsync(connection, new LookingRequest(), SilentHost.Instance, cancellationToken));
}

/// <summary>Completes alternate domain names of distributions.</summary>
public sealed class AliasCompleter : DistributionIdCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) =>
        Distributions(parameters).SelectMany(one => one.Aliases.Select(alias => new Suggestion(alias, null, $"{one.Id}{Of(one.App, one.Stage)}")));
}

/// <summary>Completes custom domain names of API Gateway.</summary>
public sealed class ApiDomainCompleter : AwsCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => Ask(
            TypedCommand.ToRequest(parameters),
            (connection, cancellationToken) => DomainFinder.FindAsync(connection, new LookingRequest(), SilentHost.Instance, cancellationToken))
        .Select(one => new Suggestion(one.DomainName, null, $"{one.EndpointType} in {one.Region}{Of(one.App, one.Stage)}"));
}

/// <summary>Completes ARNs of certificates, which are found by their names too.</summary>
public class CertificateArnCompleter : AwsCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) => Certificates(parameters).Select(one => new Suggestion(
        one.CertificateArn, one.DomainName, $"{one.DomainName}: {one.Status}{Of(one.App, one.Stage)}, {one.CertificateArn}"));

    /// <summary>The Region's certificates.</summary>
    private protected static IReadOnlyList<StageCertificate> Certificates(IDictionary parameters) => Ask(
        TypedCommand.ToRequest(parameters),
        (connection, cancellationToken) => CertificateFinder.FindAsync(connection, new LookingRequest { WithHolders = false }, SilentHost.Instance, cancellationToken));
}

/// <summary>Completes names of certificates.</summary>
public sealed class CertificateNameCompleter : CertificateArnCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) =>
        Certificates(parameters).SelectMany(one => one.SubjectAlternativeNames.Prepend(one.DomainName).Select(name => new Suggestion(name, null, $"{one.Status}{Of(one.App, one.Stage)}")));
}

/// <summary>Completes ids of hosted zones, which are found by their names too.</summary>
public class HostedZoneIdCompleter : AwsCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) =>
        Zones(parameters).Select(zone => new Suggestion(zone.Id, zone.Name, $"{zone}, {(zone.IsPrivate ? "private" : "public")}"));

    /// <summary>The hosted zones of the account, or of that of -DnsProfileName.</summary>
    private protected static IReadOnlyList<DnsZone> Zones(IDictionary parameters)
    {
        var request = TypedCommand.ToRequest(parameters, parameters["DnsProfileName"]?.ToString());
        return Lookup.Get(
            (typeof(DnsZone), request),
            async cancellationToken => await new DnsZones(await ConnectionPool.GetAsync(request, cancellationToken).ConfigureAwait(false), SilentHost.Instance).AllAsync(cancellationToken).ConfigureAwait(false));
    }
}

/// <summary>Completes names of hosted zones, under which a certificate can be proven.</summary>
public sealed class ZoneNameCompleter : HostedZoneIdCompleter
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary parameters) =>
        Zones(parameters).Where(zone => !zone.IsPrivate).SelectMany(zone => new[] { new Suggestion(zone.Name, null, zone.ToString()), new Suggestion("*." + zone.Name, null, zone.ToString()) });
}
