using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Events.Infrastructure.Demo;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Demo;

/// <summary>One demo for all of its tests, since it takes some seconds to make.</summary>
[CollectionDefinition(nameof(DemoApp))]
public sealed class DemoCollection : ICollectionFixture<DemoApp>;

/// <summary>
/// The demo as <c>--demo</c> starts it, in a data folder of its own. A demo is SQLite by its nature: where the tests run on PostgreSQL this
/// one is told of it too, and has to keep to its own file nevertheless.
/// </summary>
public sealed class DemoApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("events-demo-").FullName;

    public string DatabaseFile => Path.Combine(folder, DatabaseSettings.DemoFileName);

    public string ConnectionString => DatabaseSettings.ForDemo(folder).ConnectionString;

    public Guid EventId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        EventId = await ReadAsync(db => db.Events.Select(edition => edition.Id).SingleAsync());
        for (var waited = 0; await ReadAsync(db => db.JobRequests.AnyAsync(job => job.State == JobState.Queued || job.State == JobState.Running)); waited++)
        {
            Assert.True(waited < 1200, "The papers are not ready after two minutes.");
            await Task.Delay(100);
        }
    }

    /// <summary>Another data folder with the same demo, as it is now.</summary>
    public async Task<DemoApp> CopyAsync()
    {
        var copy = new DemoApp();
        Directory.CreateDirectory(Path.Combine(copy.folder, "demo"));
        File.Copy(Path.Combine(folder, "demo", "badge.key"), Path.Combine(copy.folder, "demo", "badge.key"));
        await using var from = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await using var to = new SqliteConnection($"Data Source={copy.DatabaseFile};Pooling=False");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        return copy;
    }

    public async Task<T> ReadAsync<T>(Func<EventsDb, Task<T>> read)
    {
        await using var db = Open(ConnectionString);
        return await read(db);
    }

    /// <summary>How many rows each table has.</summary>
    public Task<Dictionary<string, long>> RowsAsync() => ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var rows = new Dictionary<string, long>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var count = db.Database.GetDbConnection().CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            rows.Add(table, (long)(await count.ExecuteScalarAsync())!);
        }

        return rows;
    });

    public async Task<T> SendAsync<T>(DemoAccount account, IRequest<T> message)
    {
        var userId = await ReadAsync(db => db.Users.Where(user => user.Email == account.Email).Select(user => user.Id).SingleAsync());
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(userId);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    /// <summary>A client that has signed in with what the start prints.</summary>
    public async Task<HttpClient> ClientAsync(DemoAccount account)
    {
        var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
        var response = await client.PostAsJsonAsync("/api/auth/sign-in", new { email = account.Email, password = DemoAccount.Password });
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static EventsDb Open(string connectionString) =>
        new SqliteEventsDb(new DbContextOptionsBuilder<SqliteEventsDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).Options);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing").UseSetting("Events:Demo", "true").UseSetting("Events:DataDirectory", folder).UseSetting("Events:SweepSeconds", "1")
            .UseSetting("Logging:LogLevel:Default", "Warning");
        if (TestDatabases.Postgres is { } postgres)
        {
            builder.UseSetting("ConnectionStrings:Postgres", postgres);
        }
    }
}
