using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Projects;

public sealed class SignProjectTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly EventDays days = new(new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14), new DateOnly(2024, 12, 31));

    [Fact]
    public async Task Signs_once_of_many_at_the_same_time()
    {
        var register = await app.RegisterAsync();
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Indonesian));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await register.SignAsync(id);
                return "signed";
            }
            catch (Exception refused) when (refused is DbUpdateConcurrencyException or RuleViolation { Code: "project-state" })
            {
                return "refused";
            }
        })));

        Assert.Equal(1, answers.Count(answer => answer == "signed"));
        Assert.Single((await register.ReadAsync(id)).History, change => change.To is ProjectState.Signed);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Only_the_version_keeps_two_who_read_the_same_from_signing_twice(bool guarded, int signings)
    {
        var register = await app.RegisterAsync();
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Indonesian));
        await using var one = TestDatabases.Open(app.ConnectionString);
        await using var other = TestDatabases.Open(app.ConnectionString);
        var first = await one.CooperationProjects.FindInEventAsync(register.Forum.Id, id, default);
        var second = await other.CooperationProjects.FindInEventAsync(register.Forum.Id, id, default);
        first.Sign(new Signing(days.StartsOn, SigningPlace.DuringEventOffStage, null), days, register.Proposer, DateTime.UtcNow);
        second.Sign(new Signing(days.EndsOn, SigningPlace.DuringEventOffStage, null), days, register.Vetter, DateTime.UtcNow);

        await one.SaveChangesAsync(default);
        if (guarded)
        {
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(default));
        }
        else
        {
            other.Entry(second).Property(project => project.Version).OriginalValue = first.Version;
            await other.SaveChangesAsync(default);
        }

        Assert.Equal(signings, (await register.ReadAsync(id)).History.Count(change => change.To is ProjectState.Signed));
    }

    [Fact]
    public async Task Corrects_a_signing_and_keeps_what_stood_before()
    {
        var register = await app.RegisterAsync();
        var id = await register.SignedAsync(register.Project(register.Chinese, register.Indonesian));

        await app.SendAsync(register.Vetter, new CorrectSigning(new DateOnly(2024, 8, 13), SigningPlace.DuringEventOffStage, "Signed a day later") { EventId = register.Forum.Id, ProjectId = id });

        var project = await register.ReadAsync(id);
        Assert.Equal((new DateOnly(2024, 8, 13), ProjectState.Signed), (project.SignedOn, project.State));
        Assert.Equal([new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 13)], project.History.Skip(3).Select(change => change.SignedOn!.Value));
        var last = project.History[^1];
        Assert.Equal((register.Vetter, ProjectState.Signed, ProjectState.Signed, "Signed a day later"), (last.By, last.From, last.To, last.Reason));
        var audit = await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == id).OrderBy(entry => entry.Sequence).LastAsync());
        Assert.Equal((nameof(CorrectSigning), "Signed a day later", register.Vetter), (audit.Action, audit.Reason, audit.UserId));
        Assert.Contains(nameof(CooperationProject.SignedOn), audit.Fields);
    }

    [Fact]
    public async Task Undoes_a_signing_with_a_reason_and_counts_it_no_more()
    {
        var register = await app.RegisterAsync();
        var id = await register.SignedAsync(register.Project(register.Chinese, register.Indonesian));

        var outcome = await app.SendAsync(register.Vetter, new UndoSigning("Wrong project") { EventId = register.Forum.Id, ProjectId = id });

        Assert.Equal(0, outcome.Signed);
        var project = await register.ReadAsync(id);
        Assert.Equal((ProjectState.Vetted, (DateOnly?)null, (SigningPlace?)null), (project.State, project.SignedOn, project.SigningPlace));
        Assert.Equal([ProjectState.Draft, ProjectState.Proposed, ProjectState.Vetted, ProjectState.Signed, ProjectState.Vetted], project.History.Select(change => change.To));
        Assert.Equal("Wrong project", project.History[^1].Reason);
        Assert.Equal("Wrong project", await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == id && entry.Action == nameof(UndoSigning)).Select(entry => entry.Reason).SingleAsync()));
        Assert.Equal(1, (await register.SignAsync(id)).Signed);
    }

    [Fact]
    public async Task Nothing_is_signed_before_its_day()
    {
        var register = await app.RegisterAsync();
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Indonesian));
        var project = await app.ReadAsync(db => db.CooperationProjects.SingleAsync(row => row.Id == id));
        var signing = new Signing(TestRegister.FirstDay.AddDays(1), SigningPlace.DuringEventOffStage, null);
        EventDays On(DateOnly today) => new(TestRegister.FirstDay, TestRegister.FirstDay.AddDays(2), today);

        Assert.Equal("signing-in-future", Assert.Throws<RuleViolation>(() => project.Sign(signing, On(TestRegister.FirstDay), register.Proposer, DateTime.UtcNow)).Code);
        Assert.Equal(ProjectState.Vetted, project.State);

        project.Sign(signing, On(TestRegister.FirstDay.AddDays(1)), register.Proposer, DateTime.UtcNow);
        Assert.Equal(ProjectState.Signed, project.State);
    }

    [Fact]
    public async Task Signs_on_stage_in_a_session_of_the_event_that_is_held_that_day()
    {
        var register = await app.RegisterAsync();
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Indonesian));
        Task<Guid> CeremonyAsync(TestEvent forum, bool draft) => app.SendAsync(forum.Organiser, new ScheduleSession
        {
            EventId = forum.Id,
            Kind = SessionKind.Signing,
            Title = Given.Text("Signing ceremony"),
            StartDate = TestRegister.FirstDay,
            StartTime = new TimeOnly(15, 0),
            EndDate = TestRegister.FirstDay,
            EndTime = new TimeOnly(16, 0),
            Draft = draft,
        });
        Task SignAsync(Guid sessionId, DateOnly on) => app.SendAsync(register.Proposer, new SignProject(on, SigningPlace.OnStage, sessionId) { EventId = register.Forum.Id, ProjectId = id });
        var ceremony = await CeremonyAsync(register.Forum, draft: false);
        var pencilled = await CeremonyAsync(register.Forum, draft: true);
        var foreign = await CeremonyAsync(await app.EventAsync(), draft: false);

        await Assert.ThrowsAsync<NotFound>(() => SignAsync(foreign, TestRegister.FirstDay));
        await Assert.ThrowsAsync<NotFound>(() => SignAsync(Guid.CreateVersion7(), TestRegister.FirstDay));
        Assert.Equal("ceremony-session-not-held", (await Assert.ThrowsAsync<RuleViolation>(() => SignAsync(pencilled, TestRegister.FirstDay))).Code);
        Assert.Equal("signing-outside-session", (await Assert.ThrowsAsync<RuleViolation>(() => SignAsync(ceremony, TestRegister.FirstDay.AddDays(1)))).Code);
        Assert.Equal(ProjectState.Vetted, (await register.ReadAsync(id)).State);

        await SignAsync(ceremony, TestRegister.FirstDay);

        var signed = await register.ReadAsync(id);
        Assert.Equal((SigningPlace.OnStage, ceremony), (signed.SigningPlace, signed.CeremonySessionId));
    }

    [Fact]
    public async Task The_database_refuses_to_rewrite_history()
    {
        var register = await app.RegisterAsync();
        var id = await register.ProposeAsync(register.Project(register.Chinese, register.Indonesian));
        await using var db = TestDatabases.Open(app.ConnectionString);
        var project = await db.CooperationProjects.FindInEventAsync(register.Forum.Id, id, default);
        db.Entry(project.History[0]).Property(change => change.Reason).CurrentValue = "Rewritten";

        Assert.Equal("history-append-only", (await Assert.ThrowsAsync<RuleViolation>(() => db.SaveChangesAsync(default))).Code);
        await Assert.ThrowsAnyAsync<Exception>(() => app.ReadAsync(other => other.Database.ExecuteSqlRawAsync("DELETE FROM \"ProjectHistory\"")));
        Assert.Equal(2, (await register.ReadAsync(id)).History.Count);
    }

    [Fact]
    public async Task Names_signatories_from_the_event_s_own_participations_only()
    {
        var register = await app.RegisterAsync();
        var id = await register.ProposeAsync(register.Project(register.Chinese, register.Indonesian));
        var own = await ParticipationAsync(register.Forum, "PHAM Minh An");
        var foreign = await ParticipationAsync(await app.EventAsync(), "Somebody ELSE");
        Task NameAsync(Guid participationId) => app.SendAsync(register.Proposer,
            new NameSignatories([new SignatoryFields(ParticipationId: participationId)]) { EventId = register.Forum.Id, ProjectId = id, OrganisationId = register.Indonesian });

        await NameAsync(own);
        await Assert.ThrowsAsync<NotFound>(() => NameAsync(foreign));

        var signatory = Assert.Single((await register.ReadAsync(id)).Parties[1].Signatories);
        Assert.Equal(("PHAM Minh An", "Minister", own), (signatory.Name, signatory.Office.In("en"), signatory.ParticipationId));
    }

    private Task<Guid> ParticipationAsync(TestEvent forum, string name) => app.ReadAsync(async db =>
    {
        var person = db.People.Add(new Domain.People.Person(new Domain.People.PersonName { Latin = name }, null, null)).Entity;
        var participation = new Domain.Accreditation.Participation(forum.Id, person.Id, forum.Delegates, null, forum.Organiser, DateTime.UtcNow);
        participation.Describe(Given.Text("Minister"), null);
        db.Participations.Add(participation);
        await db.SaveChangesAsync(default);
        return participation.Id;
    });
}
