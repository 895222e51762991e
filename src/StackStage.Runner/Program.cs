using StackStage.Runner;
using StackStage.Runner.Hosting;

// Standard output is written in blocks; everything that matters is flushed at the end and before messages.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024) { AutoFlush = false });

var runner = new CommandRunner(RunnerConsole.OfProcess());
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    runner.Stop();
};
return runner.Run(args);
