using Events.Domain.Jobs;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Events.Tests.Outbox;

/// <summary>Mails from their row to a server's mailbox.</summary>
public sealed class SendMailTests(SendMailTests.App app) : IClassFixture<SendMailTests.App>
{
    [Fact]
    public async Task Arrives_once_with_its_link_under_an_id_of_its_own()
    {
        var forum = await app.EventAsync();
        var (mail, link) = await app.PostAsync(forum.Id, "anna@example.org", "Ünïcode 邀请 subject", "Open {link} now.\n\n.\nEnd");

        var job = await app.FinishedAsync(await app.JobOfAsync(mail));

        Assert.Equal(JobState.Done, job.State);
        var message = await app.ReceivedAsync(mail);
        Assert.Equal("Ünïcode 邀请 subject", message.Subject);
        Assert.Equal("anna@example.org", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal("Secretariat", Assert.Single(message.From.Mailboxes).Name);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("zh", message.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Equal($"{mail:N}@forum.example.org", message.MessageId);
        var text = message.TextBody!.ReplaceLineEndings("\n");
        Assert.Matches("^Open https://forum\\.example\\.org/invitation\\?token=[0-9A-Z]{26}&lang=zh now\\.\n\n\\.\nEnd", text);
        var token = text[(text.IndexOf('=') + 1)..][..26];
        Assert.Equal(link, await app.ReadAsync(async db => (await db.Links.FindByTokenAsync(LinkPurpose.Invitation, token.ToLowerInvariant(), default)).Id));
        Assert.Equal(MailState.Sent, (await app.SendAsync(forum.Organiser, new ListMails(forum.Id))).Items.Single(row => row.Id == mail).State);
    }

    [Fact]
    public async Task The_secret_of_a_link_is_in_no_table()
    {
        var forum = await app.EventAsync();
        var (mail, link) = await app.PostAsync(forum.Id, "anna@example.org", "Subject", "Open {link}");
        await app.FinishedAsync(await app.JobOfAsync(mail));
        var token = app.Services.GetRequiredService<ILinkTokens>().TokenFor(link);
        Assert.Contains(token, (await app.ReceivedAsync(mail)).TextBody, StringComparison.Ordinal);

        Assert.DoesNotContain(token, await app.ReadAsync(async db => string.Join('\n', (await db.Mails.ToListAsync()).Select(row => row.Subject + row.Body))
            + string.Join('\n', (await db.JobRequests.ToListAsync()).Select(row => row.DedupKey + row.LastError)) + string.Join('\n', (await db.Links.ToListAsync()).Select(row => row.TokenHash))), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Open …", (await app.SendAsync(forum.Organiser, new GetMail(forum.Id, mail))).Body);
    }

    [Fact]
    public async Task Waits_and_tries_again_when_the_server_is_down_for_a_while()
    {
        var forum = await app.EventAsync();
        app.Smtp.RecipientAnswer = "451 come back later";
        var (mail, _) = await app.PostAsync(forum.Id, "later@example.org", "Later", "Body");
        var job = await app.JobOfAsync(mail);
        JobRequest seen;
        do
        {
            await Task.Delay(50);
            seen = await app.ReadAsync(db => db.JobRequests.SingleAsync(row => row.Id == job));
        }
        while (seen.LastError is null);

        Assert.Equal((JobState.Queued, "The mail server did not take it (451)."), (seen.State, seen.LastError));
        Assert.Equal(MailState.Waiting, (await app.SendAsync(forum.Organiser, new ListMails(forum.Id))).Items.Single(row => row.Id == mail).State);
        app.Smtp.RecipientAnswer = "250 ok";
        Assert.Equal((JobState.Done, 2), ((await app.FinishedAsync(job)).State, seen.Attempts + 1));
    }

    [Fact]
    public async Task Gives_an_address_up_that_does_not_exist()
    {
        var forum = await app.EventAsync();
        app.Smtp.RecipientAnswer = "550 no such user nobody@example.org";
        var (mail, _) = await app.PostAsync(forum.Id, "nobody@example.org", "Subject", "Body");

        var job = await app.FinishedAsync(await app.JobOfAsync(mail));
        app.Smtp.RecipientAnswer = "250 ok";

        Assert.Equal((JobState.Dead, 1), (job.State, job.Attempts));
        Assert.Equal("The mail server refuses the address (550). Correct it and invite again.", job.LastError);
        Assert.Equal(MailState.GivenUp, Assert.Single((await app.SendAsync(forum.Organiser, new ListMails(forum.Id, MailState.GivenUp))).Items).State);
    }

    [Fact]
    public async Task A_lost_answer_leads_to_the_same_message_id_again()
    {
        var forum = await app.EventAsync();
        app.Smtp.LosesAnswers = 1;
        var (mail, _) = await app.PostAsync(forum.Id, "twice@example.org", "Twice", "Body");

        await app.FinishedAsync(await app.JobOfAsync(mail));

        Assert.Equal(2, app.Smtp.Messages.Count(message => message.Contains($"{mail:N}@", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sends_nothing_once_the_link_is_called_back()
    {
        var forum = await app.EventAsync();
        var (mail, link) = await app.PostAsync(forum.Id, "anna@example.org", "Revoked", "Open {link}", revoked: true);

        var job = await app.FinishedAsync(await app.JobOfAsync(mail));

        Assert.Equal(JobState.Dead, job.State);
        Assert.DoesNotContain(app.Smtp.Messages, message => message.Contains($"{mail:N}@", StringComparison.Ordinal));
        Assert.NotNull(await app.ReadAsync(db => db.Links.Where(row => row.Id == link).Select(row => row.RevokedUtc).SingleAsync()));
    }

    /// <summary>C12: what is in a name or a title begins no line of its own in the mail's head.</summary>
    [Fact]
    public async Task A_line_end_in_a_value_adds_no_header()
    {
        var forum = await app.EventAsync();
        var text = new MailText("About {event}", "Dear {name}").With(new Dictionary<string, string> { ["event"] = "Forum\r\nBcc: evil@example.org", ["name"] = "A\u202EB" });
        var (mail, _) = await app.PostAsync(forum.Id, "carla@example.org", text.Subject, text.Body);

        await app.FinishedAsync(await app.JobOfAsync(mail));

        var message = await app.ReceivedAsync(mail);
        Assert.Equal("About Forum  Bcc: evil@example.org", message.Subject);
        Assert.Empty(message.Bcc);
        Assert.Equal("Dear AB", message.TextBody!.TrimEnd());
        Assert.Equal("RCPT TO:<carla@example.org>", Assert.Single(app.Smtp.Recipients, line => line.Contains("carla", StringComparison.Ordinal) || line.Contains("evil", StringComparison.Ordinal)));
    }

    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        internal SmtpServer Smtp { get; } = new();

        public Task<Guid> JobOfAsync(Guid mail) => ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == mail).Select(job => job.Id).SingleAsync());

        public async Task<(Guid Mail, Guid Link)> PostAsync(Guid eventId, string to, string subject, string body, bool revoked = false)
        {
            await using var scope = Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            var link = new Link(LinkPurpose.Invitation, Guid.NewGuid(), scope.ServiceProvider.GetRequiredService<ILinkTokens>(), DateTime.UtcNow.AddDays(1));
            if (revoked)
            {
                link.Revoke(DateTime.UtcNow);
            }

            var mail = new Mail(MailKind.FocalPointInvitation, eventId, to, "zh", new MailText(subject, body), link.Id, DateTime.UtcNow);
            db.Links.Add(link);
            db.Post(mail, null, DateTime.UtcNow);
            await db.SaveChangesAsync();
            return (mail.Id, link.Id);
        }

        public async Task<MimeMessage> ReceivedAsync(Guid mail)
        {
            var raw = Assert.Single(Smtp.Messages, message => message.Contains($"{mail:N}@", StringComparison.Ordinal));
            return await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw)));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Smtp.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Events:Mail:Host", "127.0.0.1").UseSetting("Events:Mail:Port", Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .UseSetting("Events:Mail:Security", "none").UseSetting("Events:Mail:From", "Secretariat <forum@example.org>").UseSetting("Events:PublicOrigin", "https://forum.example.org/");
        }
    }
}
