namespace StackStage.Runner.Hosting;

/// <summary>
/// A stream whose writes never fail: what runs must not end half-way because nobody can be told of it. The first failure is
/// reported; what comes after it is dropped.
/// </summary>
internal sealed class GuardedStream(Stream inner, Action<IOException> onFailure) : Stream
{
    private bool _failed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => Guard(inner.Flush);

    public override void Write(byte[] buffer, int offset, int count) => Guard(() => inner.Write(buffer, offset, count));

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Guard(Action write)
    {
        if (_failed)
        {
            return;
        }

        try
        {
            write();
        }
        catch (IOException failure)
        {
            _failed = true;
            onFailure(failure);
        }
    }
}
