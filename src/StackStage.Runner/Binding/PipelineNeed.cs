namespace StackStage.Runner.Binding;

/// <summary>What records on standard input could do for a command line.</summary>
internal enum PipelineNeed
{
    /// <summary>Nothing: no parameter is open that takes pipeline input.</summary>
    None,

    /// <summary>The command line says already what to act on: all that is mandatory, and that by parameters that the pipeline could have given.</summary>
    Named,

    /// <summary>They say what to act on, or limit it.</summary>
    Wanted,
}
