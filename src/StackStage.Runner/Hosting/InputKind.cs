namespace StackStage.Runner.Hosting;

/// <summary>What the process's standard input is.</summary>
internal enum InputKind
{
    /// <summary>Nothing: closed, or a device such as the null device, as under cron, systemd, xargs and docker run.</summary>
    None,

    /// <summary>A person's terminal.</summary>
    Terminal,

    /// <summary>A pipe or a socket. It may be one that nobody writes to and nobody closes, as over ssh and in some CI systems.</summary>
    Pipe,

    /// <summary>A regular file.</summary>
    File,
}
