using System.Management.Automation;
using System.Runtime.CompilerServices;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets;

/// <summary>
/// The base of every cmdlet: the only place that knows about threads. A cmdlet overrides the asynchronous
/// methods; what they write reaches PowerShell on the pipeline thread, and Ctrl+C reaches them as a cancellation.
/// </summary>
public abstract class StageCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private ICmdletHost? _host;

    /// <summary>Who runs this cmdlet; set before it begins, or else PowerShell.</summary>
    internal ICmdletHost CmdletHost
    {
        get => _host ??= new PowerShellHost(this);
        set => _host = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins; called by <see cref="BeginProcessing"/> and by hosts outside PowerShell.</summary>
    internal void Begin() => Run(BeginAsync);

    /// <summary>Takes the record that is bound now; called by <see cref="ProcessRecord"/> and by hosts outside PowerShell.</summary>
    internal void Process() => Run(ProcessAsync);

    /// <summary>Ends; called by <see cref="EndProcessing"/> and by hosts outside PowerShell.</summary>
    internal void End() => Run(EndAsync);

    /// <summary>Stops what runs; may be called from any thread.</summary>
    internal void Stop() => _stopping.Cancel();

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Begin();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Process();

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => End();

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => Stop();

    /// <summary>Runs once before the first record.</summary>
    private protected virtual Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs for each record.</summary>
    private protected virtual Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs once after the last record.</summary>
    private protected virtual Task EndAsync(CmdletOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a switch parameter is on. Use this, not the value: outside PowerShell the value is always off.</summary>
    /// <param name="value">The parameter's property.</param>
    /// <param name="parameter">Its name; filled in by the compiler.</param>
    protected bool IsOn(SwitchParameter value, [CallerArgumentExpression(nameof(value))] string parameter = "") => CmdletHost.IsOn(parameter, value);

    /// <summary>
    /// Refuses what is empty on the command line: a variable that is not set must not mean the usual place. A record's
    /// property may well be empty, so this is called before the first one.
    /// </summary>
    /// <param name="parameters">The parameters that records may leave empty.</param>
    /// <exception cref="StageException">One of them was given, without a value.</exception>
    private protected void RefuseEmpty(params string[] parameters)
    {
        var given = CmdletHost.GivenParameters;
        foreach (var parameter in parameters)
        {
            if (given.TryGetValue(parameter, out var value) && value is null or "")
            {
                throw new StageException(new StageError(
                    "ParameterArgumentValidationError",
                    StageErrorCategory.InvalidArgument,
                    $"-{parameter} is empty. Nothing was changed.",
                    parameter,
                    "Give it a value, or leave it out. A variable that is not set is empty, too."));
            }
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    // Most cmdlets override one of the three; the others must not cost a thread switch per record.
    private void Run(Func<CmdletOutput, CancellationToken, Task> work)
    {
        if (work.Method.DeclaringType == typeof(StageCmdlet))
        {
            return;
        }

        using var pump = new Pump();
        var output = new CmdletOutput(pump, CmdletHost);
        Action<string>? trace = CmdletHost.IsDebug ? output.WriteDebug : null;
        try
        {
            pump.Run(
                cancellationToken =>
                {
                    CallTrace.SendTo(trace);
                    return work(output, cancellationToken);
                },
                _stopping);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped by the user: PowerShell ends the pipeline itself.
        }
        catch (StageException failure)
        {
            throw CmdletHost.Terminate(failure.Error);
        }
    }
}
