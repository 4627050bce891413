using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Persistence;

/// <summary>SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode that two connections write to.</summary>
internal static class SqliteVersion
{
    private static readonly Version oldest = new(3, 51, 3);

    public static async Task RequireAsync(EventsDb db, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").SingleAsync(cancellationToken);
        Require(found);
    }

    /// <exception cref="OperatorProblem">It is too old, or is no version.</exception>
    public static void Require(string found)
    {
        if (!Version.TryParse(found, out var version) || version < oldest)
        {
            throw new OperatorProblem($"The SQLite inside is {found}; {oldest} or newer is needed, since older ones can damage the database. Install the program again with its own native libraries.");
        }
    }
}
