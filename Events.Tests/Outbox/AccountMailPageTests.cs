using System.Net;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Outbox;

/// <summary>The mails about accounts, as the administrator reads them.</summary>
public sealed class AccountMailPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task The_administrator_reads_them_and_their_links_only_where_a_mail_is_passed_on_by_hand()
    {
        var administrator = await app.AdministratorAsync();
        var (filed, sent) = (await MailAsync("Filed away", MailDelivery.Filed), await MailAsync("Sent away", MailDelivery.Sent));
        var forum = await app.EventAsync();
        var ofEvent = await MailAsync("An event's own", MailDelivery.Filed, forum.Id);
        using var visitor = await Visitor.SignedInAsync(app, administrator);

        Assert.Contains("href=\"/admin/mails\"", await visitor.ReadAsync("/admin/accounts"));
        var all = await visitor.ReadAsync("/admin/mails");
        Assert.Contains($"href=\"/admin/mails/{filed}\"", all);
        Assert.Contains("Sent away", all);
        Assert.DoesNotContain("An event's own", all);
        var narrowed = await visitor.ReadAsync("/admin/mails?state=sent");
        Assert.Contains("Sent away", narrowed);
        Assert.DoesNotContain("Filed away", narrowed);
        Assert.Contains("No mail is in this state.", await visitor.ReadAsync("/admin/mails?state=givenUp"));

        Assert.Contains("/reset?token=", await visitor.ReadAsync($"/admin/mails/{filed}"));
        var gone = await visitor.ReadAsync($"/admin/mails/{sent}");
        Assert.DoesNotContain("token=", gone);
        Assert.Contains("Open …", gone);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/admin/mails/{ofEvent}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var mail = await MailAsync("Not for all", MailDelivery.Filed);
        using var organiser = await Visitor.SignedInAsync(app, (await app.EventAsync()).Organiser);

        Assert.Equal(HttpStatusCode.Forbidden, (await organiser.GetAsync("/admin/mails")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await organiser.GetAsync($"/admin/mails/{mail}")).StatusCode);
    }

    private async Task<Guid> MailAsync(string subject, MailDelivery delivery, Guid? eventId = null)
    {
        var tokens = app.Services.GetRequiredService<ILinkTokens>();
        return await app.ReadAsync(async db =>
        {
            var link = new Link(LinkPurpose.ResetPassword, Guid.NewGuid(), tokens, DateTime.UtcNow.AddDays(1));
            var mail = new Mail(eventId is null ? MailKind.PasswordReset : MailKind.StaffInvitation, eventId, "bo@example.org", "en", new MailText(subject, "Open {link}"), link.Id, DateTime.UtcNow);
            mail.Deliver(delivery, DateTime.UtcNow);
            db.Links.Add(link);
            db.Post(mail, null, DateTime.UtcNow.AddDays(1));
            await db.SaveChangesAsync();
            return mail.Id;
        });
    }
}
