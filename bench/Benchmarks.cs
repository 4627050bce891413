namespace Events.Bench;

/// <summary>Chooses the benchmark named on the command line.</summary>
internal static class Benchmarks
{
    public static Task<int> RunAsync(string[] args)
    {
        Console.Error.WriteLine($"unknown benchmark '{string.Join(' ', args)}'");
        return Task.FromResult(2);
    }
}
