using System.Net;
using System.Net.Http.Json;
using Events.Domain.Outbox;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Outbox;

public sealed class MailTemplateTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public void Our_own_texts_are_complete_and_name_what_they_may()
    {
        var texts = (from kind in Enum.GetValues<MailKind>() from language in MailText.Languages select (kind, language, Text: MailText.Standard(kind, language))).ToList();

        Assert.All(texts, text => Assert.Empty(text.Text.Unknown(text.kind)));
        Assert.All(texts, text => Assert.Equal(text.kind is not MailKind.EmailChanged, text.Text.Body.Contains("{link}", StringComparison.Ordinal)));
        Assert.Equal(texts.Count, texts.Select(text => text.Text).Distinct().Count());
        Assert.Equal(MailText.Standard(MailKind.PasswordReset, "en"), MailText.Standard(MailKind.PasswordReset, "th"));
    }

    /// <summary>C18: an allow-list, not a language. Neither an object's members nor a format can be named.</summary>
    [Theory]
    [InlineData("{Participant.Passport}")]
    [InlineData("{{GetType}}")]
    [InlineData("{0:X}")]
    [InlineData("{event.__init__}")]
    [InlineData("{role}")]
    [InlineData("{open")]
    [InlineData("{}")]
    public async Task Refuses_a_placeholder_that_is_not_on_the_list(string placeholder)
    {
        var forum = await app.EventAsync();
        using var organiser = await app.ClientAsync(forum.Organiser);

        var answer = await organiser.PutAsJsonAsync($"/api/events/{forum.Id}/mail-templates/focalPointInvitation/en", new { subject = "Subject", body = $"{{link}} {placeholder}" });

        Assert.Contains("may name {name}, {event}", (await answer.ShouldBeAsync(HttpStatusCode.BadRequest, "invalid")).GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await app.ReadAsync(db => db.MailTemplates.Where(template => template.EventId == forum.Id).ToListAsync()));
    }

    [Fact]
    public async Task An_events_own_text_takes_the_place_of_ours_and_goes_again()
    {
        var forum = await app.EventAsync();
        using var organiser = await app.ClientAsync(forum.Organiser);
        var address = $"/api/events/{forum.Id}/mail-templates/focalPointInvitation/id";

        (await organiser.PutAsJsonAsync(address, new { subject = "Undangan {event}", body = "Buka {link}" })).EnsureSuccessStatusCode();
        var rows = await app.SendAsync(forum.Organiser, new ListMailTemplates(forum.Id));
        Assert.Equal(("Undangan {event}", "Buka {link}"), Assert.Single(rows.Where(row => row.IsOwn).Select(row => (row.Subject, row.Body))));
        (await organiser.DeleteAsync(new Uri(address, UriKind.Relative))).EnsureSuccessStatusCode();

        Assert.DoesNotContain(await app.SendAsync(forum.Organiser, new ListMailTemplates(forum.Id)), row => row.IsOwn);
        await (await organiser.PutAsJsonAsync(address, new { subject = "No link", body = "Nothing" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await organiser.PutAsJsonAsync(address, new { subject = "Two\r\nlines", body = "{link}" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Without_a_server_the_mail_lies_in_the_pick_up_folder_and_the_organiser_reads_it()
    {
        var forum = await app.EventAsync();
        Guid mail;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.EventsDb>();
            var link = new Domain.Links.Link(Domain.Links.LinkPurpose.Invitation, Guid.NewGuid(), scope.ServiceProvider.GetRequiredService<Domain.Links.ILinkTokens>(), DateTime.UtcNow.AddDays(1));
            var row = new Mail(MailKind.StaffInvitation, forum.Id, "bo@example.org", "en", new MailText("Subject", "Open {link}"), link.Id, DateTime.UtcNow);
            db.Links.Add(link);
            db.Post(row, forum.Organiser, DateTime.UtcNow);
            await db.SaveChangesAsync();
            mail = row.Id;
        }

        await app.FinishedAsync(await app.ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == mail).Select(job => job.Id).SingleAsync()));

        var read = await app.SendAsync(forum.Organiser, new GetMail(forum.Id, mail));
        Assert.Equal(MailDelivery.Filed, read.Delivery);
        Assert.StartsWith($"Open {app.Address.ToString().TrimEnd('/')}/invitation?token=", read.Body, StringComparison.Ordinal);
        var file = Path.Combine(app.DataDirectory, "mail", $"{mail:N}.eml");
        Assert.Contains(read.Body[^26..], await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        using var viewer = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, Domain.Access.EventRole.Viewer));
        await (await viewer.GetAsync($"/api/events/{forum.Id}/mails/{mail}")).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        var other = await app.EventAsync();
        await Assert.ThrowsAsync<Domain.Common.NotFound>(() => app.SendAsync(other.Organiser, new GetMail(other.Id, mail)));
    }

    /// <summary>C19: a long text is searched in a straight line.</summary>
    [Fact]
    public void A_hundred_thousand_braces_are_nothing()
    {
        var text = new MailText("Subject", new string('{', 100_000) + "a");

        Assert.NotEmpty(text.Unknown(MailKind.PasswordReset));
        Assert.StartsWith("{", text.With(new Dictionary<string, string>()).Body, StringComparison.Ordinal);
    }
}
