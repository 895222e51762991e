using StackStage.Operations.Errors;

namespace StackStage.Operations.Stages.Homes;

/// <summary>The folder in which SST keeps what belongs to a user: what Go's <c>os.UserConfigDir()</c> answers on each system.</summary>
internal static class UserConfigFolder
{
    /// <summary>The folder on this machine.</summary>
    /// <exception cref="StageException">The environment does not say, or says it relatively, which Go refuses.</exception>
    public static string Find() => Find(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folder on a system.</summary>
    /// <param name="system">Windows, macOS, or any other Unix.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="home">The user's home.</param>
    public static string Find(PlatformID system, Func<string, string?> variable, string home)
    {
        switch (system)
        {
            case PlatformID.Win32NT:
                return variable("AppData") is { Length: > 0 } data ? data : throw StageErrors.NoConfigFolder("%AppData% is not set");

            case PlatformID.MacOSX:
                return home.Length > 0 ? $"{home}/Library/Application Support" : throw StageErrors.NoConfigFolder("$HOME is not set");

            default:
                if (variable("XDG_CONFIG_HOME") is not { Length: > 0 } config)
                {
                    return home.Length > 0 ? $"{home}/.config" : throw StageErrors.NoConfigFolder("neither $XDG_CONFIG_HOME nor $HOME is set");
                }

                return config[0] == '/' ? config : throw StageErrors.NoConfigFolder($"$XDG_CONFIG_HOME is a relative path: '{config}'");
        }
    }
}
