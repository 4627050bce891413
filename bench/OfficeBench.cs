using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Office;
using Events.Infrastructure.Access;
using Events.Infrastructure.Files;
using Events.Infrastructure.Lists;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Outbox;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>
/// What the office asks about an event of many people: pages of the list of people in every order and by every filter, and the search. Says how
/// long each takes, rights included, and how the database looks it up. SQLite in a new folder, or PostgreSQL when
/// <c>ConnectionStrings__Postgres</c> names an empty database.
/// </summary>
internal static class OfficeBench
{
    private const int Runs = 21;

    public static async Task<int> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("events-bench-office-").FullName;
        var settings = DatabaseSettings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), folder);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(settings).AddUseCases().AddFiles(folder).AddLists().AddOutbox(new ConfigurationBuilder().Build(), folder)
            .AddSingleton(new AccountSettings(RequireSecondFactor: true, AccountSettings.UsualSessionLimit, AccountSettings.UsualIdleLimit));
        await using var provider = services.BuildServiceProvider();
        var (userId, eventId) = await LargeEvent.MakeAsync(provider, settings, rows);
        using var asked = new AskedQueries();
        Guid delegation, category;
        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
            delegation = await db.Delegations.Select(row => row.Id).FirstAsync();
            category = await db.Categories.Select(row => row.Id).FirstAsync();
        }

        Console.WriteLine($"{rows} participations, {(settings.IsPostgres ? "PostgreSQL" : "SQLite")}; {Runs} runs each, ms");
        Console.WriteLine("what                      | median |    95 % |  first");
        foreach (var sort in Enum.GetValues<PeopleSort>())
        {
            await MeasureAsync($"page by {sort}", new ListPeople(eventId, Sort: sort));
            await MeasureAsync($"page by {sort}, down", new ListPeople(eventId, Sort: sort, Descending: true));
        }

        await MeasureAsync("last page by name", new ListPeople(eventId, Page: rows / Paging.DefaultSize));
        await MeasureAsync("of one delegation", new ListPeople(eventId, Delegation: delegation));
        await MeasureAsync("of one category", new ListPeople(eventId, Category: category));
        await MeasureAsync("submitted", new ListPeople(eventId, State: ParticipationState.Submitted));
        await MeasureAsync("without a photo", new ListPeople(eventId, HasPhoto: false));
        await MeasureAsync("without a badge", new ListPeople(eventId, HasBadge: false));
        await MeasureAsync("words, Latin", new ListPeople(eventId, Q: "family-1234"));
        await MeasureAsync("words, Han", new ListPeople(eventId, Q: "名字777"));
        await MeasureAsync("search of everything", new SearchEvent(eventId, "family-1234"));
        await MeasureAsync("search, nothing found", new SearchEvent(eventId, "nobody at all"));
        await MeasureAsync("search, everybody found", new SearchEvent(eventId, "given"));
        await MeasureAsync("readiness", new GetReadiness(eventId));
        Console.WriteLine();
        foreach (var (sql, plan) in await asked.ExplainAsync(provider, settings.IsPostgres))
        {
            Console.WriteLine(sql);
            plan.ForEach(step => Console.WriteLine($"    {step}"));
        }

        Directory.Delete(folder, recursive: true);
        return 0;

        async Task MeasureAsync<T>(string what, IRequest<T> query)
        {
            var times = new List<double>();
            for (var run = 0; run < Runs; run++)
            {
                var clock = Stopwatch.StartNew();
                await using var scope = provider.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
                asked.About = run == 0 ? what : null;
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            var first = times[0];
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-25} | {times[Runs / 2],6:F1} | {times[(int)(Runs * 0.95)],7:F1} | {first,6:F1}"));
        }
    }

    /// <summary>Remembers what was sent to the database, to have it explained.</summary>
    private sealed class AskedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<(string About, string Sql, List<(string Name, object? Value)> Values)> queries = [];
        private readonly List<IDisposable> subscriptions = [];

        public AskedQueries() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        /// <summary>What is being asked; null: nothing is remembered.</summary>
        public string? About { get; set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (About is { } about && value.Value is CommandExecutedEventData { Command: { } command } && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            {
                queries.Add((about, command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
            }
        }

        public async Task<List<(string Sql, List<string> Plan)>> ExplainAsync(ServiceProvider provider, bool isPostgres)
        {
            About = null;
            var plans = new List<(string, List<string>)>();
            await using var scope = provider.CreateAsyncScope();
            var connection = scope.ServiceProvider.GetRequiredService<EventsDb>().Database.GetDbConnection();
            await connection.OpenAsync();
            foreach (var (about, sql, values) in queries.DistinctBy(query => query.Sql))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"{(isPostgres ? "EXPLAIN" : "EXPLAIN QUERY PLAN")} {sql}";
                foreach (var (name, value) in values)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }

                var plan = new List<string>();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    plan.Add(reader.GetString(isPostgres ? 0 : 3));
                }

                plans.Add(($"{about}: {sql.Split("FROM", 2)[^1].ReplaceLineEndings(" ")[..Math.Min(100, sql.Split("FROM", 2)[^1].Length)]}", plan));
            }

            return plans;
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
