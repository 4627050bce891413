using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Programme;

/// <summary>The world reads the released agenda, not the draft.</summary>
public sealed class PublishAgendaTests(PaperApp app) : IClassFixture<PaperApp>
{
    [Fact]
    public async Task Issues_a_numbered_version_and_asks_for_a_paper_in_each_language()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));

        var first = await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        Assert.Equal((1, true), (first.Number, first.IsNew));
        var jobs = await app.ReadAsync(db => db.JobRequests.Where(job => job.EventId == forum.Id).ToListAsync());
        Assert.All(jobs, job => Assert.Equal((JobKind.RenderAgenda, forum.Organiser), (job.Kind, job.RequestedBy)));
        Assert.Equal(["en", "en,zh", "zh"], jobs.Select(job => job.DedupKey.Split(':')[2]).Order());
        Assert.All(jobs, job => Assert.StartsWith($"agenda:{first.ReleaseId}:", job.DedupKey));
    }

    [Fact]
    public async Task Shows_a_change_only_when_it_is_released()
    {
        var forum = await app.EventAsync();
        var plan = Plans.Plan("Opening", "09:00-10:00") with { EventId = forum.Id };
        var id = await app.ScheduleAsync(forum, plan);
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        await app.SendAsync(forum.Organiser, (plan.At("10:00-11:00") with { Title = Given.Text("Moved") }).ToChange(id));
        var draft = await app.SendAsync(null, new GetPublishedAgenda(forum.Slug));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var released = await app.SendAsync(null, new GetPublishedAgenda(forum.Slug));

        Assert.Equal((1L, "Opening", "09:00–10:00"), (draft.Version, draft.Days[0].Items[0].Title, draft.Days[0].Items[0].Time));
        Assert.Equal((2L, "Moved", "10:00–11:00"), (released.Version, released.Days[0].Items[0].Title, released.Days[0].Items[0].Time));
    }

    [Fact]
    public async Task Makes_no_new_version_when_nothing_has_changed()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        var first = await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        await app.ScheduleAsync(forum, Plans.Plan("Perhaps", "11:00-12:00") with { Draft = true });

        var second = await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        Assert.Equal((first.ReleaseId, false), (second.ReleaseId, second.IsNew));
        Assert.Equal(3, await app.ReadAsync(db => db.JobRequests.CountAsync(job => job.EventId == forum.Id)));
    }

    [Fact]
    public async Task Announces_as_cancelled_what_was_announced_before()
    {
        var forum = await app.EventAsync();
        var announced = await app.ScheduleAsync(forum, Plans.Plan("Announced", "09:00-10:00"));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var mistake = await app.ScheduleAsync(forum, Plans.Plan("Mistake", "11:00-12:00"));
        foreach (var id in (Guid[])[announced, mistake])
        {
            await app.SendAsync(forum.Organiser, new CancelSession("Not held") { EventId = forum.Id, SessionId = id });
        }

        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        var item = Assert.Single((await app.SendAsync(null, new GetPublishedAgenda(forum.Slug))).Days.SelectMany(day => day.Items));
        Assert.Equal((announced, true, "Cancelled"), (item.SessionId, item.IsCancelled, item.Notes[0]));
    }

    [Fact]
    public async Task Leaves_out_who_was_withdrawn()
    {
        var forum = await app.EventAsync();
        var (comes, gone) = (await app.ParticipantAsync(forum, new() { Latin = "COMES Surely" }), await app.ParticipantAsync(forum, new() { Latin = "GONE Away" }));
        await app.ScheduleAsync(forum, Plans.Plan("Panel", "09:00-10:00", null, null, gone.As(SessionRole.Chair), comes.As(SessionRole.Speaker)));
        await app.WithdrawAsync(gone);

        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        var person = Assert.Single((await app.SendAsync(null, new GetPublishedAgenda(forum.Slug))).Days[0].Items[0].People);
        Assert.Equal(("Speaker", "COMES Surely"), (person.Role, person.Name));
    }

    [Fact]
    public async Task Refuses_to_publish_nothing()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Perhaps", "11:00-12:00") with { Draft = true });

        Assert.Equal("agenda-is-empty", (await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id)))).Code);
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(null, new GetPublishedAgenda(forum.Slug)));
    }

    [Fact]
    public async Task Is_for_the_organiser()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        var protocol = await app.UserWithRoleAsync(forum.Id, EventRole.ProtocolOfficer);

        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(protocol, new PublishAgenda(forum.Id)));
    }

    [Fact]
    public async Task Numbers_each_version_once_when_two_publish_at_the_same_moment()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id))).Number.ToString();
            }
            catch (RuleViolation violation)
            {
                return violation.Code;
            }
        })));

        Assert.All(outcomes, outcome => Assert.Contains(outcome, (string[])["1", "one-agenda-of-a-number"]));
        Assert.Equal(1, await app.ReadAsync(db => db.AgendaReleases.CountAsync(release => release.EventId == forum.Id)));
    }

    [Fact]
    public async Task Orders_what_starts_together_as_the_organiser_says()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Third", "09:00-10:00") with { Order = 2 });
        await app.ScheduleAsync(forum, Plans.Plan("Second", "09:00-11:00") with { Order = 1 });
        await app.ScheduleAsync(forum, Plans.Plan("First", "08:00-09:00") with { Order = 9 });
        await app.ScheduleAsync(forum, Plans.Plan("Next day", "08:00-09:00", day: Plans.FirstDay.AddDays(1)));

        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        var agenda = await app.SendAsync(null, new GetPublishedAgenda(forum.Slug));
        Assert.Equal(["First", "Second", "Third"], agenda.Days[0].Items.Select(item => item.Title));
        var second = await app.SendAsync(null, new GetPublishedAgenda(forum.Slug, "zh", Plans.FirstDay.AddDays(1)));
        Assert.Equal("2024年8月13日 星期二", Assert.Single(second.Days).Heading);
        Assert.Equal([Plans.FirstDay, Plans.FirstDay.AddDays(1)], second.AllDays);
    }
}
