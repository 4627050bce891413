using System.Net;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Accounts;

/// <summary>What was typed when the session had ended.</summary>
public sealed class KeptFormTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task Waits_while_its_owner_signs_in_and_is_sent_by_a_button()
    {
        var (visitor, email) = await SessionOverAsync();

        var asked = await SendLateAsync(visitor, "/account/passkeys/x/rename?lang=en", new() { ["name"] = "Typed <b>with</b> \"care\"\nin two lines", ["password"] = "not to be kept" });
        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains("What you typed is kept", page);
        Assert.DoesNotContain("not to be kept", page);

        var wrong = await visitor.PostAsync("/sign-in?ReturnUrl=" + Uri.EscapeDataString("/account/passkeys/x/rename?lang=en"), Fields(asked, page, email, "not this one at all"));
        var wrongPage = await wrong.PageAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var open = await visitor.PostAsync("/sign-in?ReturnUrl=" + Uri.EscapeDataString("/account/passkeys/x/rename?lang=en"), Fields(wrong, wrongPage, email, EventsApp.Password));
        var offer = await open.PageAsync();
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Contains("Send what you typed?", offer);
        Assert.Contains("action=\"/account/passkeys/x/rename?lang=en\"", offer);
        Assert.Contains("\"Typed <b>with</b> \"care\"\nin two lines\"", offer);

        // The button's form is ours: it reaches what it was meant for, here something that is not there.
        var sent = await visitor.PostAsync("/account/passkeys/x/rename?lang=en", new() { ["__RequestVerificationToken"] = open.FieldOf("__RequestVerificationToken", offer), ["name"] = "Typed" });
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    [Fact]
    public async Task Waits_through_the_second_step()
    {
        var (visitor, email) = await SessionOverAsync();
        using var client = await app.InAsync(email);
        var (key, _) = await app.SetUpAsync(client);
        var asked = await SendLateAsync(visitor, "/account/passkeys/x/rename", new() { ["name"] = "Typed" });

        var step = await visitor.PostAsync("/sign-in?ReturnUrl=/account/passkeys/x/rename", Fields(asked, await asked.PageAsync(), email, EventsApp.Password));
        var page = await step.PageAsync();
        var open = await visitor.PostAsync("/sign-in/code?ReturnUrl=/account/passkeys/x/rename", new()
        {
            ["__RequestVerificationToken"] = step.FieldOf("__RequestVerificationToken", page),
            ["step"] = step.FieldOf("step", page),
            ["kept"] = "1",
            ["kept.name"] = step.FieldOf("kept.name", page),
            ["code"] = app.NextCodeOf(key),
        });

        Assert.Contains("value=\"Typed\"", await open.PageAsync());
    }

    /// <summary>Else another site could lay words into somebody's mouth and let them sign in to it.</summary>
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Keeps_nothing_that_another_site_has_sent(string? origin)
    {
        var (visitor, _) = await SessionOverAsync();

        var asked = await SendLateAsync(visitor, "/account/passkeys/x/rename", new() { ["name"] = "Laid" }, origin ?? "");

        if (origin is null)
        {
            Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (asked.StatusCode, asked.Headers.Location!.AbsolutePath));
        }
        else
        {
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        }
    }

    /// <summary>A photo of some megabytes is sent with the fields: they are read out of the form, and the photo is let past.</summary>
    [Fact]
    public async Task Waits_without_the_photo_that_came_with_it()
    {
        var (visitor, _) = await SessionOverAsync();
        var photo = new ByteArrayContent(new byte[5 * 1024 * 1024]);
        var form = new MultipartFormDataContent { { new StringContent("Typed"), "latin" }, { photo, "photo", "photo.jpg" }, { new StringContent("after it"), "email" } };
        var request = new HttpRequestMessage(HttpMethod.Post, $"/events/{Guid.NewGuid()}/delegations/{Guid.NewGuid()}/members/add") { Content = form };
        request.Headers.Add("Origin", app.Address.GetLeftPart(UriPartial.Authority));

        var asked = await visitor.SendAsync(request);

        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains("name=\"kept.latin\" value=\"Typed\"", page);
        Assert.Contains("name=\"kept.email\" value=\"after it\"", page);
        Assert.DoesNotContain("kept.photo", page);
    }

    [Fact]
    public async Task Keeps_nothing_that_is_too_much()
    {
        var (visitor, _) = await SessionOverAsync();

        var asked = await SendLateAsync(visitor, "/account/passkeys/x/rename", new() { ["name"] = new string('x', 100_001) });

        // A field of this length is no form of ours.
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
    }

    private async Task<(Visitor Visitor, string Email)> SessionOverAsync()
    {
        var userId = await app.UserAsync();
        var visitor = await Visitor.SignedInAsync(app, userId);
        app.Clock.Turn(TimeSpan.FromMinutes(31));
        return (visitor, await app.EmailAsync(userId));
    }

    private Task<HttpResponseMessage> SendLateAsync(Visitor visitor, string address, Dictionary<string, string> fields, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        if (origin is not "")
        {
            request.Headers.Add("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        }

        return visitor.SendAsync(request);
    }

    private static Dictionary<string, string> Fields(HttpResponseMessage answer, string page, string email, string password) => new()
    {
        ["__RequestVerificationToken"] = answer.FieldOf("__RequestVerificationToken", page),
        ["kept"] = "1",
        ["kept.name"] = WebUtility.HtmlDecode(KeptName(page)),
        ["email"] = email,
        ["password"] = password,
    };

    // The page is decoded already: the value's own quotes end no attribute here.
    private static string KeptName(string page)
    {
        const string Begins = "name=\"kept.name\" value=\"";
        var from = page.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length;
        return page[from..page.IndexOf("\" />", from, StringComparison.Ordinal)];
    }
}
