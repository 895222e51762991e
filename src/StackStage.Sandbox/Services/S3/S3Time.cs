namespace StackStage.Sandbox.Services.S3;

internal static class S3Time
{
    /// <summary>S3 keeps whole seconds.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
