namespace StackStage.Sandbox.Services;

/// <summary>A service whose resources change state because of DNS records; asked to catch up before any record changes.</summary>
internal interface ISettlesWithDns
{
    /// <summary>Carries out every transition that is due, as the records have been until now.</summary>
    void Settle(DateTimeOffset now);
}
