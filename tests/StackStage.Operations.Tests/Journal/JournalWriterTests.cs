using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;

namespace StackStage.Operations.Tests.Journal;

public sealed class JournalWriterTests
{
    [Fact]
    public async Task ManyWhoBeginAtOnceShareAFlush()
    {
        var log = new SlowLog();
        var writer = new JournalWriter(log, TimeProvider.System);
        var first = writer.AddDurableAsync("first\n"u8.ToArray(), default);
        await log.Entered.WaitAsync();
        var others = Enumerable.Range(0, 100).Select(number => writer.AddDurableAsync(Encoding.UTF8.GetBytes($"{number}\n"), default)).ToArray();
        Assert.DoesNotContain(others, other => other.IsCompleted);
        log.Go.Release(100);
        await Task.WhenAll(others.Append(first));
        Assert.Equal(2, log.Writes.Count);
        Assert.Equal("first\n" + string.Concat(Enumerable.Range(0, 100).Select(number => $"{number}\n")), string.Concat(log.Writes.Select(write => write.Text)));
    }

    [Fact]
    public async Task NobodyGoesOnBeforeItsLineIsThere()
    {
        var log = new SlowLog();
        var writer = new JournalWriter(log, TimeProvider.System);
        var begin = writer.AddDurableAsync("x\n"u8.ToArray(), default);
        await log.Entered.WaitAsync();
        Assert.False(begin.IsCompleted);
        log.Go.Release();
        await begin;
        Assert.True(Assert.Single(log.Writes).Durable);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatNeedNotBeDurableWaitsForNobodyAndKeepsItsPlace(bool writesAtOnce)
    {
        var log = new SlowLog { WritesAtOnce = writesAtOnce };
        log.Go.Release(100);
        var writer = new JournalWriter(log, TimeProvider.System);
        writer.Add("1\n"u8.ToArray());
        if (writesAtOnce)
        {
            await log.Entered.WaitAsync();
        }
        else
        {
            Assert.True(writer.HasUnwritten);
            Assert.Empty(log.Writes);
        }

        await writer.AddDurableAsync("2\n"u8.ToArray(), default);
        Assert.Equal("1\n2\n", string.Concat(log.Writes.Select(write => write.Text)));
        Assert.True(log.Writes.Last().Durable);
        Assert.Equal(writesAtOnce, !log.Writes.First().Durable);
    }

    [Fact]
    public async Task WhatIsNotDurableIsNotKeptWithoutLimit()
    {
        var log = new SlowLog { WritesAtOnce = false };
        log.Go.Release(100);
        var writer = new JournalWriter(log, TimeProvider.System);
        for (var number = 0; number < 300; number++)
        {
            writer.Add(new byte[1024]);
        }

        await log.Entered.WaitAsync();
    }

    [Fact]
    public async Task AFailureReachesAllWhoWaitAndTheNextOneTriesAgain()
    {
        var log = new SlowLog { Failures = 1 };
        log.Go.Release(100);
        var writer = new JournalWriter(log, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<StageException>(() => writer.AddDurableAsync("lost\n"u8.ToArray(), default));
        Assert.Equal("JournalNotWritable", failure.Error.ErrorId);
        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        await writer.AddDurableAsync("later\n"u8.ToArray(), default);
        Assert.Equal("later\n", string.Concat(log.Writes.Select(write => write.Text)));
    }

    [Fact]
    public async Task AfterAFailureWhatNobodyWaitedForIsWrittenWithTheNext()
    {
        var log = new SlowLog { Failures = 1, WritesAtOnce = false };
        log.Go.Release(100);
        var writer = new JournalWriter(log, TimeProvider.System);
        writer.Add("end\n"u8.ToArray());
        await Assert.ThrowsAsync<StageException>(() => writer.AddDurableAsync("lost\n"u8.ToArray(), default));
        await writer.AddDurableAsync([], default);
        Assert.Equal("end\n", string.Concat(log.Writes.Select(write => write.Text)));
    }

    [Fact]
    public async Task WhoComesWhileAWriteFailsHasATryOfHisOwn()
    {
        var log = new SlowLog { Failures = 1 };
        var writer = new JournalWriter(log, TimeProvider.System);
        var first = writer.AddDurableAsync("lost\n"u8.ToArray(), default);
        await log.Entered.WaitAsync();
        var second = writer.AddDurableAsync("later\n"u8.ToArray(), default);
        log.Go.Release(100);
        await Assert.ThrowsAsync<StageException>(() => first);
        await second;
        Assert.Equal("later\n", string.Concat(log.Writes.Select(write => write.Text)));
    }

    private sealed class SlowLog : IJournalLog
    {
        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Go { get; } = new(0);

        public List<(string Text, bool Durable)> Writes { get; } = [];

        public int Failures { get; set; }

        public string Location => "there";

        public bool WritesAtOnce { get; init; } = true;

        public TimeSpan? BeatEvery => null;

        public async Task AppendAsync(ReadOnlyMemory<byte> lines, bool durable, CancellationToken cancellationToken)
        {
            Entered.Release();
            await Go.WaitAsync(cancellationToken);
            if (Failures-- > 0)
            {
                throw new IOException("disk full");
            }

            Writes.Add((Encoding.UTF8.GetString(lines.Span), durable));
        }

        public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
