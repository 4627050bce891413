return await Events.Bench.Benchmarks.RunAsync(args);
