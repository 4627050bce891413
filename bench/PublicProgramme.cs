using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Infrastructure.Access;
using Events.Infrastructure.Mediation;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench;

/// <summary>An invented, announced forum with a released programme of a hundred sessions in three languages, in a database of its own.</summary>
internal static class PublicProgramme
{
    private const int Sessions = 100;
    private static readonly DateOnly firstDay = new(2027, 5, 1);

    /// <summary>The event's address.</summary>
    public static async Task<string> MakeAsync(string folder)
    {
        var settings = DatabaseSettings.From(new ConfigurationBuilder().Build(), folder);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(settings).AddUseCases()
            .AddSingleton(new AccountSettings(RequireSecondFactor: true, AccountSettings.UsualSessionLimit, AccountSettings.UsualIdleLimit));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        await DatabaseStart.MigrateAsync(db, settings, CancellationToken.None);
        var user = new User { DisplayName = "Bench", Email = "bench@example.org", UserName = "bench@example.org" };
        var edition = new Event("bench", new EventDetails(
            null, null, 2027, Text("Lake Countries Forum", "湖泊国家论坛", "Forum Negara Danau"), Text("Clean water, open roads", "清洁水源，畅通道路", "Air bersih, jalan terbuka"), [],
            firstDay, firstDay.AddDays(2), "Asia/Shanghai", db.Countries.First(country => country.Code == "CN").Id, Text("Changzhi", "长治", "Changzhi"), LocalizedText.Empty, ["en", "zh", "id"]));
        edition.Announce();
        var category = new Category(edition.Id, LocalizedText.InEnglish("Delegate"), "D", "#C2185B", ["C"], 1);
        db.Users.Add(user);
        db.Events.Add(edition);
        db.Categories.Add(category);
        db.RoleAssignments.Add(RoleAssignment.Administrator(user.Id));
        await db.SaveChangesAsync();
        await FillAsync(scope.ServiceProvider, edition.Id, category.Id, user.Id);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PublishAgenda(edition.Id));
        return edition.Slug;
    }

    /// <summary>Rooms, people and sessions for an event of these three days.</summary>
    public static async Task FillAsync(IServiceProvider scope, Guid eventId, Guid categoryId, Guid userId)
    {
        var db = scope.GetRequiredService<EventsDb>();
        var rooms = Enumerable.Range(1, 5).Select(number => new Room(eventId, Text($"Hall {number}", $"第{number}厅", $"Aula {number}"), null, null, number)).ToList();
        db.Rooms.AddRange(rooms);
        var speakers = Enumerable.Range(1, 60).Select(number => Speaker(db, eventId, categoryId, userId, number)).ToList();
        await db.SaveChangesAsync();
        scope.GetRequiredService<CurrentUser>().Become(userId);
        var mediator = scope.GetRequiredService<IMediator>();
        for (var number = 0; number < Sessions; number++)
        {
            await mediator.Send(Plan(number, rooms, speakers) with { EventId = eventId });
        }
    }

    private static Guid Speaker(EventsDb db, Guid eventId, Guid categoryId, Guid userId, int number)
    {
        var person = new Person(new PersonName { Latin = $"INVENTED Person {number}", Native = $"虚构{number}", NativeLanguage = "zh", Honorific = "Ms." }, null, null);
        var participation = new Participation(eventId, person.Id, categoryId, null, userId, DateTime.UtcNow);
        participation.Describe(Text($"Director of Office {number}", $"第{number}办公室主任", $"Direktur Kantor {number}"), null);
        db.People.Add(person);
        db.Participations.Add(participation);
        return participation.Id;
    }

    private static ScheduleSession Plan(int number, List<Room> rooms, List<Guid> speakers)
    {
        var (day, place) = (firstDay.AddDays(number / 35), number % 35);
        var start = new TimeOnly(8, 0).AddMinutes(place / 5 * 80);
        return new ScheduleSession
        {
            Kind = SessionKind.SubForum,
            Title = Text($"River ports: from plan to practice, part {number + 1}", $"内河港口：从规划到实践（{number + 1}）", $"Pelabuhan sungai: dari rencana ke praktik, bagian {number + 1}"),
            Description = Text($"What worked in round {number + 1}, what it cost, and who does it next.", $"第{number + 1}轮的成效、成本与后续承担者。", $"Apa yang berhasil pada putaran {number + 1}, biayanya, dan siapa berikutnya."),
            Track = number % 2 == 0 ? Text("Water", "水", "Air") : Text("Roads", "道路", "Jalan"),
            FloorLanguages = ["en"],
            InterpretationLanguages = number % 3 == 0 ? ["zh", "id"] : [],
            StartDate = day,
            StartTime = start,
            EndDate = day,
            EndTime = start.AddMinutes(60),
            RoomId = rooms[place % 5].Id,
            People = [new PlannedPerson(speakers[(place % 5 * 12) + (place / 5)], SessionRole.Chair), new PlannedPerson(speakers[(place % 5 * 12) + (place / 5) + 1], SessionRole.Speaker)],
        };
    }

    private static LocalizedText Text(string english, string chinese, string indonesian) =>
        new(new Dictionary<string, string> { ["en"] = english, ["zh"] = chinese, ["id"] = indonesian });
}
