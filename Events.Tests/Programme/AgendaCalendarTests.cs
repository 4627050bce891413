using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

/// <summary>The agenda for calendar programs (RFC 5545).</summary>
public sealed class AgendaCalendarTests(PaperApp app) : IClassFixture<PaperApp>
{
    [Fact]
    public async Task Carries_zone_ids_sequence_and_state()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum, "Hall; east, upper");
        var plan = Plans.Plan("Opening", "22:00-+1 00:30", room) with { Description = Given.Text("Words, words; and more\\ " + string.Concat(Enumerable.Repeat("long 会议 ", 20))) };
        var opening = await app.ScheduleAsync(forum, plan);
        var signing = await app.ScheduleAsync(forum, Plans.Plan("Signing", "11:00-12:00"));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var first = await ReadAsync(forum);
        await app.SendAsync(forum.Organiser, new CancelSession("Not ready") { EventId = forum.Id, SessionId = signing });
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        var second = await ReadAsync(forum);

        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n", second.Text);
        Assert.Contains("TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800", second.Text);
        Assert.DoesNotContain("RRULE", second.Text);
        var (before, after) = (Event(first.Lines, signing), Event(second.Lines, signing));
        Assert.Contains("SEQUENCE:1", before);
        Assert.Contains("STATUS:CONFIRMED", before);
        Assert.Contains("SEQUENCE:2", after);
        Assert.Contains("STATUS:CANCELLED", after);
        Assert.Equal(before.Single(line => line.StartsWith("UID:")), after.Single(line => line.StartsWith("UID:")));
        var dinner = Event(second.Lines, opening);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20240812T220000", dinner);
        Assert.Contains("DTEND;TZID=Asia/Shanghai:20240813T003000", dinner);
        Assert.Contains(dinner, line => line.StartsWith("LOCATION:Hall\\; east\\, upper\\, Changzhi"));
        Assert.Contains(dinner, line => line.StartsWith("DESCRIPTION:Words\\, words\\; and more\\\\ long 会议 long"));
        Assert.All(second.Text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("Not ready", second.Text);
    }

    [Fact]
    public async Task Is_a_calendar_for_whoever_saves_it_and_is_not_sent_twice()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00") with { Audience = SessionAudience.Closed });
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var world = await app.ClientAsync(null);

        var answer = await world.GetAsync($"/api/events/{forum.Id}/agenda.ics?lang=id");
        var again = await world.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/events/{forum.Id}/agenda.ics?lang=id") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } });

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{forum.Slug}-agenda.ics", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Contains("SUMMARY:Tertutup", await answer.Content.ReadAsStringAsync());
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
    }

    private async Task<(string Text, string[] Lines)> ReadAsync(TestEvent forum)
    {
        var text = await (await app.ClientAsync(null)).GetStringAsync($"/api/events/{forum.Id}/agenda.ics");
        return (text, text.Replace("\r\n ", "").Split("\r\n"));
    }

    private static string[] Event(string[] lines, Guid session)
    {
        var uid = Array.FindIndex(lines, line => line.StartsWith($"UID:{session}"));
        var start = Array.FindLastIndex(lines, uid, line => line == "BEGIN:VEVENT");
        return lines[start..Array.IndexOf(lines, "END:VEVENT", uid)];
    }
}
