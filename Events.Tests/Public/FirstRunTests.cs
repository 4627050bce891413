using System.Net;
using System.Text.RegularExpressions;
using Events.Domain.Access;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Public;

/// <summary>Each test has an application of its own: there is only one first run.</summary>
public sealed partial class FirstRunTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly EventsApp app = new(databases);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_link_makes_one_administrator_and_is_dead_then()
    {
        var (page, token) = await LinkAsync(app);
        using var visitor = new Visitor(app);

        var made = await visitor.SubmitAsync(page, "/first-run", Fields(token, "first@example.org"));

        Assert.Equal((HttpStatusCode.Redirect, "/"), (made.StatusCode, made.Headers.Location!.OriginalString));
        Assert.Contains("First Administrator", await visitor.ReadAsync("/"));
        var user = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Email == "first@example.org"));
        var role = await app.ReadAsync(db => db.RoleAssignments.SingleAsync());
        Assert.Equal((user.Id, EventRole.Administrator, null), (role.UserId, role.Role, role.EventId));
        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == role.Id));
        Assert.Equal((nameof(MakeFirstAdministrator), nameof(RoleAssignment)), (audit.Action, audit.ObjectType));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(page)).StatusCode);
        using var other = new Visitor(app);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync("/sign-in", "/first-run", Fields(token, "second@example.org"))).StatusCode);
        Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Without_the_token_there_is_no_such_page()
    {
        var (_, token) = await LinkAsync(app);
        using var visitor = new Visitor(app);

        foreach (var wrong in (string[])["", "0", token[..^1] + (token[^1] == '0' ? '1' : '0'), token.ToUpperInvariant() + "0"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/first-run?token={wrong}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.SubmitAsync("/sign-in", "/first-run", Fields(wrong, "first@example.org"))).StatusCode);
        }

        Assert.Equal(32, token.Length);
        Assert.Equal(0, await app.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_refused_form_leaves_the_link_alive_and_says_what_is_wrong()
    {
        var (page, token) = await LinkAsync(app);
        using var visitor = new Visitor(app);

        var refused = await visitor.SubmitAsync(page, "/first-run", Fields(token, "first@example.org", password: "short"));
        var repeated = await visitor.SubmitAsync(page, "/first-run", Fields(token, "first@example.org"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"password-error\"", await refused.PageAsync());
        Assert.Equal(HttpStatusCode.Redirect, repeated.StatusCode);
    }

    [Fact]
    public async Task The_link_is_dead_once_there_is_an_administrator_by_another_way()
    {
        var (page, token) = await LinkAsync(app);
        await app.AdministratorAsync();
        using var visitor = new Visitor(app);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SubmitAsync("/sign-in", "/first-run", Fields(token, "second@example.org"))).StatusCode);
        Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Two_at_once_make_one_administrator()
    {
        var (page, token) = await LinkAsync(app);
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(app)).ToList();

        var answers = await Task.WhenAll(visitors.Select((visitor, number) => visitor.SubmitAsync("/sign-in", "/first-run", Fields(token, $"administrator{number}@example.org"))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Redirect);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.NotFound));
        Assert.Equal(1, await app.ReadAsync(db => db.RoleAssignments.CountAsync(role => role.Role == EventRole.Administrator)));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    /// <summary>From the one line that the application prints; it prints it when it has begun to listen.</summary>
    internal static async Task<(string Page, string Token)> LinkAsync(EventsApp app)
    {
        for (var waited = 0; waited < 200 && app.Output.GetStringBuilder().Length == 0; waited++)
        {
            await Task.Delay(50);
        }

        var line = Assert.Single(app.Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        var link = Link().Match(line);
        Assert.True(link.Success, line);
        return (link.Groups[1].Value, link.Groups[2].Value);
    }

    private static Dictionary<string, string> Fields(string token, string email, string password = EventsApp.Password) =>
        new() { ["token"] = token, ["name"] = "First Administrator", ["email"] = email, ["password"] = password };

    [GeneratedRegex(@"http://[^/ ]+(/first-run\?token=([0-9a-f]+))")]
    private static partial Regex Link();
}
