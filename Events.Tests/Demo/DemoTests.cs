using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Jobs;
using Events.Domain.Journeys;
using Events.Domain.Programme;
using Events.Infrastructure.Demo;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Demo;

/// <summary>The forum that <c>--demo</c> makes. On SQLite whatever the other tests run on: see <see cref="DemoApp" />.</summary>
[Collection(nameof(DemoApp)), Trait("Database", "SQLite")]
public class DemoTests(DemoApp demo)
{
    public static TheoryData<string, char, char> Scripts => new()
    {
        { "Vietnamese", 'Ạ', 'ỹ' },
        { "Han", '\u4E00', '\u9FFF' },
        { "Thai", '\u0E01', '\u0E5B' },
        { "Lao", '\u0E81', '\u0EDF' },
        { "Khmer", '\u1780', '\u17DD' },
        { "Myanmar", '\u1000', '\u109F' },
        { "Tamil", '\u0B82', '\u0BFA' },
        { "Jawi (pa)", 'ڤ', 'ڤ' },
        { "Kazakh", 'ұ', 'ұ' },
        { "Tajik", 'ӣ', 'ӣ' },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Has_approved_people_with_names_in_every_script(string script, char first, char last)
    {
        var names = await demo.ReadAsync(db => db.Participations.Where(row => row.State == ParticipationState.Approved)
            .Join(db.People, row => row.PersonId, person => person.Id, (_, person) => person.Name.Native).ToListAsync());

        Assert.True(names.Any(name => name is not null && name.Normalize().Any(letter => letter >= first && letter <= last)), script);
    }

    [Fact]
    public async Task Has_eleven_delegations_and_some_three_hundred_people()
    {
        var (delegations, people, apart) = await demo.ReadAsync(async db => (
            await db.Delegations.Include(delegation => delegation.Members).ToListAsync(), await db.Participations.CountAsync(), await db.Participations.CountAsync(row => row.DelegationId == null)));

        Assert.Equal(11, delegations.Count);
        Assert.All(delegations, delegation => Assert.Single(delegation.ActiveMembers, member => member.Capacity is Domain.Delegations.MemberCapacity.Head));
        Assert.InRange(people, 290, 320);
        Assert.Equal(20, apart);
    }

    [Fact]
    public async Task Nobody_has_anothers_name_and_every_state_is_there()
    {
        var (names, states) = await demo.ReadAsync(async db => (
            await db.People.Select(person => person.Name.Latin).ToListAsync(), await db.Participations.Select(row => row.State).Distinct().ToListAsync()));

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(Enum.GetValues<ParticipationState>().Order(), states.Order());
    }

    [Fact]
    public async Task Has_twenty_five_sessions_of_every_kind_in_four_rooms_over_three_days()
    {
        var (sessions, rooms) = await demo.ReadAsync(async db => (await db.Sessions.ToListAsync(), await db.Rooms.CountAsync()));

        Assert.Equal(25, sessions.Count);
        Assert.Equal(4, rooms);
        Assert.Equal(4, sessions.Select(session => session.RoomId).OfType<Guid>().Distinct().Count());
        Assert.Equal(3, sessions.Select(session => session.StartDate).Distinct().Count());
        Assert.Equal(Enum.GetValues<SessionKind>().Order(), sessions.Select(session => session.Kind).Distinct().Order());
        Assert.Single(sessions, session => session.State is SessionState.Cancelled);
        Assert.Single(sessions, session => session.Audience is SessionAudience.Closed);
    }

    [Fact]
    public async Task Eighty_people_arrive_and_whoever_was_to_come_on_the_eve_has_come()
    {
        var firstDay = (await demo.SendAsync(DemoAccounts.Viewer, new GetEvent(demo.EventId))).StartsOn;

        var counts = await demo.SendAsync(DemoAccounts.Protocol, new CountJourneys(demo.EventId, JourneyDirection.Arrival));

        Assert.Equal([new JourneyDay(firstDay.AddDays(-1), 64, 64), new JourneyDay(firstDay, 16, 0)], counts.Days);
    }

    [Fact]
    public async Task Is_in_its_second_day_with_the_host_first()
    {
        var edition = await demo.SendAsync(DemoAccounts.Viewer, new GetEvent(demo.EventId));

        var today = EventClock.DateOf(DateTime.UtcNow, "Asia/Shanghai");
        Assert.InRange(today.DayNumber - edition.StartsOn.DayNumber, DemoForum.StartedDaysAgo, DemoForum.StartedDaysAgo + 1);
        Assert.Equal([OrganisingRole.Host, OrganisingRole.Host, OrganisingRole.Organiser, OrganisingRole.Organiser, OrganisingRole.CoOrganiser, OrganisingRole.Supporter, OrganisingRole.Supporter],
            edition.Organisations.Select(organisation => organisation.Role));
    }

    [Fact]
    public async Task Makes_badges_and_the_agenda_in_three_languages_by_jobs()
    {
        var jobs = await demo.ReadAsync(db => db.JobRequests.Select(job => new { job.Kind, job.State, job.LastError }).ToListAsync());

        Assert.All(jobs, job => Assert.True(job.State is JobState.Done, $"{job.Kind} {job.State} {job.LastError}"));
        using var world = demo.CreateClient();
        foreach (var language in (string[])["en", "zh", "id"])
        {
            var agenda = await world.GetByteArrayAsync($"/api/events/{demo.EventId}/agenda.pdf?lang={language}");
            Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(agenda, 0, 4));
        }
    }

    [Fact]
    public async Task Everybody_signs_in_with_what_is_printed()
    {
        var roles = new HashSet<string>();
        foreach (var account in DemoAccounts.All)
        {
            using var client = await demo.ClientAsync(account);
            roles.Add((await client.GetFromJsonAsync<JsonElement>("/api/auth/me")).GetProperty("roles")[0].GetProperty("role").GetString()!);
        }

        Assert.Equal(Enum.GetNames<Domain.Access.EventRole>().Select(JsonNamingPolicy.CamelCase.ConvertName).Order(), roles.Order());
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using var again = await demo.CopyAsync();
        var before = await again.RowsAsync();

        await again.InitializeAsync();

        Assert.NotEqual(0, before["Participations"]);
        Assert.Equal(before, await again.RowsAsync());
    }

    [Fact]
    public async Task A_demo_that_was_cut_short_is_made_anew()
    {
        await using var half = await demo.CopyAsync();
        await half.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA user_version = 0"));
        var cutShort = await half.ReadAsync(db => db.Events.Select(edition => edition.Id).SingleAsync());

        await half.InitializeAsync();

        Assert.NotEqual(cutShort, half.EventId);
        Assert.Equal(await demo.ReadAsync(db => db.People.CountAsync()), await half.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_normal_start_refuses_its_database_in_one_line()
    {
        await using var copy = await demo.CopyAsync();
        var before = await copy.RowsAsync();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls=http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Events__DataDirectory"] = Path.Combine(Path.GetDirectoryName(copy.DatabaseFile)!, "normal");
        start.Environment["ConnectionStrings__Sqlite"] = $"Data Source={copy.DatabaseFile};Foreign Keys=True";
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();

        Assert.True(program.ExitCode == 1, await output + await errors);
        Assert.Contains("database of a demo", Assert.Single((await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(before, await copy.RowsAsync());
    }

    [Fact]
    public async Task A_demo_refuses_any_other_database()
    {
        var folder = Directory.CreateTempSubdirectory("events-demo-").FullName;
        var settings = DatabaseSettings.ForDemo(folder);
        await using (var db = DemoApp.Open(settings.ConnectionString))
        {
            await DatabaseStart.MigrateAsync(db, new DatabaseSettings(false, settings.ConnectionString, folder), CancellationToken.None);
            var refused = await Assert.ThrowsAsync<OperatorProblem>(() => DatabaseStart.MigrateAsync(db, settings, CancellationToken.None));
            Assert.Contains("not the database of a demo", refused.Message);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new Microsoft.Data.Sqlite.SqliteConnection(settings.ConnectionString));
        Directory.Delete(folder, recursive: true);
    }
}
