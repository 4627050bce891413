using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Programme;

/// <summary>Twenty organisers at once: the database lets one through. With its guard off, the look before is not enough.</summary>
public sealed class SessionRaceTests(TestDatabases databases)
{
    private const int Organisers = 20;

    [Theory]
    [InlineData(BookedResource.Room, "room-double-booked")]
    [InlineData(BookedResource.Person, "person-double-booked")]
    public async Task Gives_a_room_or_a_person_to_one_of_twenty(BookedResource resource, string code)
    {
        await using var app = await StartAsync();

        var (scheduled, refused, booked) = await RaceAsync(app, resource);

        Assert.Equal((1, 1), (scheduled, booked));
        Assert.All(refused, failure => Assert.Equal(code, failure));
        Assert.Equal(Organisers - 1, refused.Count);
    }

    [Theory]
    [InlineData(BookedResource.Room)]
    [InlineData(BookedResource.Person)]
    public async Task Shows_the_race_with_the_guard_off(BookedResource resource)
    {
        await using var app = await StartAsync();
        await app.ReadAsync(async db =>
        {
            foreach (var statement in Off(resource.ToString().ToLowerInvariant()))
            {
                await db.Database.ExecuteSqlRawAsync(statement);
            }

            return 0;
        });

        var most = 0;
        for (var attempt = 0; attempt < 5 && most < 2; attempt++)
        {
            most = (await RaceAsync(app, resource)).Booked;
        }

        Assert.True(most > 1, "The race did not show: the test with the guard on proves nothing.");
    }

    [Theory]
    [InlineData("INSERT")]
    [InlineData("UPDATE")]
    public async Task Refuses_a_row_that_nobody_looked_at(string change)
    {
        await using var app = await StartAsync();
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", room));
        var other = await app.ScheduleAsync(forum, Plans.Plan("Signing", "10:00-11:00", room));

        await using var db = TestDatabases.Open(app.ConnectionString);
        var session = await db.Sessions.SingleAsync(session => session.Id == other);
        var early = session.Bookings[0].StartsUtc.AddMinutes(-1);
        if (change == "UPDATE")
        {
            db.Entry(session.Bookings[0]).Property(booking => booking.StartsUtc).CurrentValue = early;
        }
        else
        {
            var held = session.Bookings[0];
            var slipped = new Booking { EventId = forum.Id, Resource = BookedResource.Room, ResourceId = room, StartsUtc = early, EndsUtc = early.AddMinutes(2) };
            db.Entry(session).Collection(row => row.Bookings).CurrentValue = new List<Booking> { held, slipped };
        }

        Assert.Equal("room-double-booked", (await Assert.ThrowsAsync<RuleViolation>(() => db.SaveChangesAsync())).Code);
    }

    private async Task<EventsApp> StartAsync()
    {
        var app = new EventsApp(databases);
        await app.InitializeAsync();
        return app;
    }

    private static async Task<(int Scheduled, IReadOnlyList<string> Refused, int Booked)> RaceAsync(EventsApp app, BookedResource resource)
    {
        var forum = await app.EventAsync();
        Guid? room = resource is BookedResource.Room ? await app.RoomAsync(forum) : null;
        PlannedPerson[] people = resource is BookedResource.Person ? [(await app.ParticipantAsync(forum)).As(SessionRole.Speaker)] : [];
        using var start = new ManualResetEventSlim();
        var attempts = Enumerable.Range(0, Organisers).Select(number => Task.Run(async () =>
        {
            start.Wait();
            try
            {
                await app.ScheduleAsync(forum, Plans.Plan($"Session {number}", "09:00-10:00", room, null, people));
                return null;
            }
            catch (RuleViolation violation)
            {
                return violation.Code;
            }
        })).ToList();
        await Task.Delay(100);
        start.Set();
        var outcomes = await Task.WhenAll(attempts);
        var booked = await app.ReadAsync(db => db.Sessions.Where(session => session.EventId == forum.Id).SelectMany(session => session.Bookings).CountAsync());
        return (outcomes.Count(outcome => outcome is null), [.. outcomes.OfType<string>()], booked);
    }

    private static string[] Off(string resource) => TestDatabases.IsPostgres
        ? [$"ALTER TABLE \"Bookings\" DROP CONSTRAINT {resource}_double_booked"]
        : [$"DROP TRIGGER {resource}_double_booked_insert", $"DROP TRIGGER {resource}_double_booked_update"];
}
