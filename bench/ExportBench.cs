using System.Diagnostics;
using System.IO.Pipelines;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Lists;
using Events.Infrastructure.Access;
using Events.Infrastructure.Files;
using Events.Infrastructure.Lists;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>
/// All participations of an event with every column, as a workbook and as CSV, into a file. Says how long it takes and how much memory it
/// takes over what the process holds when idle. SQLite in a new folder, or PostgreSQL when <c>ConnectionStrings__Postgres</c> names an empty database.
/// </summary>
internal static class ExportBench
{
    public static async Task<int> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("events-bench-export-").FullName;
        var settings = DatabaseSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), folder);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(settings).AddUseCases().AddFiles(folder).AddLists()
            .AddSingleton(new AccountSettings(RequireSecondFactor: true, AccountSettings.UsualSessionLimit, AccountSettings.UsualIdleLimit));
        await using var provider = services.BuildServiceProvider();
        var (userId, eventId) = await LargeEvent.MakeAsync(provider, settings, rows);
        Console.WriteLine($"{rows} rows, {Enum.GetValues<ParticipationColumn>().Length} columns, {(settings.IsPostgres ? "PostgreSQL" : "SQLite")}");
        Console.WriteLine("format | wall s |  CPU s | file MB | first byte ms | resident over idle MB");
        foreach (var format in (ListFormat[])[ListFormat.Csv, ListFormat.Xlsx, ListFormat.Csv, ListFormat.Xlsx])
        {
            await MeasureAsync(provider, userId, new ExportParticipations(eventId, format, Enum.GetValues<ParticipationColumn>()), Path.Combine(folder, "list"));
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(ServiceProvider provider, Guid userId, ExportParticipations export, string path)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        var idle = process.WorkingSet64;
        var peak = idle;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            using var watched = Process.GetCurrentProcess();
            while (!over.IsCancellationRequested)
            {
                watched.Refresh();
                peak = Math.Max(peak, watched.WorkingSet64);
                await Task.Delay(20);
            }
        });
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        TimeSpan first;
        await using (var scope = provider.CreateAsyncScope())
        await using (var file = File.Create(path))
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
            var list = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(export);
            first = clock.Elapsed;
            var output = PipeWriter.Create(file);
            await provider.GetRequiredService<IListWriter>().WriteAsync(list, output, CancellationToken.None);
            await output.CompleteAsync();
        }

        var wall = clock.Elapsed;
        process.Refresh();
        await over.CancelAsync();
        await watching;
        Console.WriteLine(
            $"{export.Format,-6} | {wall.TotalSeconds,6:F2} | {(process.TotalProcessorTime - before).TotalSeconds,6:F2} | {new FileInfo(path).Length / 1048576.0,7:F1} | {first.TotalMilliseconds,13:F0} | {(peak - idle) / 1048576.0,6:F0}");
    }
}
