using System.Collections.Frozen;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Journeys;
using Events.Domain.PhotoSets;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Infrastructure.Persistence;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Architecture.Rights;

/// <summary>Three events with one of everything, and somebody for each role: the same people in the first and in the draft, nobody in the other.</summary>
internal sealed class World
{
    private readonly Dictionary<Ground, Things> grounds = [];
    private readonly Dictionary<Guid, TestEvent> events = [];
    private readonly EventsApp app;

    // No two categories of an event have the same; of letters without capitals there are enough.
    private char letter = '一';

    private World(EventsApp app) => this.app = app;

    /// <summary>In the order of the table's signs: nobody first.</summary>
    public static IReadOnlyList<EventRole?> Roles { get; } = [null, .. Enum.GetValues<EventRole>()];

    public Dictionary<EventRole, Guid> Users { get; } = [];

    public static async Task<World> MakeAsync(EventsApp app)
    {
        var world = new World(app);
        foreach (var role in Enum.GetValues<EventRole>())
        {
            world.Users[role] = role is EventRole.Administrator ? await app.AdministratorAsync() : await app.UserAsync(role.ToString());
        }

        var (own, delegation) = await world.EventAsync(true);
        var (other, _) = await world.EventAsync(false);
        var (draft, _) = await world.EventAsync(true);
        await app.WriteAsync(db => db.Events.Where(edition => edition.Id == draft.Id("eventId")).ExecuteUpdateAsync(edition => edition.SetProperty(row => row.Status, EventStatus.Draft).SetProperty(row => row.IsPublished, false)));
        world.grounds[Ground.Own] = own;
        world.grounds[Ground.Delegation] = own.With("delegationId", delegation.Id("delegationId")).With("participationId", delegation.Id("participationId"));
        world.grounds[Ground.Event] = other;
        world.grounds[Ground.Foreign] = other.With("eventId", own.Id("eventId"));
        world.grounds[Ground.Draft] = draft;
        world.grounds[Ground.Absent] = new Things(FrozenDictionary<string, Guid>.Empty, "there-is-none");
        return world;
    }

    /// <param name="hasOwn">Whether something beside the event is named: then what is absent is absent in the own event.</param>
    public Things On(Ground ground, bool hasOwn) => ground is Ground.Absent && hasOwn ? grounds[ground].With("eventId", grounds[Ground.Own].Id("eventId")) : grounds[ground];

    /// <summary>Puts back what the last sender may have taken away.</summary>
    public async Task<Things> FreshAsync(Things things, string what)
    {
        if (!events.TryGetValue(things.Id("home"), out var forum) || things.Id("eventId") != forum.Id)
        {
            return things;
        }

        bool Is(string name) => what.Contains(name, StringComparison.OrdinalIgnoreCase);
        if (Is("photo"))
        {
            await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, things.Id("participationId"), new MemoryStream(Pictures.Plain())));
        }
        else if (Is("badge") && !Is("design"))
        {
            await BadgeAsync(things.Id("participationId"));
        }

        return Is("room") ? things.With("roomId", await app.RoomAsync(forum, $"Room {Guid.NewGuid():N}"))
            : Is("categor") ? things.With("categoryId", await CategoryAsync(forum))
            : Is("design") ? things.With("designId", await DesignAsync(forum))
            : Is("printer") ? things.With("printerId", await PrinterAsync(forum))
            : Is("photoset") || Is("photo-set") ? things.With("photoSetId", await PhotoSetAsync(forum.Id))
            : Is("journey") ? things.With("journeyId", await JourneyAsync(forum, things.Id("participationId")))
            : Is("role") ? things.With("roleId", await RoleAsync(forum))
            : things;
    }

    private async Task<(Things Own, Things Second)> EventAsync(bool staffed)
    {
        var register = await app.EventAsync();
        events[register.Id] = register;
        var (mine, theirs) = (await app.DelegationAsync(register), await app.DelegationAsync(register));
        foreach (var (role, user) in Users.Where(user => staffed && user.Key is not EventRole.Administrator))
        {
            await app.WriteAsync(async db =>
            {
                db.RoleAssignments.Add(role is EventRole.FocalPoint ? RoleAssignment.FocalPoint(user, register.Id, mine) : RoleAssignment.InEvent(user, register.Id, role));
                await db.SaveChangesAsync();
            });
        }

        var (member, stranger) = (await MemberAsync(register, mine), await MemberAsync(register, theirs));
        var organisation = await app.SendAsync(Users[EventRole.Administrator], new CreateOrganisation(Given.Text($"Organisation {Guid.NewGuid():N}"), OrganisationType.University));
        var partner = await app.SendAsync(Users[EventRole.Administrator], new CreateOrganisation(Given.Text($"Partner {Guid.NewGuid():N}"), OrganisationType.InternationalOrganisation));
        await app.ScheduleAsync(register, Plans.Plan("Opening", "09:00-10:00") with { Draft = false });
        await app.SendAsync(register.Organiser, new PublishAgenda(register.Id));
        var batch = await app.SendAsync(register.Organiser, new MakeBadges { EventId = register.Id });
        var things = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase)
        {
            ["home"] = register.Id,
            ["eventId"] = register.Id,
            ["delegationId"] = mine,
            ["participationId"] = member,
            ["roomId"] = await app.RoomAsync(register),
            ["categoryId"] = await CategoryAsync(register),
            ["roleId"] = await RoleAsync(register),
            ["printerId"] = await PrinterAsync(register),
            ["designId"] = await DesignAsync(register),
            ["journeyId"] = await JourneyAsync(register, member),
            ["sessionId"] = await app.ScheduleAsync(register, Plans.Plan("Session", "10:00-11:00")),
            ["organisationId"] = organisation,
            ["projectId"] = await app.SendAsync(register.Organiser, new AddProject { EventId = register.Id, Title = Given.Text("Project"), Instrument = InstrumentType.Mou, PrimarySector = "distributed-pv", Parties = [new PartyFields(organisation), new PartyFields(partner)] }),
            ["batchId"] = batch,
            ["photoSetId"] = await PhotoSetAsync(register.Id),
            ["importId"] = await app.StartAsync(register, GivenImport.People(1)),
            ["figureId"] = await FigureAsync(register),
            ["jobId"] = await app.ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == batch).Select(job => job.Id).SingleAsync()),
            ["seriesId"] = await app.SendAsync(Users[EventRole.Administrator], new CreateSeries(Given.Text($"Series {Guid.NewGuid():N}"), SeriesLevel.Forum, Numbering.Ordinal)),
        };
        var own = new Things(things.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), register.Slug);
        return (own, own.With("delegationId", theirs).With("participationId", stranger));
    }

    private async Task<Guid> MemberAsync(TestEvent forum, Guid delegation)
    {
        var member = await app.MemberAsync(forum, delegation, $"Member {Guid.NewGuid():N}");
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, member, new MemoryStream(Pictures.Plain())));
        await app.ApproveAsync(forum, member);
        await BadgeAsync(member);
        return member;
    }

    private async Task BadgeAsync(Guid participationId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        // Whatever the step before has made of them.
        await db.Participations.Where(row => row.Id == participationId).ExecuteUpdateAsync(row => row.SetProperty(one => one.State, ParticipationState.Approved));
        var participation = (await db.Participations.Include(row => row.Badges).SingleAsync(row => row.Id == participationId));
        if (participation.CurrentBadge is null)
        {
            participation.IssueBadge(scope.ServiceProvider.GetRequiredService<IBadgeCodes>(), DateTime.UtcNow);
            await db.SaveChangesAsync();
        }
    }

    private Task<Guid> PhotoSetAsync(Guid eventId) => app.WriteAsync(async db =>
    {
        var set = new PhotoSet(Guid.CreateVersion7(), eventId, "photo-sets/none.zip", Guid.NewGuid(), DateTime.UtcNow);
        set.Judged();
        db.PhotoSets.Add(set);
        db.PhotoRows.Add(new PhotoRow { SetId = set.Id, Number = 1, PhotoKey = await db.Participations.Where(row => row.EventId == eventId && row.PhotoKey != null).Select(row => row.PhotoKey).FirstAsync() });
        await db.SaveChangesAsync();
        return set.Id;
    });

    private async Task<Guid> JourneyAsync(TestEvent forum, Guid participationId)
    {
        await BadgeAsync(participationId);
        await app.WriteAsync(db => db.Journeys.Where(journey => journey.ParticipationId == participationId).ExecuteDeleteAsync());
        await app.SendAsync(forum.Organiser, new PlanJourneys([participationId], JourneyDirection.Arrival, new DateOnly(2024, 8, 11)) { EventId = forum.Id });
        return await app.ReadAsync(db => db.Journeys.Where(journey => journey.ParticipationId == participationId).Select(journey => journey.Id).SingleAsync());
    }

    private Task<Guid> CategoryAsync(TestEvent forum) => app.WriteAsync(async db =>
    {
        var made = db.Categories.Add(new Category(forum.Id, Given.Text($"Category {Guid.NewGuid():N}"), letter++.ToString(), "#607D8B", ["P"], 9)).Entity;
        await db.SaveChangesAsync();
        return made.Id;
    });

    private Task<Guid> DesignAsync(TestEvent forum) => app.SendAsync(forum.Organiser, new AddBadgeDesign("Card", BuiltInDesigns.Card.Plan) { EventId = forum.Id });

    private Task<Guid> PrinterAsync(TestEvent forum) => app.SendAsync(forum.Organiser, new AddPrinter("Lobby") { EventId = forum.Id });

    /// <summary>A second role of the event's officer.</summary>
    private Task<Guid> RoleAsync(TestEvent forum) => app.WriteAsync(async db =>
    {
        var role = await db.RoleAssignments.FirstOrDefaultAsync(role => role.UserId == forum.Officer && role.EventId == forum.Id && role.Role == EventRole.Viewer)
            ?? db.RoleAssignments.Add(RoleAssignment.InEvent(forum.Officer, forum.Id, EventRole.Viewer)).Entity;
        await db.SaveChangesAsync();
        return role.Id;
    });

    private Task<Guid> FigureAsync(TestEvent forum) => app.WriteAsync(async db =>
    {
        var figure = db.PublishedFigures.Add(new PublishedFigure(forum.Id, new FigureClaim(FigureDefinition.ProjectsSigned, Qualifier.UpTo, 0), new DateOnly(2024, 8, 12), "Register", 0, forum.Organiser, DateTime.UtcNow)).Entity;
        await db.SaveChangesAsync();
        return figure.Id;
    });
}

internal static class Writing
{
    /// <summary>Changes the tables, past all rights.</summary>
    public static async Task<T> WriteAsync<T>(this EventsApp app, Func<EventsDb, Task<T>> write)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await write(scope.ServiceProvider.GetRequiredService<EventsDb>());
    }

    public static Task WriteAsync(this EventsApp app, Func<EventsDb, Task> write) => app.WriteAsync<bool>(async db =>
    {
        await write(db);
        return true;
    });
}
