namespace Events.Bench;

/// <summary>Chooses the benchmark named on the command line.</summary>
internal static class Benchmarks
{
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["badges"] => BadgeBench.RunAsync(1000),
        ["badges", var count] when int.TryParse(count, out var badges) && badges > 0 => BadgeBench.RunAsync(badges),
        ["export"] => ExportBench.RunAsync(30_000),
        ["export", var count] when int.TryParse(count, out var rows) && rows > 0 => ExportBench.RunAsync(rows),
        ["import"] => ImportBench.RunAsync(10_000),
        ["import", var count] when int.TryParse(count, out var rows) && rows > 0 => ImportBench.RunAsync(rows),
        ["office"] => OfficeBench.RunAsync(30_000),
        ["office", var count] when int.TryParse(count, out var rows) && rows > 0 => OfficeBench.RunAsync(rows),
        ["papers"] => PaperBench.RunAsync(),
        ["ocr"] => OcrBench.RunAsync(),
        ["public"] => PublicBench.RunAsync(),
        ["tabs"] => TabsBench.RunAsync(3_000),
        ["tabs", var count] when int.TryParse(count, out var rows) && rows > 0 => TabsBench.RunAsync(rows),
        ["hello", var port] when int.TryParse(port, out var number) => PublicBench.HelloAsync(number),
        _ => RefuseAsync(args),
    };

    private static Task<int> RefuseAsync(string[] args)
    {
        Console.Error.WriteLine($"unknown benchmark '{string.Join(' ', args)}'");
        return Task.FromResult(2);
    }
}
