using System.Text.RegularExpressions;
using Events.Domain.Calendar;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

/// <summary>The public pages at half past nine of the forum's first day.</summary>
public sealed class NowTests(FirstMorning app) : IClassFixture<FirstMorning>
{
    [Fact]
    public async Task Marks_what_runs_and_nothing_else()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/agenda");

        Assert.Single(Regex.Matches(page, "<strong class=\"now\">Now</strong>"));
        Assert.Matches("<li class=\"item on\">(?s:(?!</li>).)*Opening ceremony", page);
        Assert.Contains("<h2 id=\"RunningNow\">", await visitor.ReadAsync("/"));
    }

    [Fact]
    public async Task A_room_that_no_released_session_takes_is_not_shown()
    {
        var forum = (await app.ForumAsync()).Forum;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            db.Rooms.Add(new Room(forum.Id, Given.Text("Draft Room"), null, null, 9));
            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(app);

        Assert.DoesNotContain("Draft Room", await visitor.ReadAsync($"/e/{forum.Slug}/agenda"));
    }
}

/// <summary>12 August 2024, 09:30 in Shanghai.</summary>
public sealed class FirstMorning(TestDatabases databases) : EventsApp(databases)
{
    protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(new ShiftedTime(new DateTimeOffset(2024, 8, 12, 1, 30, 0, TimeSpan.Zero)));
}
