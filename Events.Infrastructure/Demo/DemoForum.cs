using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Programme;
using Events.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>
/// An invented forum of the size of ASEAN-China Week, made through the same messages as a real one. Everybody in it is invented: names are
/// put together at random, from a fixed seed, out of parts that are common in each country.
/// </summary>
public static class DemoForum
{
    /// <summary>In the demo it is the second day: badges are valid, and the ceremony has been held.</summary>
    public const int StartedDaysAgo = 1;

    /// <summary>Makes the forum, unless the database has it: then nothing is added.</summary>
    /// <exception cref="OperatorProblem">The database is not a demo's.</exception>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<DatabaseSettings>().IsDemo)
        {
            throw new InvalidOperationException("Only a demo's database is filled.");
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        if (await DemoMark.IsCompleteAsync(db, cancellationToken))
        {
            return;
        }

        await MakeAsync(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
        await DemoMark.CompleteAsync(db, cancellationToken);
    }

    private static async Task MakeAsync(IServiceScopeFactory scopes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stage = new DemoStage(scopes, cancellationToken);
        var accounts = new DemoAccounts(stage);
        await accounts.MakeAdministratorAsync(scopes, cancellationToken);
        var administrator = accounts[DemoAccounts.Administrator];
        var firstDay = EventClock.DateOf(clock.GetUtcNow().UtcDateTime, "Asia/Shanghai").AddDays(-StartedDaysAgo);
        var eventId = await CreateAsync(stage, administrator, firstDay);
        await accounts.AssignAsync(eventId, DemoAccounts.Organiser, "Demo organiser", EventRole.Organiser);
        await accounts.AssignAsync(eventId, DemoAccounts.Protocol, "Demo protocol officer", EventRole.ProtocolOfficer);
        await accounts.AssignAsync(eventId, DemoAccounts.Accreditation, "Demo accreditation officer", EventRole.AccreditationOfficer);
        await accounts.AssignAsync(eventId, DemoAccounts.Desk, "Demo registration desk", EventRole.RegistrationDesk);
        await accounts.AssignAsync(eventId, DemoAccounts.Projects, "Demo project officer", EventRole.ProjectOfficer);
        await accounts.AssignAsync(eventId, DemoAccounts.Vetting, "Demo vetting officer", EventRole.ProjectOfficer);
        await accounts.AssignAsync(eventId, DemoAccounts.Viewer, "Demo viewer", EventRole.Viewer);

        var organisations = await DemoOrganisations.MakeAsync(stage, accounts, eventId);
        var people = await DemoPeople.MakeAsync(stage, accounts, eventId);
        await new DemoJourneys(stage, accounts, eventId).MakeAsync(people, firstDay);
        var programme = await DemoProgramme.MakeAsync(stage, accounts, eventId, firstDay, people);
        await DemoProjects.MakeAsync(stage, accounts, eventId, firstDay, organisations, programme.Ceremony);

        var organiser = accounts[DemoAccounts.Organiser];
        await stage.SendAsync(organiser, new AnnounceEvent(eventId));
        await stage.SendAsync(organiser, new PublishAgenda(eventId));
        await stage.SendAsync(accounts[DemoAccounts.Protocol], new CancelSession("The film's subtitles are not ready.") { EventId = eventId, SessionId = programme.Cancelled });
        await stage.SendAsync(organiser, new PublishAgenda(eventId));
        await stage.SendAsync(accounts[DemoAccounts.Accreditation], new MakeBadges { EventId = eventId });
    }

    private static async Task<Guid> CreateAsync(DemoStage stage, Guid administrator, DateOnly firstDay)
    {
        var seriesId = await stage.SendAsync(administrator, new CreateSeries(Text("Lotus Bridge Forum", "莲桥论坛", "Forum Jembatan Teratai"), SeriesLevel.Week, Numbering.Year));
        var year = firstDay.Year;
        return await stage.SendAsync(administrator, new CreateEvent(
            Text($"Lotus Bridge Forum {year}", $"{year}莲桥论坛", $"Forum Jembatan Teratai {year}"),
            firstDay, firstDay.AddDays(2), "Asia/Shanghai", "CN", Text("Lianqiao", "莲桥市", "Lianqiao"), ["en", "zh", "id"],
            SeriesId: seriesId, Year: year,
            Theme: Text("Neighbours Building Bridges: Prosperity through Innovation", "邻里共筑桥：以创新促繁荣", "Bertetangga Membangun Jembatan: Sejahtera melalui Inovasi"),
            Aliases: ["LBF", "莲桥周"],
            Venue: Text("Lotus Bridge Convention Centre", "莲桥会展中心", "Pusat Konvensi Jembatan Teratai")));
    }
}
