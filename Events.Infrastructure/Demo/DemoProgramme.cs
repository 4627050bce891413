using Events.Domain.Calendar;
using Events.Domain.Programme;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>Puts the twenty-five sessions of <see cref="DemoSessions" /> into four rooms.</summary>
/// <param name="Ceremony">Where projects are signed.</param>
/// <param name="Cancelled">The one that will be announced and then cancelled.</param>
internal sealed record DemoProgramme(Guid Ceremony, Guid Cancelled)
{
    public static async Task<DemoProgramme> MakeAsync(DemoStage stage, DemoAccounts accounts, Guid eventId, DateOnly firstDay, DemoPeople people)
    {
        var organiser = accounts[DemoAccounts.Organiser];
        var rooms = new Dictionary<char, Guid>
        {
            ['L'] = await stage.SendAsync(organiser, new AddRoom(Text("Lotus Hall", "莲花厅", "Aula Teratai"), 600, "P", 1) { EventId = eventId }),
            ['A'] = await stage.SendAsync(organiser, new AddRoom(Text("Bridge Hall A", "桥厅A", "Ruang Jembatan A"), 200, "C", 2) { EventId = eventId }),
            ['B'] = await stage.SendAsync(organiser, new AddRoom(Text("Bridge Hall B", "桥厅B", "Ruang Jembatan B"), 200, "C", 3) { EventId = eventId }),
            ['J'] = await stage.SendAsync(organiser, new AddRoom(Text("Jade Room", "翡翠厅", "Ruang Giok"), 40, "D", 4) { EventId = eventId }),
        };
        var ids = new Dictionary<SessionKind, Guid>();
        Guid cancelled = default;
        foreach (var session in DemoSessions.All)
        {
            var day = firstDay.AddDays(session.Day - 1);
            var id = await stage.SendAsync(accounts[DemoAccounts.Protocol], new ScheduleSession
            {
                EventId = eventId,
                Kind = session.Kind,
                Title = session.Title,
                Track = session.Track ?? Domain.Common.LocalizedText.Empty,
                Audience = session.Audience,
                FloorLanguages = ["en", "zh"],
                InterpretationLanguages = session.Room == 'L' ? ["en", "zh", "id", "vi", "th", "lo", "km", "my", "ru"] : ["en", "zh"],
                Capacity = session.Room == 'J' ? 40 : null,
                RoomId = session.Room is { } room ? rooms[room] : null,
                StartDate = day,
                StartTime = TimeOnly.ParseExact(session.From, "HH:mm", null),
                EndDate = day,
                EndTime = TimeOnly.ParseExact(session.To, "HH:mm", null),
                People = [.. session.People.Select(person => new PlannedPerson(people[person.Seat], person.Role))],
            });
            ids.TryAdd(session.Kind, id);
            if (session.WillBeCancelled)
            {
                cancelled = id;
            }
        }

        return new DemoProgramme(ids[SessionKind.Signing], cancelled);
    }
}
