using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Infrastructure.Persistence;
using Events.Tests.Browser;
using Events.Tests.Programme;
using Events.Tests.Projects;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

/// <summary>An invented forum with everything that a page can show: three languages, closed and cancelled sessions, projects with and without a value.</summary>
internal static class GivenForum
{
    /// <summary>Stands in everything that no public page may say.</summary>
    public const string Canary = "Zanzibar-4711";

    public static LocalizedText Text(string english, string chinese, string indonesian) =>
        new(new Dictionary<string, string> { ["en"] = english, ["zh"] = chinese, ["id"] = indonesian });

    public static async Task<TestRegister> ForumAsync(this EventsApp app)
    {
        var register = await app.RegisterAsync();
        var forum = register.Forum;
        await app.ChangeEventAsync(forum, details => details with
        {
            Name = Text("River Countries Cooperation Forum", "河流国家合作论坛", "Forum Kerja Sama Negara Sungai"),
            Theme = Text("Clean energy, healthy cities", "清洁能源，健康城市", "Energi bersih, kota sehat"),
            Venue = Text("Lotus Conference Centre", "莲花会议中心", "Pusat Konferensi Teratai"),
            City = Text("Changzhi", "长治", "Changzhi"),
            Languages = ["zh", "en", "id"],
        });
        await app.SendAsync(forum.Organiser, new SetEventOrganisations(
        [
            new OrganisationInRole(register.International, OrganisingRole.Supporter),
            new OrganisationInRole(register.Chinese2, OrganisingRole.Host),
            new OrganisationInRole(register.Indonesian, OrganisingRole.Organiser),
        ])
        { EventId = forum.Id });
        await app.ProgrammeAsync(forum);
        await app.ProjectsAsync(register);
        return register;
    }

    /// <summary>A forum of which all papers are made: one that is finished later renews the pages.</summary>
    public static async Task<TestEvent> QuietForumAsync(this EventsApp app)
    {
        var forum = (await app.ForumAsync()).Forum;
        foreach (var job in await app.JobIdsAsync(forum))
        {
            await app.FinishedAsync(job);
        }

        return forum;
    }

    public static Task<IssuedAgenda> PublishAsync(this EventsApp app, TestEvent forum) => app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

    /// <summary>An event that was never announced.</summary>
    public static async Task<string> DraftSlugAsync(this EventsApp app, TestEvent like)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var announced = (await db.Events.FindAsync(like.Id))!;
        var draft = new Event($"draft-{Guid.NewGuid():N}", Plans.Details(announced) with { Name = Given.Text(Canary) });
        db.Events.Add(draft);
        await db.SaveChangesAsync();
        return draft.Slug;
    }

    private static async Task ProgrammeAsync(this EventsApp app, TestEvent forum)
    {
        var hall = await app.SendAsync(forum.Organiser, new AddRoom(Text("Great Hall", "大会堂", "Aula Besar")) { EventId = forum.Id });
        var lotus = await app.SendAsync(forum.Organiser, new AddRoom(Text("Lotus Room", "莲花厅", "Ruang Teratai")) { EventId = forum.Id });
        var chair = await app.ParticipantAsync(
            forum, new PersonName { Latin = "LI Hua", Native = "李华", NativeLanguage = "zh", Honorific = "H.E. Ms." }, Text("Minister of Rivers", "河流部部长", "Menteri Sungai"));
        var speaker = await app.ParticipantAsync(forum, new PersonName { Latin = "SITI Invented", Honorific = "H.E. Dr." }, Text("Governor of Delta", "三角洲省长", "Gubernur Delta"));
        var host = await app.ParticipantAsync(forum, new PersonName { Latin = "Nguyễn Văn Bịa", Honorific = "Mr." }, Given.Text("Director, River Institute"));
        ScheduleSession[] plans =
        [
            Plans.Plan("Opening", "09:00-10:00", hall, null, chair.As(SessionRole.Chair), speaker.As(SessionRole.Keynote)) with
            {
                Kind = SessionKind.Opening,
                Title = Text("Opening ceremony", "开幕式", "Upacara pembukaan"),
                FloorLanguages = ["zh", "en"],
                InterpretationLanguages = ["id"],
            },
            Plans.Plan("Clean energy for river cities", "10:30-12:00", hall, null, host.As(SessionRole.Moderator), speaker.As(SessionRole.Speaker)),
            Plans.Plan(Canary, "10:30-11:30", lotus) with { Audience = SessionAudience.Closed, Description = Given.Text(Canary), Kind = SessionKind.Bilateral },
            Plans.Plan("Signing", "14:00-15:00", hall, Plans.FirstDay.AddDays(1)) with { Kind = SessionKind.Signing, Title = Text("Signing of cooperation projects", "合作项目签约", "Penandatanganan proyek kerja sama") },
            Plans.Plan("Dinner by the river", "18:30-21:00", null, Plans.FirstDay.AddDays(1)) with { Audience = SessionAudience.Restricted, Kind = SessionKind.Meal },
        ];
        foreach (var plan in plans)
        {
            await app.ScheduleAsync(forum, plan);
        }

        var cancelled = await app.ScheduleAsync(forum, Plans.Plan("Visit to the solar park", "09:00-11:00", null, Plans.FirstDay.AddDays(2)) with { Kind = SessionKind.SiteVisit });
        await app.PublishAsync(forum);
        await app.SendAsync(forum.Organiser, new CancelSession("Rain") { EventId = forum.Id, SessionId = cancelled });
        await app.PublishAsync(forum);
    }

    private static async Task ProjectsAsync(this EventsApp app, TestRegister register)
    {
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with
        {
            Title = Text("Solar roofs for river towns", "沿河城镇光伏屋顶", "Atap surya kota sungai"),
            Values = [new ValueDetails(ValueKind.Contract, 12_500_000m, "CNY"), new ValueDetails(ValueKind.Financing, 4_711_000m, "USD", IsDisclosed: false)],
        });
        await register.SignedAsync(register.Project(register.Chinese2, register.Lao) with
        {
            Title = Given.Text("Exchange of young doctors"),
            Instrument = InstrumentType.Mou,
            PrimarySector = "health",
            IsUndisclosed = true,
        });
        await register.ProposeAsync(register.Project(register.Chinese, register.Lao) with { Title = Given.Text(Canary) });
        await app.SendAsync(register.Forum.Organiser, new PublishFigure(Qualifier.MoreThan, 1, "Signing ceremony") { EventId = register.Forum.Id });
    }

    /// <summary>Two delegations, one with a head, with people in several states.</summary>
    public static async Task DelegationsAsync(this EventsApp app, TestEvent forum)
    {
        var delta = await app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Party, "VN") { EventId = forum.Id });
        await app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Party, "LA") { EventId = forum.Id });
        await app.ApproveAsync(forum, await app.MemberAsync(forum, delta, "TRẦN Thị Bịa", MemberCapacity.Head));
        await app.SubmitAsync(forum, await app.MemberAsync(forum, delta, "LÊ Văn Bịa"));
    }
}
