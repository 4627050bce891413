using System.Net;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Office;

/// <summary>An event as its staff sees it.</summary>
public sealed class OverviewPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Counts_what_there_is()
    {
        var register = await app.ForumAsync();
        var forum = register.Forum;
        await app.DelegationsAsync(forum);

        var overview = await app.SendAsync(forum.Organiser, new GetEventOverview(forum.Id));

        // Three speakers as drafts; one approved, one submitted; none has a photo.
        Assert.Equal([(ParticipationState.Draft, 3), (ParticipationState.Submitted, 1), (ParticipationState.Approved, 1)],
            overview.Participations.Select(state => (state.Key, state.Value)).OrderBy(state => state.Key));
        Assert.Equal((5, 2, 1), (overview.WithoutPhoto, overview.Delegations, overview.WithoutHead));
        Assert.Equal((5, 1), (overview.Sessions[SessionState.Scheduled], overview.Sessions[SessionState.Cancelled]));
        Assert.Equal((2, 2, 1), (overview.Signed, overview.Projects[ProjectState.Signed], overview.Projects[ProjectState.Proposed]));
        Assert.Equal(2, overview.Agenda!.Number);
        Assert.Equal(8, overview.Jobs.Count);
        Assert.Equal([("en", 2), ("id", 2), ("zh", 2), ("zh,en", 2)], overview.Jobs.Where(job => job.Version == 2).Select(job => (job.Language, job.Version)).OrderBy(job => job.Language));
        Assert.Equal([EventRole.Organiser], overview.MyRoles);
    }

    [Fact]
    public async Task Counts_nothing_of_another_event()
    {
        await app.ForumAsync();
        var empty = await app.EventAsync();

        var overview = await app.SendAsync(empty.Organiser, new GetEventOverview(empty.Id));

        Assert.Empty(overview.Participations);
        Assert.Empty(overview.Sessions);
        Assert.Empty(overview.Projects);
        Assert.Empty(overview.Jobs);
        Assert.Equal((0, 0, 0, 0, null), (overview.WithoutPhoto, overview.Delegations, overview.WithoutHead, overview.Signed, overview.Agenda));
    }

    [Fact]
    public async Task Is_for_the_staff_of_the_event()
    {
        var forum = await app.EventAsync();
        var focalPoint = await app.FocalPointAsync(forum, await app.DelegationAsync(forum));

        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(focalPoint, new GetEventOverview(forum.Id)));
        using var nobody = new Visitor(app);
        var challenged = await nobody.GetAsync($"/events/{forum.Id}");
        Assert.Equal((HttpStatusCode.Redirect, $"/sign-in?ReturnUrl=%2Fevents%2F{forum.Id}"), (challenged.StatusCode, challenged.Headers.Location!.PathAndQuery));
        using var theirs = await Visitor.SignedInAsync(app, focalPoint);
        var forbidden = await theirs.GetAsync($"/events/{forum.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Contains("Not for your role", await forbidden.PageAsync());
        using var outsider = await Visitor.SignedInAsync(app, (await app.EventAsync()).Organiser);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/events/{forum.Id}")).StatusCode);
        using var administrator = await Visitor.SignedInAsync(app, await app.AdministratorAsync());
        Assert.Contains("Publish agenda", await administrator.ReadAsync($"/events/{forum.Id}"));
    }

    [Fact]
    public async Task Offers_what_the_reader_may_do()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        using var officer = await Visitor.SignedInAsync(app, forum.Officer);
        using var viewer = await Visitor.SignedInAsync(app, await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));

        Assert.Equal((true, true), await ButtonsAsync(organiser, forum));
        Assert.Equal((false, true), await ButtonsAsync(officer, forum));
        Assert.Equal((false, false), await ButtonsAsync(viewer, forum));
        var refused = await viewer.SubmitAsync("/", $"/events/{forum.Id}/agenda/publish");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(0, await app.ReadAsync(db => db.AgendaReleases.CountAsync(release => release.EventId == forum.Id)));
    }

    [Fact]
    public async Task Says_in_the_page_what_a_rule_refuses_and_changes_nothing()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);

        var answer = await organiser.SubmitAsync($"/events/{forum.Id}", $"/events/{forum.Id}/agenda/publish");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("No session is scheduled yet", page);
        Assert.Contains("<h1>", page);
        Assert.Equal(HttpStatusCode.BadRequest, (await organiser.PostAsync($"/events/{forum.Id}/agenda/publish", [])).StatusCode);
    }

    [Fact]
    public async Task Publishes_makes_badges_and_leads_to_the_finished_files()
    {
        var forum = (await app.ForumAsync()).Forum;
        await app.DelegationsAsync(forum);
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var address = $"/events/{forum.Id}";

        Assert.Equal(address, (await organiser.SubmitAsync(address, $"{address}/badges")).Headers.Location!.OriginalString);
        var batch = await app.ReadAsync(db => db.JobRequests.SingleAsync(job => job.EventId == forum.Id && job.Kind == JobKind.PrintBadges));
        foreach (var jobId in await app.ReadAsync(db => db.JobRequests.Where(job => job.EventId == forum.Id).Select(job => job.Id).ToListAsync()))
        {
            Assert.Equal(JobState.Done, (await app.FinishedAsync(jobId)).State);
        }

        var page = await organiser.ReadAsync(address);
        Assert.DoesNotContain("http-equiv=\"refresh\"", page);
        var files = ((string[])[$"/api{address}/badge-batches/{batch.SubjectId}/badges.pdf", $"/api{address}/agenda.pdf?lang=id"]).ToList();
        Assert.All(files, file => Assert.Contains($"href=\"{file}\"", page));
        foreach (var file in files)
        {
            Assert.Equal("application/pdf", (await organiser.GetAsync(file)).Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Follows_a_job_while_it_runs_and_stops_and_restarts_it()
    {
        var forum = await app.EventAsync();
        var waiting = new JobRequest(JobKind.PrintBadges, forum.Id, Guid.CreateVersion7(), $"test:{Guid.NewGuid()}", forum.Organiser, DateTime.UtcNow.AddDays(1));
        await app.ReadAsync(async db =>
        {
            db.JobRequests.Add(waiting);
            return await db.SaveChangesAsync();
        });
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var address = $"/events/{forum.Id}";

        Assert.Contains("<meta http-equiv=\"refresh\"", await organiser.ReadAsync(address));
        Assert.DoesNotContain("<meta http-equiv=\"refresh\"", await organiser.ReadAsync($"{address}?still=1"));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SubmitAsync(address, $"{address}/jobs/{waiting.Id}/cancel")).StatusCode);
        Assert.Equal(JobState.Cancelled, (await app.FinishedAsync(waiting.Id)).State);
        var cancelled = await organiser.ReadAsync(address);
        Assert.DoesNotContain("<meta http-equiv=\"refresh\"", cancelled);
        Assert.Contains($"{address}/jobs/{waiting.Id}/retry", cancelled);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.SubmitAsync(address, $"{address}/jobs/{Guid.NewGuid()}/cancel")).StatusCode);
    }

    private static async Task<(bool MayPublish, bool MayMakeBadges)> ButtonsAsync(Visitor visitor, TestEvent forum)
    {
        var page = await visitor.ReadAsync($"/events/{forum.Id}");
        return (page.Contains("Publish agenda"), page.Contains("Make badges"));
    }
}
