using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>Finds everything that is wrong in a state file.</summary>
public static class SnapshotTester
{
    /// <summary>Tests a state.</summary>
    /// <param name="file">The state.</param>
    /// <param name="passphrase">A passphrase that must fit the state, or null to leave that out.</param>
    /// <param name="host">Hears of what cannot be told.</param>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <returns>All faults, in document order; a passphrase that does not fit comes last.</returns>
    public static IReadOnlyList<SnapshotFault> Test(StateFile file, Passphrase? passphrase, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(host);
        var faults = file.Snapshot.Verify(cancellationToken).Select(file.Describe).ToList();
        if (passphrase is null)
        {
            return faults;
        }

        switch (passphrase.Check(file.Snapshot))
        {
            case PassphraseCheck.Fits:
                host.WriteVerbose($"The passphrase fits '{file.Name}'.");
                break;
            case PassphraseCheck.DoesNotFit:
                faults.Add(file.Describe(new SnapshotFault
                {
                    Severity = FaultSeverity.Error,
                    Kind = "WrongPassphrase",
                    Message = "incorrect passphrase",
                    Repair = "Find the passphrase this state was written with; nothing in it can be decrypted without.",
                }));
                break;
            case PassphraseCheck.MalformedState:
                faults.Add(file.Describe(new SnapshotFault
                {
                    Severity = FaultSeverity.Error,
                    Kind = "MalformedSalt",
                    Message = "the passphrase provider's salt is malformed",
                    Repair = "Restore 'secrets_providers.state.salt' from a backup of this state or from the stack's configuration file.",
                }));
                break;
            case PassphraseCheck.NotPassphraseProvider:
                host.WriteError(new StageError(
                    "NotPassphraseProvider",
                    StageErrorCategory.InvalidOperation,
                    $"'{file.Name}' is encrypted with the provider '{file.Snapshot.SecretsProviderType}', not with a passphrase.",
                    file.Name,
                    "Leave the passphrase out."));
                break;
            case PassphraseCheck.NoSecretsProvider:
                host.WriteWarning($"'{file.Name}' names no secrets provider, so there is nothing that a passphrase could fit.");
                break;
        }

        return faults;
    }
}
