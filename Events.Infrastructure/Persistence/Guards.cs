namespace Events.Infrastructure.Persistence;

/// <summary>
/// Rules that an index cannot say, as triggers and constraints. Made again at every start, after the migrations: SQLite rebuilds a table
/// to change it and drops its triggers on the way.
/// </summary>
internal static class Guards
{
    /// <summary>Statements that may run again and again. What they raise is a name of <see cref="GuardedRules" />.</summary>
    public static IReadOnlyList<string> Statements(bool postgres) => postgres ? postgresStatements : sqliteStatements;

    private static readonly string[] sqliteStatements = [.. BookingGuards.Sqlite];

    private static readonly string[] postgresStatements = [.. BookingGuards.Postgres];
    private static readonly string[] sqliteStatements =
    [
        // What was recorded of a project's life stays as it was (domain rule 36).
        """DROP TRIGGER IF EXISTS "history_append_only_update" """,
        """CREATE TRIGGER "history_append_only_update" BEFORE UPDATE ON "ProjectHistory" BEGIN SELECT RAISE(ABORT, 'history_append_only'); END""",
        """DROP TRIGGER IF EXISTS "history_append_only_delete" """,
        """CREATE TRIGGER "history_append_only_delete" BEFORE DELETE ON "ProjectHistory" BEGIN SELECT RAISE(ABORT, 'history_append_only'); END""",
    ];

    private static readonly string[] postgresStatements =
    [
        """
        CREATE OR REPLACE FUNCTION "history_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'A history is only added to.' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'history_append_only'; END $$
        """,
        """DROP TRIGGER IF EXISTS "history_append_only" ON "ProjectHistory" """,
        """CREATE TRIGGER "history_append_only" BEFORE UPDATE OR DELETE ON "ProjectHistory" FOR EACH ROW EXECUTE FUNCTION "history_append_only"()""",
    ];
}
