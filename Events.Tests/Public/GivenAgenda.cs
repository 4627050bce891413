using Events.Domain.Calendar;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Infrastructure.Persistence;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

/// <summary>An invented programme of a hundred sessions on three days, in five rooms and three languages, with sixty people.</summary>
internal static class GivenAgenda
{
    private const int Sessions = 100;
    private const int People = 60;

    private static readonly string[] subjects =
        ["Solar roofs", "River ports", "Young doctors", "Smart farming", "Green mining", "Rail links", "Cell therapy", "Small satellites", "School meals", "Fair trade"];

    private static readonly string[] chinese = ["光伏屋顶", "内河港口", "青年医生", "智慧农业", "绿色矿业", "铁路联通", "细胞治疗", "小型卫星", "学校供餐", "公平贸易"];

    private static readonly string[] indonesian =
        ["Atap surya", "Pelabuhan sungai", "Dokter muda", "Pertanian cerdas", "Pertambangan hijau", "Jalur kereta", "Terapi sel", "Satelit kecil", "Makanan sekolah", "Perdagangan adil"];

    /// <summary>Released, and announced by the event that has it.</summary>
    public static async Task<TestEvent> HundredSessionsAsync(this EventsApp app)
    {
        var forum = await app.EventAsync();
        await app.ChangeEventAsync(forum, details => details with
        {
            Name = GivenForum.Text("Lake Countries Forum", "湖泊国家论坛", "Forum Negara Danau"),
            Theme = GivenForum.Text("Clean water, open roads", "清洁水源，畅通道路", "Air bersih, jalan terbuka"),
            Languages = ["zh", "en", "id"],
        });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var rooms = Enumerable.Range(1, 5).Select(number => new Room(forum.Id, GivenForum.Text($"Hall {number}", $"第{number}厅", $"Aula {number}"), null, null, number)).ToList();
        db.Rooms.AddRange(rooms);
        await db.SaveChangesAsync();
        var people = new List<TestParticipant>();
        for (var number = 0; number < People; number++)
        {
            people.Add(await app.ParticipantAsync(
                forum, new PersonName { Latin = $"INVENTED Person {number + 1}", Native = $"虚构{number + 1}", NativeLanguage = "zh", Honorific = number % 4 == 0 ? "H.E. Dr." : "Ms." },
                GivenForum.Text($"Director of Office {number + 1}", $"第{number + 1}办公室主任", $"Direktur Kantor {number + 1}")));
        }

        for (var number = 0; number < Sessions; number++)
        {
            var (day, place) = (number / 35, number % 35);
            var start = new TimeOnly(8, 0).AddMinutes(place / 5 * 80);
            var subject = number % subjects.Length;
            await app.ScheduleAsync(forum, new ScheduleSession
            {
                Kind = SessionKind.SubForum,
                Title = GivenForum.Text($"{subjects[subject]}: from plan to practice, part {number + 1}", $"{chinese[subject]}：从规划到实践（{number + 1}）", $"{indonesian[subject]}: dari rencana ke praktik, bagian {number + 1}"),
                Description = GivenForum.Text($"What worked in round {number + 1}, what it cost, and who does it next.", $"第{number + 1}轮的成效、成本与后续承担者。", $"Apa yang berhasil pada putaran {number + 1}, biayanya, dan siapa berikutnya."),
                Track = number % 2 == 0 ? GivenForum.Text("Water", "水", "Air") : GivenForum.Text("Roads", "道路", "Jalan"),
                FloorLanguages = number % 3 == 0 ? ["zh", "en"] : ["en"],
                InterpretationLanguages = number % 3 == 0 ? ["id"] : [],
                StartDate = Plans.FirstDay.AddDays(day),
                StartTime = start,
                EndDate = Plans.FirstDay.AddDays(day),
                EndTime = start.AddMinutes(60),
                RoomId = rooms[place % 5].Id,
                People = [people[place % 5 * 12 + place / 5].As(SessionRole.Chair), people[place % 5 * 12 + place / 5 + 1].As(SessionRole.Speaker)],
            });
        }

        await app.PublishAsync(forum);
        return forum;
    }
}
