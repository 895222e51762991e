using System.Security;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The password of a backup: given, in a file, or typed by whoever sits there. Held as long as the cmdlet runs.</summary>
/// <param name="password">What -Password gives.</param>
/// <param name="passwordFile">What -PasswordFile names.</param>
internal sealed class BackupPassword(SecureString? password, string? passwordFile) : IDisposable
{
    private Passphrase? _held;

    /// <summary>Whether one was given.</summary>
    public bool IsGiven => password is not null || passwordFile is not null;

    /// <summary>Gets it, and asks at most once.</summary>
    /// <param name="prompt">What it is for.</param>
    /// <param name="isNew">Whether it is to be typed twice.</param>
    /// <param name="output">Resolves the path, and asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The file cannot be read, nobody can answer, or the two are different.</exception>
    public async Task<Passphrase> GetAsync(string prompt, bool isNew, CmdletOutput output, CancellationToken cancellationToken)
    {
        if (_held is not null)
        {
            return _held;
        }

        if (password is not null)
        {
            return _held = Passphrase.From(password);
        }

        if (passwordFile is not null)
        {
            var file = await output.OnPipelineThreadAsync(host => host.ResolveFiles(passwordFile, literal: true), cancellationToken).ConfigureAwait(false);
            return _held = Passphrase.FromFile(file[0]);
        }

        var typed = await AskAsync(prompt, output, cancellationToken).ConfigureAwait(false);
        if (isNew)
        {
            using var again = await AskAsync("The same again", output, cancellationToken).ConfigureAwait(false);
            if (!again.Is(typed))
            {
                typed.Dispose();
                throw new StageException(new StageError(
                    "PasswordsDiffer", StageErrorCategory.InvalidArgument, "The two passwords are not the same. Nothing was written.", null, "Run the command again."));
            }
        }

        return _held = typed;
    }

    /// <summary>The one that was given; null when none was, and nobody is asked.</summary>
    public async Task<Passphrase?> GetGivenAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        IsGiven ? await GetAsync(string.Empty, false, output, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();

    private static async Task<Passphrase> AskAsync(string prompt, CmdletOutput output, CancellationToken cancellationToken)
    {
        using var typed = await output.OnPipelineThreadAsync(host => host.ReadSecret(prompt), cancellationToken).ConfigureAwait(false);
        return Passphrase.From(typed);
    }
}
