using Events.Domain.Accreditation;
using Events.Domain.Audit;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Domain.Office;
using Events.Tests.Support;

namespace Events.Tests.Office;

/// <summary>What an event still needs, and the record of what was done.</summary>
public sealed class ReadinessTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Counts_exactly_the_rows_that_each_number_leads_to()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.DelegationAsync(forum, "Delegation of Laos");
        var (approved, submitted) = (await app.MemberAsync(forum, delegation, "Ready Invented"), await app.MemberAsync(forum, delegation, "Waiting Invented"));
        await app.ApproveAsync(forum, approved);
        await app.SubmitAsync(forum, submitted);

        var readiness = await app.SendAsync(forum.Organiser, new GetReadiness(forum.Id));

        Assert.Equal((2, 0, 1), (readiness.Categories, readiness.Rooms, readiness.Officers));
        Assert.Equal(
            (await TotalAsync(DelegationLack.Head), await TotalAsync(DelegationLack.Quota)),
            (readiness.WithoutHead, readiness.WithoutQuota));
        Assert.Equal(2, readiness.WithoutHead);
        Assert.Equal((1, 1, 1), (readiness.NominatedWithoutPhoto, readiness.ApprovedWithoutPhoto, readiness.NotPrinted));
        Assert.Equal(readiness.ApprovedWithoutPhoto, (await app.SendAsync(forum.Organiser, new ListPeople(forum.Id, State: ParticipationState.Approved, HasPhoto: false))).Total);
        Assert.Equal(readiness.NotPrinted, (await app.SendAsync(forum.Organiser, new ListBadges(forum.Id, Progress: BadgeProgress.NotPrinted))).Total);
        Assert.False(readiness.HasAgenda);
        Assert.False(readiness.HasMailServer);

        async Task<int> TotalAsync(DelegationLack lack) => (await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, Lacks: lack))).Total;
    }

    [Fact]
    public async Task The_record_is_narrowed_by_person_kind_action_and_days()
    {
        var forum = await app.EventAsync();
        var room = await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Audited hall")) { EventId = forum.Id });
        await app.SendAsync(forum.Organiser, new ChangeRoom(Given.Text("Audited great hall"), 80, null, 1) { EventId = forum.Id, RoomId = room });
        await app.ApproveAsync(forum, await app.MemberAsync(forum, await app.DelegationAsync(forum), "Recorded Invented"));
        var today = EventClock.DateOf(DateTime.UtcNow, (await app.SendAsync(forum.Organiser, new GetEvent(forum.Id))).Zone);

        var changed = Assert.Single((await AuditAsync(action: "ChangeRoom")).Items);
        Assert.Equal((room, "Audited great hall", forum.Organiser), (changed.ObjectId, changed.Name!.In("en"), changed.UserId));
        Assert.Equal(2, (await AuditAsync(kind: "Room")).Total);
        Assert.All((await AuditAsync(user: forum.Officer)).Items, row => Assert.Equal(forum.Officer, row.UserId));
        Assert.Equal((await AuditAsync()).Total, (await AuditAsync(from: today.AddDays(-1), until: today.AddDays(1))).Total);
        Assert.Equal(0, (await AuditAsync(from: today.AddDays(2))).Total);
        Assert.Equal(0, (await AuditAsync(until: today.AddDays(-2))).Total);
        var choices = await app.SendAsync(forum.Organiser, new ListAuditChoices(forum.Id));
        Assert.Contains(choices.People, person => person.Id == forum.Officer);
        Assert.Contains("ChangeRoom", choices.Actions);

        Task<Domain.Common.Page<AuditRow>> AuditAsync(Guid? user = null, string? kind = null, string? action = null, DateOnly? from = null, DateOnly? until = null) =>
            app.SendAsync(forum.Organiser, new ListAudit(forum.Id, null, 1, 100, user, kind, action, from, until));
    }

    [Fact]
    public async Task Each_follows_the_jobs_they_asked_for_and_an_organiser_sees_all()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.MemberAsync(forum, await app.DelegationAsync(forum), "Badged Invented"));
        var since = DateTime.UtcNow.AddMinutes(-1);
        var batch = await app.SendAsync(forum.Officer, new MakeBadges { EventId = forum.Id });
        var job = await app.ReadAsync(db => Task.FromResult(db.JobRequests.Single(row => row.SubjectId == batch).Id));
        await app.FinishedAsync(job);

        var mine = Assert.Single(await app.SendAsync(forum.Officer, new FollowMyJobs(forum.Id, since)));
        Assert.Equal((job, JobState.Done, true), (mine.Job.Id, mine.Job.State, mine.HasFile));
        Assert.Empty(await app.SendAsync(forum.Officer, new FollowMyJobs(forum.Id, DateTime.UtcNow.AddMinutes(1))));
        Assert.Empty(await app.SendAsync(forum.Organiser, new FollowMyJobs(forum.Id, since)));
        var listed = Assert.Single((await app.SendAsync(forum.Organiser, new ListEventJobs(forum.Id, JobKind.PrintBadges, JobState.Done))).Items);
        Assert.Equal("AccreditationOfficer", listed.AskedBy);
        Assert.Equal(0, (await app.SendAsync(forum.Organiser, new ListEventJobs(forum.Id, State: JobState.Dead))).Total);
    }
}
