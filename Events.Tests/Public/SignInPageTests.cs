using System.Net;
using Events.Api.Account;
using Events.Tests.Support;

namespace Events.Tests.Public;

public sealed class SignInPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("/events/1?page=2", "/events/1?page=2")]
    [InlineData("/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil", "/")]
    [InlineData("~//evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("/%2f%2fevil.example", "/")]
    [InlineData("%2f%2fevil.example", "/")]
    [InlineData("/%2fevil.example", "/")]
    [InlineData("/%5cevil.example", "/")]
    [InlineData("java\tscript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Goes_on_to_its_own_addresses_only(string? asked, string goesTo) => Assert.Equal(goesTo, SignInPages.OwnAddress(asked));

    [Theory]
    [InlineData("/denied", "/denied")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    public async Task Signs_in_and_goes_on(string asked, string goesTo)
    {
        using var visitor = new Visitor(app);
        var page = $"/sign-in?ReturnUrl={Uri.EscapeDataString(asked)}";

        var answer = await visitor.SubmitAsync(page, page, await CredentialsAsync());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(goesTo, answer.Headers.Location!.OriginalString);
        var again = await visitor.GetAsync(page);
        Assert.Equal((HttpStatusCode.Redirect, goesTo), (again.StatusCode, again.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Says_the_same_of_a_wrong_password_and_of_an_unknown_address()
    {
        using var visitor = new Visitor(app);
        var known = await CredentialsAsync();

        var wrong = await visitor.SubmitAsync("/sign-in", "/sign-in", new() { ["email"] = known["email"], ["password"] = "not this one at all" });
        var unknown = await visitor.SubmitAsync("/sign-in", "/sign-in", new() { ["email"] = "nobody@example.org", ["password"] = "not this one at all" });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Contains("The address or the password is wrong", await wrong.PageAsync());
        Assert.Contains("The address or the password is wrong", await unknown.PageAsync());
        Assert.Equal("/", (await visitor.SubmitAsync("/sign-in", "/sign-in", known)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Refuses_a_form_of_another_site()
    {
        using var visitor = new Visitor(app);

        var answer = await visitor.PostAsync("/sign-in", await CredentialsAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("events=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signs_out()
    {
        using var visitor = await Visitor.SignedInAsync(app, await app.UserAsync("Somebody Signed-In"));
        Assert.Contains("Somebody Signed-In", await visitor.ReadAsync("/"));

        Assert.Equal("/", (await visitor.SubmitAsync("/", "/sign-out")).Headers.Location!.OriginalString);

        Assert.DoesNotContain("Somebody Signed-In", await visitor.ReadAsync("/"));
    }

    private async Task<Dictionary<string, string>> CredentialsAsync() => new() { ["email"] = await app.EmailAsync(await app.UserAsync()), ["password"] = EventsApp.Password };
}
