using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace StackStage.Cmdlets.Hosting;

/// <summary>
/// Runs asynchronous work while the calling thread, the pipeline thread, carries out what that work asks of it:
/// output, errors, progress, questions. PowerShell allows those on this thread only.
/// </summary>
internal sealed class Pump : IDisposable
{
    // Bounds what a fast producer can pile up before a slow pipeline; a full queue makes the producer wait.
    private const int QueueLength = 4096;

    private readonly BlockingCollection<Action> _queue = new(QueueLength);
    private ExceptionDispatchInfo? _pipelineFailure;

    /// <summary>Runs <paramref name="work"/> to its end, serving its requests on this thread.</summary>
    /// <param name="work">The work; given a token that is cancelled by <paramref name="cancellation"/>.</param>
    /// <param name="cancellation">Cancelled by Ctrl+C, and by this pump when the pipeline refuses a record (as after <c>Select-Object -First</c>).</param>
    public void Run(Func<CancellationToken, Task> work, CancellationTokenSource cancellation)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work(cancellation.Token).ConfigureAwait(false);
            }
            finally
            {
                _queue.CompleteAdding();
            }
        });

        var cancelling = Task.CompletedTask;
        foreach (var action in _queue.GetConsumingEnumerable())
        {
            if (_pipelineFailure is not null)
            {
                // The pipeline takes no more. Keep emptying the queue so that the work can end.
                continue;
            }

            try
            {
                action();
            }
#pragma warning disable CA1031 // Whatever the pipeline throws is kept and thrown again when the work has ended.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _pipelineFailure = ExceptionDispatchInfo.Capture(failure);

                // Not on this thread: what hears of it says so, and this thread must go on emptying the queue meanwhile.
                cancelling = cancellation.CancelAsync();
            }
        }

        cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _pipelineFailure?.Throw();
        task.GetAwaiter().GetResult();
    }

    /// <summary>Has <paramref name="action"/> carried out on the pipeline thread, some time later.</summary>
    public void Post(Action action)
    {
        try
        {
            _queue.Add(action);
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            // A straggler of cancelled work; there is nobody to hear it.
        }
    }

    /// <summary>Has <paramref name="question"/> answered on the pipeline thread.</summary>
    public Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        Post(() =>
        {
            try
            {
                answer.TrySetResult(question());
            }
            catch (Exception failure)
            {
                answer.TrySetException(failure);

                // An error of ours (nobody can answer) goes the way of the work; anything else is the pipeline stopping.
                if (failure is not Operations.Errors.StageException)
                {
                    throw;
                }
            }
        });
        _ = answer.Task.ContinueWith(_ => registration.Dispose(), TaskScheduler.Default);
        return answer.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Dispose();
}
