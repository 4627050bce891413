using System.Net;
using System.Text.RegularExpressions;
using Events.Tests.Support;

namespace Events.Tests.Public;

/// <summary>Somebody with a browser that keeps cookies, asks for pages and does not follow redirects by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public Visitor(EventsApp app, string language = "en")
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public static async Task<Visitor> SignedInAsync(EventsApp app, Guid userId)
    {
        var visitor = new Visitor(app);
        var answer = await visitor.SubmitAsync("/sign-in", "/sign-in", new() { ["email"] = await app.EmailAsync(userId), ["password"] = EventsApp.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>What a cookie holds that the browser keeps.</summary>
    public string CookieOf(EventsApp app, string name) => cookies.GetCookies(app.Address)[name]!.Value;

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>The text of a page that is there, as people read it.</summary>
    public async Task<string> ReadAsync(string address)
    {
        var answer = await client.GetAsync(address);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await answer.PageAsync();
    }

    /// <summary>Opens the page and sends one of its forms, with the token that the page holds.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, Dictionary<string, string>? fields = null)
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        Assert.NotEmpty(token);
        return await PostAsync(action, new Dictionary<string, string>(fields ?? []) { ["__RequestVerificationToken"] = token });
    }

    public Task<HttpResponseMessage> PostAsync(string action, Dictionary<string, string> fields) => client.PostAsync(action, new FormUrlEncodedContent(fields));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

internal static class Visits
{
    /// <summary>What a hidden field of the page holds.</summary>
    public static string FieldOf(this HttpResponseMessage answer, string name, string page)
    {
        var found = Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"");
        Assert.True(found.Success, $"{(int)answer.StatusCode}: there is no field {name}");
        return found.Groups[1].Value;
    }

    public static Task<string> EmailAsync(this EventsApp app, Guid userId) => app.ReadAsync(async db => (await db.Users.FindAsync(userId))!.Email!);

    public static async Task<string> PageAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
