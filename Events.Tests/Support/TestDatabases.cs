using Events.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(Events.Tests.Support.TestDatabases))]

namespace Events.Tests.Support;

/// <summary>
/// A fresh, migrated database for each test that asks: a copy of one template. SQLite by default; PostgreSQL when
/// <c>EVENTS_TEST_POSTGRES</c> holds a connection string (<c>scripts/postgres-for-tests</c> starts one).
/// </summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private static readonly SemaphoreSlim copying = new(1);
    private readonly string folder = Directory.CreateTempSubdirectory("events-tests-").FullName;
    private readonly List<string> made = [];
    private readonly Lazy<Task<string>> template;

    public TestDatabases() => template = new Lazy<Task<string>>(MakeTemplateAsync);

    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("EVENTS_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    public static bool IsPostgres => Postgres is not null;

    /// <summary>A connection string of a new database with the schema and the reference data.</summary>
    public async Task<string> NewAsync()
    {
        var source = await template.Value;
        var name = $"t_{Guid.NewGuid():N}";
        await copying.WaitAsync();
        try
        {
            if (!IsPostgres)
            {
                var path = Path.Combine(folder, name + ".db");
                await using var from = new SqliteConnection($"Data Source={source};Pooling=False");
                await using var to = new SqliteConnection($"Data Source={path};Pooling=False");
                await from.OpenAsync();
                await to.OpenAsync();
                from.BackupDatabase(to);
                return $"Data Source={path};Foreign Keys=True;Default Timeout=5";
            }

            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY");
            made.Add(name);
            return For(name);
        }
        finally
        {
            copying.Release();
        }
    }

    /// <summary>A connection string of a new database without any table.</summary>
    public async Task<string> NewEmptyAsync()
    {
        var name = $"e_{Guid.NewGuid():N}";
        if (!IsPostgres)
        {
            return $"Data Source={Path.Combine(folder, name + ".db")};Foreign Keys=True;Default Timeout=5";
        }

        await ExecuteAsync($"CREATE DATABASE {name}");
        made.Add(name);
        return For(name);
    }

    public static EventsDb Open(string connectionString) => IsPostgres
        ? new PostgresEventsDb(new DbContextOptionsBuilder<PostgresEventsDb>().UseNpgsql(connectionString).Options)
        : new SqliteEventsDb(new DbContextOptionsBuilder<SqliteEventsDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).Options);

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var name in made)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> MakeTemplateAsync()
    {
        var connectionString = await NewEmptyAsync();
        await using (var db = Open(connectionString))
        {
            await DatabaseStart.MigrateAsync(db, new DatabaseSettings(IsPostgres, connectionString, folder), CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        return IsPostgres ? new NpgsqlConnectionStringBuilder(connectionString).Database! : new SqliteConnectionStringBuilder(connectionString).DataSource;
    }

    private static string For(string database) =>
        new NpgsqlConnectionStringBuilder(Postgres!) { Database = database, MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 5 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Postgres!) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
