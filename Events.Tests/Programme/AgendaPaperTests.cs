using System.Net;
using System.Security.Cryptography;
using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

/// <summary>From publishing to the paper, with the printer that the application has.</summary>
public sealed class AgendaPaperTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Follows_from_publishing_by_itself()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        var world = await app.ClientAsync(null);

        var answer = await world.GetAsync($"/api/events/{forum.Id}/agenda.pdf?lang=zh");
        for (var wait = 0; answer.StatusCode is HttpStatusCode.Accepted && wait < 300; wait++)
        {
            await Task.Delay(100);
            answer = await world.GetAsync($"/api/events/{forum.Id}/agenda.pdf?lang=zh");
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var paper = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(paper.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(paper))}\"", answer.Headers.ETag!.ToString());
    }
}
