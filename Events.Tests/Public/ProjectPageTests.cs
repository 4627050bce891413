using System.Net;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Public;

/// <summary>Signed projects and what became of them, for the world.</summary>
public sealed class ProjectPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("sector=energy", "Solar roofs for river towns", "Exchange of young doctors")]
    [InlineData("sector=health", "Exchange of young doctors", "Solar roofs for river towns")]
    [InlineData("country=LA", "Exchange of young doctors", "Solar roofs for river towns")]
    [InlineData("instrument=mou", "Exchange of young doctors", "Solar roofs for river towns")]
    public async Task Shows_the_projects_asked_for(string query, string shown, string left)
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/projects?{query}");

        Assert.Contains(shown, page);
        Assert.DoesNotContain(left, page);
        Assert.Contains("class=\"chips\"", page);
    }

    [Fact]
    public async Task Counts_each_project_once_by_state_and_sector_and_participations_by_country()
    {
        var register = await app.ForumAsync();
        var solar = await app.ReadAsync(db => db.CooperationProjects.Where(project => project.EventId == register.Forum.Id && project.SortKey.StartsWith("solar")).Select(project => project.Id).SingleAsync());
        await app.SendAsync(register.Proposer, new StartProject(register.Forum.Id, solar));

        var counts = await app.SendAsync(null, new CountPublicProjects(register.Forum.Slug));

        Assert.Equal(2, counts.Projects);
        Assert.Equal([new ProjectsInState(ProjectState.Signed, 1), new ProjectsInState(ProjectState.InImplementation, 1)], counts.ByState);
        Assert.Equal([("health", 1), ("distributed-pv", 1)], counts.BySector.Select(row => (row.Sector, row.Projects)));
        Assert.Equal([("CN", 2), ("ID", 1), ("LA", 1)], counts.ByCountry.Select(row => (row.Country!, row.Projects)));
        using var visitor = new Visitor(app);
        var page = await visitor.ReadAsync($"/e/{register.Forum.Slug}/projects?state=inImplementation");
        Assert.Contains("Solar roofs for river towns", page);
        Assert.Contains("In implementation", page);
        Assert.DoesNotContain("Exchange of young doctors", page);
        Assert.Contains("add up to participations", page);
    }

    [Fact]
    public async Task Refuses_a_state_that_is_none()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync($"/e/{forum.Slug}/projects?state=secret")).StatusCode);
        Assert.Contains("Nothing matches", await visitor.ReadAsync($"/e/{forum.Slug}/projects?state=vetted"));
    }
}
