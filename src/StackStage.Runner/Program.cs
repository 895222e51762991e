using StackStage.Runner;
using StackStage.Runner.Hosting;

var runner = new CommandRunner(RunnerConsole.OfProcess());
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    runner.Stop();
};
return runner.Run(args);
