using System.Net;
using Events.Domain.Access;
using Events.Domain.Outbox;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Outbox;

/// <summary>The event's mails as an organiser reads them.</summary>
public sealed class OutboxPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Shows_the_mails_of_one_state_and_keeps_it_from_page_to_page()
    {
        var forum = await app.EventAsync();
        await app.ReadAsync(async db =>
        {
            for (var number = 1; number <= 60; number++)
            {
                var mail = new Mail(MailKind.StaffInvitation, forum.Id, "bo@example.org", "en", new MailText($"Invented {number}.", "Text"), null, DateTime.UtcNow);
                mail.Deliver(MailDelivery.Sent, DateTime.UtcNow);
                db.Post(mail, forum.Organiser, DateTime.UtcNow.AddDays(1));
            }

            return await db.SaveChangesAsync();
        });
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var address = $"/events/{forum.Id}/outbox";

        Assert.Contains("Invented", await organiser.ReadAsync($"{address}?state=sent"));
        Assert.Contains($"href=\"{address}?state=sent&page=2\"", await organiser.ReadAsync($"{address}?state=sent"));
        var none = await organiser.ReadAsync($"{address}?state=givenUp");
        Assert.DoesNotContain("Invented", none);
        Assert.Contains("No mail is in this state.", none);
        Assert.Equal(HttpStatusCode.BadRequest, (await organiser.GetAsync($"{address}?state=lost")).StatusCode);
    }

    [Fact]
    public async Task Is_for_those_who_run_the_event()
    {
        var forum = await app.EventAsync();
        using var viewer = await Visitor.SignedInAsync(app, await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        using var outsider = await Visitor.SignedInAsync(app, (await app.EventAsync()).Organiser);

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync($"/events/{forum.Id}/outbox?state=sent")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/events/{forum.Id}/outbox?state=sent")).StatusCode);
    }
}
