using StackStage.Benchmarks;

// distributions: what fifty distributions cost beside one, counted on the sandbox's clock.
if (args is ["distributions"])
{
    return await DistributionCosts.PrintAsync().ConfigureAwait(false) ? 0 : 1;
}

Console.Error.WriteLine("Which one? distributions");
return 2;
