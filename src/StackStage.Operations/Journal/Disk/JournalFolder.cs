namespace StackStage.Operations.Journal.Disk;

/// <summary>Where a machine keeps the state of applications, as its own rules say.</summary>
internal static class JournalFolder
{
    private const string Subfolder = "StackStage";
    private const string Runs = "runs";

    /// <summary>The folder on this machine.</summary>
    /// <exception cref="Errors.StageException">The environment does not say where.</exception>
    public static string Default() => Default(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folder on a system: <c>%LOCALAPPDATA%</c>, <c>~/Library/Application Support</c>, <c>$XDG_STATE_HOME</c> or <c>~/.local/state</c>.</summary>
    /// <param name="system">Windows, macOS, or any other Unix.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="home">The user's home.</param>
    public static string Default(PlatformID system, Func<string, string?> variable, string home)
    {
        switch (system)
        {
            case PlatformID.Win32NT:
                return variable("LOCALAPPDATA") is { Length: > 0 } data ? $@"{data}\{Subfolder}\{Runs}" : throw JournalErrors.NoDefaultFolder("%LOCALAPPDATA% is not set");

            case PlatformID.MacOSX:
                return home.Length > 0 ? $"{home}/Library/Application Support/{Subfolder}/{Runs}" : throw JournalErrors.NoDefaultFolder("$HOME is not set");

            default:
                // A relative path is to be disregarded (XDG Base Directory Specification).
                return variable("XDG_STATE_HOME") is { Length: > 0 } state && state[0] == '/' ? $"{state}/{Subfolder}/{Runs}"
                    : home.Length > 0 ? $"{home}/.local/state/{Subfolder}/{Runs}"
                    : throw JournalErrors.NoDefaultFolder("neither $XDG_STATE_HOME nor $HOME is set");
        }
    }
}
