using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Programme;

/// <summary>The beginnings that the programme's tests share.</summary>
internal static class Plans
{
    public static readonly DateOnly FirstDay = new(2024, 8, 12);

    /// <summary>"09:00-10:30" on a day, the first one unless said; the end may be "+1 00:30".</summary>
    public static ScheduleSession Plan(string title, string times, Guid? room = null, DateOnly? day = null, params PlannedPerson[] people)
    {
        var (startTime, endDate, endTime) = Times(times, day ?? FirstDay);
        return new ScheduleSession
        {
            Kind = SessionKind.Plenary,
            Title = Given.Text(title),
            StartDate = day ?? FirstDay,
            StartTime = startTime,
            EndDate = endDate,
            EndTime = endTime,
            RoomId = room,
            People = people,
        };
    }

    /// <summary>The same plan at other times.</summary>
    public static ScheduleSession At(this ScheduleSession plan, string times)
    {
        var (startTime, endDate, endTime) = Times(times, plan.StartDate);
        return plan with { StartTime = startTime, EndDate = endDate, EndTime = endTime };
    }

    /// <summary>The plan as a change of a session.</summary>
    public static ChangeSession ToChange(this ScheduleSession plan, Guid sessionId, long? version = null) => new()
    {
        EventId = plan.EventId,
        SessionId = sessionId,
        ExpectedVersion = version,
        Kind = plan.Kind,
        Title = plan.Title,
        Description = plan.Description,
        Track = plan.Track,
        Audience = plan.Audience,
        FloorLanguages = plan.FloorLanguages,
        InterpretationLanguages = plan.InterpretationLanguages,
        Capacity = plan.Capacity,
        RoomId = plan.RoomId,
        StartDate = plan.StartDate,
        StartTime = plan.StartTime,
        EndDate = plan.EndDate,
        EndTime = plan.EndTime,
        Draft = plan.Draft,
        Order = plan.Order,
        People = plan.People,
    };

    public static Task<Guid> ScheduleAsync(this EventsApp app, TestEvent forum, ScheduleSession plan) =>
        app.SendAsync(forum.Organiser, plan with { EventId = forum.Id });

    public static Task<Guid> RoomAsync(this EventsApp app, TestEvent forum, string name = "Hall") =>
        app.SendAsync(forum.Organiser, new AddRoom(Given.Text(name)) { EventId = forum.Id });

    /// <summary>Somebody new who takes part in the event.</summary>
    public static async Task<TestParticipant> ParticipantAsync(this EventsApp app, TestEvent forum, PersonName? name = null, LocalizedText? office = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var person = new Person(name ?? new PersonName { Latin = "SOMEBODY New" }, null, null);
        db.People.Add(person);
        var participation = new Participation(forum.Id, person.Id, forum.Delegates, null, forum.Officer, DateTime.UtcNow);
        participation.Describe(office ?? LocalizedText.Empty, null);
        db.Participations.Add(participation);
        await db.SaveChangesAsync();
        return new TestParticipant(participation.Id, person.Id);
    }

    /// <summary>The participation is taken back; the same person is nominated again.</summary>
    public static async Task<TestParticipant> RenominateAsync(this EventsApp app, TestEvent forum, TestParticipant somebody)
    {
        await app.WithdrawAsync(somebody);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var participation = db.Participations.Add(new Participation(forum.Id, somebody.PersonId, forum.Delegates, null, forum.Officer, DateTime.UtcNow)).Entity;
        await db.SaveChangesAsync();
        return new TestParticipant(participation.Id, somebody.PersonId);
    }

    public static async Task WithdrawAsync(this EventsApp app, TestParticipant somebody)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        (await db.Participations.FindAsync(somebody.ParticipationId))!.Withdraw(DateTime.UtcNow, "Does not come");
        await db.SaveChangesAsync();
    }

    /// <summary>Changes the event past its use cases.</summary>
    public static async Task ChangeEventAsync(this EventsApp app, TestEvent forum, Func<EventDetails, EventDetails> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var edition = (await db.Events.FindAsync(forum.Id))!;
        edition.Change(change(Details(edition)));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    public static EventDetails Details(Event edition) => new(
        edition.SeriesId, edition.Ordinal, edition.Year, edition.Name, edition.Theme, edition.Aliases, edition.StartsOn, edition.EndsOn,
        edition.Zone, edition.HostCountryId, edition.City, edition.Venue, edition.Languages);

    private static (TimeOnly StartTime, DateOnly EndDate, TimeOnly EndTime) Times(string times, DateOnly day)
    {
        var (start, end) = (times[..5], times[6..]);
        return end.StartsWith('+')
            ? (TimeOnly.Parse(start), day.AddDays(end[1] - '0'), TimeOnly.Parse(end[3..]))
            : (TimeOnly.Parse(start), day, TimeOnly.Parse(end));
    }
}

internal sealed record TestParticipant(Guid ParticipationId, Guid PersonId)
{
    public PlannedPerson As(SessionRole role) => new(ParticipationId, role);
}
