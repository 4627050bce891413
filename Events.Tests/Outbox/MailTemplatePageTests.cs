using System.Net;
using Events.Domain.Access;
using Events.Domain.Outbox;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Outbox;

/// <summary>The texts of an event's mails, as an organiser writes them.</summary>
public sealed class MailTemplatePageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Saves_a_text_shows_it_with_invented_values_and_goes_back_to_ours()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var (list, address) = Addresses(forum);
        Assert.Contains($"href=\"{list}\"", await organiser.ReadAsync($"/events/{forum.Id}/outbox"));
        Assert.Contains($"href=\"/events/{forum.Id}/outbox\"", await organiser.ReadAsync($"/events/{forum.Id}"));
        Assert.DoesNotContain("Changed", await organiser.ReadAsync(list));

        var saved = await SaveAsync(organiser, address, "Come to {event}", "Dear {name},\r\nopen {link}", "0");

        Assert.Equal((HttpStatusCode.Redirect, address), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        Assert.Contains("Changed", await organiser.ReadAsync(list));
        var page = await organiser.ReadAsync(address);
        Assert.Contains("Come to Sample Forum 2031", page);
        Assert.Contains("Dear Ms Ana Invented,\nopen http", page);
        Assert.Equal(("Come to {event}", "Dear {name},\nopen {link}"), Text(await OwnAsync(forum)));

        await organiser.SubmitAsync(address, $"{address}/remove", new() { ["version"] = "1" });
        Assert.DoesNotContain(await app.SendAsync(forum.Organiser, new ListMailTemplates(forum.Id)), row => row.IsOwn);
        Assert.DoesNotContain("Use our text again", await organiser.ReadAsync(address));
    }

    [Theory]
    [InlineData("Come", "{link} and {passport}", "There is no {passport}. Use only what is listed")]
    [InlineData("{passport}", "{link}", "There is no {passport}. Use only what is listed")]
    [InlineData("Two\r\nlines", "{link}", "Write the subject in one line, without a line break.")]
    [InlineData("See {link}", "{link}", "Take {link} out of the subject")]
    [InlineData("Come", "No way in", "Put {link} into the text")]
    [InlineData("Come", "", "Write the text of the mail.")]
    public async Task Says_beside_the_field_what_to_do_and_keeps_what_was_typed(string subject, string body, string said)
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var (_, address) = Addresses(forum);

        var refused = await SaveAsync(organiser, address, subject, body, "0");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Contains(said, page);
        Assert.Contains($"value=\"{subject}\"", page);
        Assert.Contains($"{body}</textarea>", page);
        Assert.Equal(body.Contains("{passport}") || subject.Contains("{passport}"), page.Contains("Preview of the text that stands", StringComparison.Ordinal));
        Assert.DoesNotContain(await app.SendAsync(forum.Organiser, new ListMailTemplates(forum.Id)), row => row.IsOwn);
    }

    [Fact]
    public async Task Says_it_in_the_readers_language()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var (_, address) = Addresses(forum);

        Assert.Contains("没有 {passport}。", await (await SaveAsync(organiser, $"{address}?lang=zh", "Come", "{link} {passport}", "0")).PageAsync());
        Assert.Contains("Tidak ada {passport}.", await (await SaveAsync(organiser, $"{address}?lang=id", "Come", "{link} {passport}", "0")).PageAsync());
    }

    [Fact]
    public async Task The_second_of_two_organisers_sees_the_firsts_text_beside_their_own()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        var (_, address) = Addresses(forum);
        await SaveAsync(organiser, address, "The first", "First {link}", "0");

        var refused = await SaveAsync(organiser, address, "The second", "Second {link}", "0");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Contains("Somebody has changed this since you opened the page.", page);
        Assert.Contains("The text that stands now", page);
        Assert.Contains("First {link}", page);
        Assert.Contains("Second {link}</textarea>", page);
        Assert.Equal("The first", Text(await OwnAsync(forum)).Subject);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(organiser, address, "The second", "Second {link}", refused.FieldOf("version", page))).StatusCode);
        Assert.Equal("The second", Text(await OwnAsync(forum)).Subject);

        var late = await organiser.SubmitAsync(address, $"{address}/remove", new() { ["version"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal("The second", Text(await OwnAsync(forum)).Subject);
        await organiser.SubmitAsync(address, $"{address}/remove", new() { ["version"] = "2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(organiser, address, "The third", "Third {link}", "2")).StatusCode);
    }

    [Fact]
    public async Task The_api_minds_the_version_only_when_it_is_sent()
    {
        var forum = await app.EventAsync();
        using var organiser = await app.ClientAsync(forum.Organiser);
        var address = "/api" + Addresses(forum).Address;

        await PutAsync("\"1\"", HttpStatusCode.PreconditionFailed);
        await PutAsync("\"0\"", HttpStatusCode.NoContent);
        await PutAsync(null, HttpStatusCode.NoContent);
        await PutAsync("\"1\"", HttpStatusCode.PreconditionFailed);
        await PutAsync("\"2\"", HttpStatusCode.NoContent);
        Assert.Equal(3, (await OwnAsync(forum)).Version);

        async Task PutAsync(string? version, HttpStatusCode expected)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = System.Net.Http.Json.JsonContent.Create(new { subject = "Subject", body = $"{{link}} {Guid.NewGuid()}" }) };
            if (version is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", version);
            }

            Assert.Equal(expected, (await organiser.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Is_for_those_who_run_the_event()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        using var viewer = await Visitor.SignedInAsync(app, await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        using var outsider = await Visitor.SignedInAsync(app, (await app.EventAsync()).Organiser);
        var (list, address) = Addresses(forum);

        foreach (var page in (string[])[list, address])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(page)).StatusCode);
        }

        Assert.DoesNotContain("/outbox", await viewer.ReadAsync($"/events/{forum.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"{list}/passwordReset/en")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"{list}/staffInvitation/th")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.SubmitAsync("/account", address, Fields("Come", "{link}", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.SubmitAsync("/account", $"{address}/remove")).StatusCode);
    }

    private static (string List, string Address) Addresses(TestEvent forum) => ($"/events/{forum.Id}/mail-templates", $"/events/{forum.Id}/mail-templates/focalPointInvitation/en");

    private static (string Subject, string Body) Text(MailTemplateRow row) => (row.Subject, row.Body);

    private async Task<MailTemplateRow> OwnAsync(TestEvent forum) => (await app.SendAsync(forum.Organiser, new ListMailTemplates(forum.Id))).Single(row => row.IsOwn);

    private static Dictionary<string, string> Fields(string subject, string body, string version) => new() { ["subject"] = subject, ["body"] = body, ["version"] = version };

    private static Task<HttpResponseMessage> SaveAsync(Visitor visitor, string address, string subject, string body, string version) => visitor.SubmitAsync(address, address, Fields(subject, body, version));
}
