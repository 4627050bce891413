namespace Events.Infrastructure.Persistence;

/// <summary>
/// Rules that an index cannot say, as triggers and constraints. Made again at every start, after the migrations: SQLite rebuilds a table
/// to change it and drops its triggers on the way.
/// </summary>
internal static class Guards
{
    /// <summary>Statements that may run again and again. What they raise is a name of <see cref="GuardedRules" />.</summary>
    public static IReadOnlyList<string> Statements(bool postgres) => postgres ? postgresStatements : sqliteStatements;

    private static readonly string[] sqliteStatements = [.. BookingGuards.Sqlite, .. HistoryGuards.Sqlite];

    private static readonly string[] postgresStatements = [.. BookingGuards.Postgres, .. HistoryGuards.Postgres];
}
