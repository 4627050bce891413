namespace Events.Infrastructure.Persistence;

/// <summary>What was recorded of a project's life stays as it was (domain rule 36).</summary>
internal static class HistoryGuards
{
    public static readonly string[] Sqlite =
    [
        """DROP TRIGGER IF EXISTS "history_append_only_update" """,
        """CREATE TRIGGER "history_append_only_update" BEFORE UPDATE ON "ProjectHistory" BEGIN SELECT RAISE(ABORT, 'history_append_only'); END""",
        """DROP TRIGGER IF EXISTS "history_append_only_delete" """,
        """CREATE TRIGGER "history_append_only_delete" BEFORE DELETE ON "ProjectHistory" BEGIN SELECT RAISE(ABORT, 'history_append_only'); END""",
    ];

    public static readonly string[] Postgres =
    [
        """
        CREATE OR REPLACE FUNCTION "history_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'A history is only added to.' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'history_append_only'; END $$
        """,
        """DROP TRIGGER IF EXISTS "history_append_only" ON "ProjectHistory" """,
        """CREATE TRIGGER "history_append_only" BEFORE UPDATE OR DELETE ON "ProjectHistory" FOR EACH ROW EXECUTE FUNCTION "history_append_only"()""",
    ];
}
