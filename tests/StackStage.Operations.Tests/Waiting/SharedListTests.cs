using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Waiting;

public class SharedListTests
{
    private readonly SandboxClock _clock = SandboxClock.Manual();
    private readonly List<TaskCompletionSource<int>> _reads = [];
    private readonly SharedList<int> _list;

    public SharedListTests() => _list = new SharedList<int>(
        token =>
        {
            var read = new TaskCompletionSource<int>();
            token.Register(() => read.TrySetCanceled(token));
            _reads.Add(read);
            return read.Task;
        },
        _clock);

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task Several_who_look_get_one_list()
    {
        var (first, second) = (_list.NewReader(), _list.NewReader());
        var before = Now;
        _clock.Advance(TimeSpan.FromSeconds(1));

        var one = first.ReadAsync(before, default);
        var other = second.ReadAsync(before, default);
        _reads.Single().SetResult(7);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var third = _list.NewReader().ReadAsync(before, default);

        var lists = await Task.WhenAll(one, other, third);
        Assert.All(lists, list => Assert.Equal(7, list));
        Assert.Single(_reads);
    }

    [Fact]
    public void Nobody_gets_a_list_that_may_lack_the_change_that_is_waited_for()
    {
        _ = _list.NewReader().ReadAsync(DateTimeOffset.MinValue, default);

        // Changed in the same moment, or later: the list may have been read before.
        _ = _list.NewReader().ReadAsync(Now, default);
        Assert.Equal(2, _reads.Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _ = _list.NewReader().ReadAsync(Now, default);
        Assert.Equal(3, _reads.Count);
    }

    [Fact]
    public async Task Nobody_gets_the_same_list_twice()
    {
        var reader = _list.NewReader();
        var first = reader.ReadAsync(DateTimeOffset.MinValue, default);
        _reads[0].SetResult(1);
        await first;
        _clock.Advance(TimeSpan.FromSeconds(1));

        var second = reader.ReadAsync(DateTimeOffset.MinValue, default);
        _reads[1].SetResult(2);

        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Whoever_began_the_list_may_leave_the_others_read_on()
    {
        using var stop = new CancellationTokenSource();
        var first = _list.NewReader().ReadAsync(DateTimeOffset.MinValue, stop.Token);
        var second = _list.NewReader().ReadAsync(DateTimeOffset.MinValue, default);
        Assert.Single(_reads);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        while (_reads.Count < 2)
        {
            await Task.Yield();
        }

        _reads[1].SetResult(5);
        Assert.Equal(5, await second);
    }

    [Fact]
    public async Task A_list_that_failed_is_read_anew()
    {
        var reader = _list.NewReader();
        var first = reader.ReadAsync(DateTimeOffset.MinValue, default);
        _reads[0].SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);

        var second = reader.ReadAsync(DateTimeOffset.MinValue, default);
        _reads[1].SetResult(3);

        Assert.Equal(3, await second);
    }
}
