using System.Net;
using Events.Domain.Programme;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Public;

/// <summary>One session, and those with a part in it.</summary>
public sealed class SessionPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Shows_who_does_what_and_the_way_on()
    {
        var (forum, ids) = await ForumAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/sessions/{ids["Opening ceremony"]}");

        Assert.Contains("<h1>Opening ceremony</h1>", page);
        Assert.Contains("Monday, 12 August 2024, 09:00–10:00", page);
        Assert.Contains("<bdi>H.E. Ms. LI Hua</bdi>", page);
        Assert.Contains("Minister of Rivers", page);
        Assert.Contains("Great Hall", page);
        Assert.Contains($"href=\"/e/{forum.Slug}/sessions/{ids["Clean energy for river cities"]}\"", page);
        Assert.DoesNotContain("rel=\"prev\"", page);
        Assert.Contains($"href=\"/e/{forum.Slug}/sessions/{ids["Opening ceremony"]}/calendar.ics?lang=en\"", page);
    }

    [Fact]
    public async Task Says_of_a_closed_session_that_it_is_and_when()
    {
        var (forum, ids) = await ForumAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/sessions/{ids[GivenForum.Canary]}");

        Assert.Contains("<h1>Closed</h1>", page);
        Assert.Contains("10:30–11:30", page);
        Assert.DoesNotContain(GivenForum.Canary, page);
        Assert.DoesNotContain("Lotus Room", page);
        Assert.DoesNotContain("ld+json", page);
        Assert.DoesNotContain("calendar.ics", page);
    }

    [Fact]
    public async Task Marks_a_cancelled_session()
    {
        var (forum, ids) = await ForumAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/sessions/{ids["Visit to the solar park"]}");

        Assert.Contains("<s>Visit to the solar park</s>", page);
        Assert.Contains("https://schema.org/EventCancelled", page);
    }

    [Fact]
    public async Task A_session_that_was_never_released_or_is_another_events_is_not_there()
    {
        var (forum, ids) = await ForumAsync();
        var (other, _) = await ForumAsync();
        var draft = await app.ScheduleAsync(forum, Plans.Plan("Perhaps", "16:00-17:00"));
        using var visitor = new Visitor(app);

        foreach (var address in (string[])[$"/e/{forum.Slug}/sessions/{draft}", $"/e/{other.Slug}/sessions/{ids["Opening ceremony"]}", $"/e/{forum.Slug}/sessions/{draft}/calendar.ics"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task Goes_into_a_calendar_alone_under_the_id_that_it_has_in_the_whole_one()
    {
        var (forum, ids) = await ForumAsync();
        using var visitor = new Visitor(app);

        var answer = await visitor.GetAsync($"/e/{forum.Slug}/sessions/{ids["Opening ceremony"]}/calendar.ics?lang=zh");
        // Long lines are folded.
        var calendar = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Single(calendar.Split("BEGIN:VEVENT").Skip(1));
        Assert.Contains("SUMMARY:开幕式", calendar);
        Assert.Contains($"UID:{ids["Opening ceremony"]}@{forum.Id}", calendar);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20240812T090000", calendar);
    }

    [Fact]
    public async Task Lists_people_by_name_with_their_sessions_and_not_the_withdrawn()
    {
        var (forum, ids) = await ForumAsync();
        var leaves = await app.ParticipantAsync(forum, new() { Latin = "AWAY Gone" });
        await app.ScheduleAsync(forum, Plans.Plan("Evening", "16:00-17:00", null, null, leaves.As(SessionRole.Speaker)));
        await app.WithdrawAsync(leaves);
        var secret = await app.ParticipantAsync(forum, new() { Latin = "SECRET Guest" });
        await app.ScheduleAsync(forum, Plans.Plan("Behind doors", "16:00-17:00", null, null, secret.As(SessionRole.Speaker)) with { Audience = SessionAudience.Closed });
        await app.PublishAsync(forum);
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/people");
        var found = await visitor.ReadAsync($"/e/{forum.Slug}/people?q=NGUYEN");

        Assert.Equal(["LI Hua", "Nguyễn Văn Bịa", "SITI Invented"], ((string[])["SITI Invented", "Nguyễn Văn Bịa", "LI Hua"]).OrderBy(name => page.IndexOf(name, StringComparison.Ordinal)));
        Assert.Contains($"/sessions/{ids["Clean energy for river cities"]}\"", page);
        Assert.DoesNotContain("AWAY", page);
        Assert.DoesNotContain("SECRET", page);
        Assert.Contains("Nguyễn Văn Bịa", found);
        Assert.DoesNotContain("LI Hua", found);
    }

    private async Task<(TestEvent Forum, Dictionary<string, Guid> Ids)> ForumAsync()
    {
        var forum = (await app.ForumAsync()).Forum;
        var sessions = await app.ReadAsync(db => db.Sessions.Where(session => session.EventId == forum.Id).Select(session => new { session.Id, session.Title }).ToListAsync());
        return (forum, sessions.ToDictionary(session => session.Title.In("en"), session => session.Id));
    }
}
