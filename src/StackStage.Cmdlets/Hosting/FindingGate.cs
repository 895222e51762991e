using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Hosting;

/// <summary>Makes what a test found the end of a build: a terminating error in PowerShell, an exit code of <c>stackstage</c>.</summary>
internal sealed class FindingGate
{
    private int _errors;

    /// <summary>Whether no finding was an error.</summary>
    public bool IsPassed => _errors == 0;

    /// <summary>Counts a finding.</summary>
    /// <param name="isError">Whether it is an error; warnings do not count.</param>
    public void Count(bool isError)
    {
        if (isError)
        {
            _errors++;
        }
    }

    /// <summary>To be called when everything has been looked at.</summary>
    /// <param name="quiet">Whether the outcome is a Boolean: then the exit code follows it.</param>
    /// <param name="fail">Whether findings end the cmdlet with an error.</param>
    /// <param name="output">Tells it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There were findings, and they are to end the cmdlet (<c>FindingsFound</c>).</exception>
    public async Task EndAsync(bool quiet, bool fail, CmdletOutput output, CancellationToken cancellationToken)
    {
        if (IsPassed || !(quiet || fail))
        {
            return;
        }

        var error = new StageError(
            "FindingsFound",
            StageErrorCategory.InvalidResult,
            _errors == 1 ? "1 finding is an error." : $"{_errors} findings are errors.",
            null,
            quiet ? "Without -Quiet they are listed." : "Each of them says what mends it.");
        var isProcess = await output.OnPipelineThreadAsync(
            host =>
            {
                host.NoteFinding();
                return host.EndsWithCommand;
            },
            cancellationToken).ConfigureAwait(false);
        if (fail && isProcess)
        {
            output.WriteError(error);
        }
        else if (fail)
        {
            throw new StageException(error);
        }
    }
}
