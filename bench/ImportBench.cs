using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Events.Domain.Access;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Events.Infrastructure.Files;
using Events.Infrastructure.Imports;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>
/// A list of invented people in 200 delegations: judged, applied, judged again. Says how long it takes and how long the longest save holds
/// the write lock. SQLite in a new folder, or PostgreSQL when <c>ConnectionStrings__Postgres</c> names an empty database.
/// </summary>
internal static class ImportBench
{
    public static async Task<int> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("events-bench-import-").FullName;
        var settings = DatabaseSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), folder);
        var holds = new LockHolds();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(settings).AddUseCases().AddFiles(folder).AddImports()
            .AddSingleton(new AccountSettings(RequireSecondFactor: true, AccountSettings.UsualSessionLimit, AccountSettings.UsualIdleLimit));
        services.ConfigureDbContext<SqliteEventsDb>(options => options.AddInterceptors(holds));
        services.ConfigureDbContext<PostgresEventsDb>(options => options.AddInterceptors(holds));
        await using var provider = services.BuildServiceProvider();
        var (userId, eventId, categoryId) = await LargeEvent.EmptyAsync(provider, settings);
        var csv = Encoding.UTF8.GetBytes("Delegation,Name,Title,Organisation\n" + string.Concat(Enumerable.Range(1, rows)
            .Select(number => $"Country {number % 200},Given FAMILY-{number},Adviser {number % 40} for invented affairs,Ministry {number % 300}\n")));
        var mapping = new ImportMapping(new ImportColumns("Delegation", "Name", Office: "Title", Organisation: "Organisation"), categoryId, MemberCapacity.Delegate);
        Console.WriteLine($"{rows} rows in 200 delegations, {(settings.IsPostgres ? "PostgreSQL" : "SQLite")}");
        Console.WriteLine("step          | wall s |  CPU s | saves | longest hold of the write lock ms");
        for (var round = 1; round <= 2; round++)
        {
            var importId = await SendAsync(provider, userId, new StartImport(csv, mapping) { EventId = eventId });
            await MeasureAsync($"judge, {(round == 1 ? "new" : "again")}", holds, () => RunJobAsync(provider, userId, eventId, importId));
            await SendAsync(provider, userId, new AcceptImport(ImportMode.All) { EventId = eventId, ImportId = importId });
            await MeasureAsync($"apply, {(round == 1 ? "new" : "again")}", holds, () => RunJobAsync(provider, userId, eventId, importId));
            var import = await SendAsync(provider, userId, new GetImport(eventId, importId));
            Console.WriteLine($"              {import.State}: {import.New} new, {import.Updated} updated, {import.Unchanged} unchanged, {import.Refused} refused");
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<T> SendAsync<T>(IServiceProvider provider, Guid userId, IRequest<T> message)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    private static async Task RunJobAsync(IServiceProvider provider, Guid userId, Guid eventId, Guid importId)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        await scope.ServiceProvider.GetRequiredKeyedService<IJobWork>(JobKind.ImportMembers).RunAsync(new Run(db, eventId, importId), CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static async Task MeasureAsync(string step, LockHolds holds, Func<Task> work)
    {
        holds.Reset();
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        Console.WriteLine($"{step,-13} | {clock.Elapsed.TotalSeconds,6:F2} | {(process.TotalProcessorTime - before).TotalSeconds,6:F2} | {holds.Count,5} | {holds.Longest.TotalMilliseconds,6:F0}");
    }

    private sealed class Run(EventsDb db, Guid eventId, Guid importId) : IJobRun
    {
        public Guid JobId { get; } = Guid.CreateVersion7();

        public Guid SubjectId => importId;

        public Guid? EventId => eventId;

        public Task ReportAsync(int done, int total) => Task.CompletedTask;

        public async Task SaveChunkAsync(int done, int total, CancellationToken cancellationToken)
        {
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>From the begin of a transaction to its end: at most as long is the write lock held.</summary>
    private sealed class LockHolds : DbTransactionInterceptor
    {
        private long started;

        public int Count { get; private set; }

        public TimeSpan Longest { get; private set; }

        public void Reset() => (Count, Longest) = (0, TimeSpan.Zero);

        public override ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            started = Stopwatch.GetTimestamp();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            var held = Stopwatch.GetElapsedTime(started);
            (Count, Longest) = (Count + 1, held > Longest ? held : Longest);
            return Task.CompletedTask;
        }
    }
}
