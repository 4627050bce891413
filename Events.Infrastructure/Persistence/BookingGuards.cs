namespace Events.Infrastructure.Persistence;

/// <summary>
/// No room and no person is held by two sessions at one instant (domain rules 13 and 14): of any number of requests at once, the
/// database lets one through. Intervals are half-open, so that one session may end when the next begins.
/// </summary>
internal static class BookingGuards
{
    public static readonly string[] Sqlite = [.. Triggers("room"), .. Triggers("person")];

    // Two inserts at once would each wait for the other's row and end in a deadlock a second later: the trigger queues those of one
    // event, and the second then meets a row that is saved. The constraint decides, not the queue.
    public static readonly string[] Postgres =
    [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        .. Constraint("room"),
        .. Constraint("person"),
        """
        CREATE OR REPLACE FUNCTION queue_bookings() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(NEW."EventId"::text, 13));
            RETURN NEW;
        END $$
        """,
        """CREATE OR REPLACE TRIGGER queue_bookings BEFORE INSERT OR UPDATE ON "Bookings" FOR EACH ROW EXECUTE FUNCTION queue_bookings()""",
    ];

    private static string[] Constraint(string resource) =>
    [
        $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{resource}_double_booked' AND conrelid = '"Bookings"'::regclass) THEN
                ALTER TABLE "Bookings" ADD CONSTRAINT {resource}_double_booked EXCLUDE USING gist
                    ("EventId" WITH =, "ResourceId" WITH =, "SessionId" WITH <>, tstzrange("StartsUtc", "EndsUtc") WITH &&)
                    WHERE ("Resource" = '{Capital(resource)}');
            END IF;
        END $$
        """,
    ];

    private static IEnumerable<string> Triggers(string resource)
    {
        foreach (var change in (string[])["INSERT", "UPDATE"])
        {
            var name = $"{resource}_double_booked_{change.ToLowerInvariant()}";
            yield return $"DROP TRIGGER IF EXISTS {name}";
            yield return $"""
                CREATE TRIGGER {name} BEFORE {change} ON "Bookings" WHEN NEW."Resource" = '{Capital(resource)}'
                BEGIN
                    SELECT RAISE(ABORT, '{resource}_double_booked') WHERE EXISTS (
                        SELECT 1 FROM "Bookings" AS other
                        WHERE other."ResourceId" = NEW."ResourceId" AND other."EventId" = NEW."EventId" AND other."SessionId" <> NEW."SessionId"
                            AND other."StartsUtc" < NEW."EndsUtc" AND NEW."StartsUtc" < other."EndsUtc");
                END
                """;
        }
    }

    private static string Capital(string resource) => char.ToUpperInvariant(resource[0]) + resource[1..];
}
