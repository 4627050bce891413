using System.Globalization;
using Events.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Demo;

/// <summary>
/// Tells a demo's database from a real one by two numbers in the file's header, which a copy and a backup keep:
/// <c>application_id</c> says whose it is, <c>user_version</c> whether it is complete.
/// </summary>
public static class DemoMark
{
    /// <summary>"DEMO".</summary>
    private const long Application = 0x44454D4F;
    private const long Complete = 1;

    /// <summary>
    /// Keeps the two apart: a normal start away from a demo's database, a demo away from any other. Marks a demo's new file, and throws
    /// away one whose making was cut short, since it holds nothing but half a demo.
    /// </summary>
    /// <exception cref="OperatorProblem">The database is of the other kind; nothing was changed.</exception>
    public static async Task GuardAsync(EventsDb db, DatabaseSettings settings, CancellationToken cancellationToken)
    {
        if (settings.IsPostgres)
        {
            return;
        }

        var isDemo = await PragmaAsync(db, "application_id", cancellationToken) == Application;
        if (isDemo && !settings.IsDemo)
        {
            throw new OperatorProblem("This is the database of a demo, with accounts that everybody knows. Start with --demo, or name another database.");
        }

        if (!settings.IsDemo)
        {
            return;
        }

        var isEmpty = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master").SingleAsync(cancellationToken) == 0;
        if (!isDemo && !isEmpty)
        {
            throw new OperatorProblem($"{DatabaseSettings.DemoFileName} is not the database of a demo. Move it away.");
        }

        if (isDemo && !isEmpty && !await IsCompleteAsync(db, cancellationToken))
        {
            await db.Database.CloseConnectionAsync();
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            await db.Database.EnsureDeletedAsync(cancellationToken);
        }

        await db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Application}"), cancellationToken);
    }

    internal static async Task<bool> IsCompleteAsync(EventsDb db, CancellationToken cancellationToken) =>
        await PragmaAsync(db, "user_version", cancellationToken) == Complete;

    internal static Task CompleteAsync(EventsDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Complete}"), cancellationToken);

    private static async Task<long> PragmaAsync(EventsDb db, string name, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
