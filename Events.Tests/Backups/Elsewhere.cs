using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Tests.Backups;

/// <summary>A place without a server: a database and a data folder.</summary>
internal sealed class Elsewhere
{
    public Elsewhere(string connectionString, string folder)
    {
        Settings = new DatabaseSettings(TestDatabases.IsPostgres, connectionString, folder);
        Directory.CreateDirectory(folder);
    }

    public DatabaseSettings Settings { get; }

    public string ConnectionString => Settings.ConnectionString;

    public string Folder => Settings.DataDirectory;

    /// <summary>Beside SQLite.</summary>
    public string? DatabaseFile => Settings.IsPostgres ? null : new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    public async Task RestoreAsync(string archive, bool replace = false)
    {
        // What this process looked at before counts as a connection.
        if (Settings.IsPostgres)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        }

        await using var db = TestDatabases.Open(ConnectionString);
        await new Infrastructure.Backups.Backups(db, Settings, TimeProvider.System).RestoreAsync(archive, replace, CancellationToken.None);
    }

    public async Task RefusesAsync(string because, string archive, bool replace = false) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<OperatorProblem>(() => RestoreAsync(archive, replace))).Message);

    public async Task ChangeAsync(Action<EventsDb> change)
    {
        await using var db = TestDatabases.Open(ConnectionString);
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Those in use, without locks and what was set aside.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Where(name => !name.EndsWith(".lock", StringComparison.Ordinal) && !name.Contains(".before-restore-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}

internal static class BackUp
{
    public static async Task BackUpAsync(this EventsApp app, string archive)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Infrastructure.Backups.Backups>().WriteAsync(archive, CancellationToken.None);
    }
}
