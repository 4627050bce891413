using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Calendar;

public sealed class SeriesTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Creates_changes_and_lists_series()
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());

        var id = await (await client.PostAsJsonAsync("/api/series", new { name = new { en = "Week", zh = "周" }, level = "week", numbering = "year" })).MadeAsync();
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/series/{id}") { Content = JsonContent.Create(new { name = new { en = "A Week" }, level = "forum" }) };
        await (await client.PutAsJsonAsync($"/api/series/{id}", new { name = new { en = "A Week" }, level = "forum" })).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(request)).StatusCode);

        var reader = await app.ClientAsync(await app.UserAsync());
        var read = await reader.GetAsync($"/api/series/{id}");
        Assert.Equal("\"2\"", read.Headers.ETag!.Tag);
        var series = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("A Week", "forum", "year"), (series.GetProperty("name").GetProperty("en").GetString(), series.GetProperty("level").GetString(), series.GetProperty("numbering").GetString()));
        Assert.Contains(id, (await reader.GetFromJsonAsync<JsonElement>("/api/series")).GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
        await (await reader.GetAsync($"/api/series/{Guid.CreateVersion7()}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await reader.PostAsJsonAsync("/api/series", new { name = new { en = "Mine" }, level = "week", numbering = "year" })).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await client.PostAsJsonAsync("/api/series", new { name = new { en = "Week" }, level = "galaxy", numbering = "year" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Numbers_the_next_edition_after_the_last_one_unless_somebody_says_why_not()
    {
        var administrator = await app.AdministratorAsync();
        var series = await app.SendAsync(administrator, new CreateSeries(Given.Text("Ministers' Meeting"), SeriesLevel.Ministerial, Numbering.Ordinal));
        await EditionAsync(administrator, series, 5);
        var before = await app.DigestAsync();

        Assert.Equal("edition-needs-ordinal", (await Assert.ThrowsAsync<RuleViolation>(() => EditionAsync(administrator, series, null))).Code);
        Assert.Equal("ordinal-out-of-order", (await Assert.ThrowsAsync<RuleViolation>(() => EditionAsync(administrator, series, 7))).Code);
        // Not even a reason makes two fifth editions.
        Assert.Equal("one-ordinal-per-series", (await Assert.ThrowsAsync<RuleViolation>(() => EditionAsync(administrator, series, 5, "Press report"))).Code);
        Assert.Equal(before, await app.DigestAsync());

        await EditionAsync(administrator, series, 6);
        var eighth = await EditionAsync(administrator, series, 8, "Joint statement counts the online one");

        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == eighth));
        Assert.Equal("Joint statement counts the online one", audit.Reason);
    }

    [Fact]
    public async Task Keeps_the_number_of_an_edition_that_is_changed_otherwise()
    {
        var administrator = await app.AdministratorAsync();
        var series = await app.SendAsync(administrator, new CreateSeries(Given.Text("Forum"), SeriesLevel.Forum, Numbering.Ordinal));
        var first = await EditionAsync(administrator, series, 1);
        await EditionAsync(administrator, series, 2);
        ChangeEvent As(int ordinal) => new(
            Given.Text("Renamed"), new DateOnly(2023, 5, 18), new DateOnly(2023, 5, 21), "Asia/Shanghai", "CN", Given.Text("Fuzhou"), ["en"], series, ordinal, null, null, null, null)
        { EventId = first };

        await app.SendAsync(administrator, As(1));
        Assert.Equal("ordinal-out-of-order", (await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(administrator, As(4)))).Code);

        Assert.Equal(("Renamed", 1), await app.ReadAsync(async db => await db.Events.Where(edition => edition.Id == first).Select(edition => ValueTuple.Create(edition.Name.In("en"), edition.Ordinal!.Value)).SingleAsync()));
    }

    [Fact]
    public async Task Gives_a_number_to_one_of_many_who_ask_at_once()
    {
        var administrator = await app.AdministratorAsync();
        var series = await app.SendAsync(administrator, new CreateSeries(Given.Text("Race"), SeriesLevel.Forum, Numbering.Ordinal));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Record.ExceptionAsync(() => EditionAsync(administrator, series, 1))));

        Assert.Equal(1, outcomes.Count(outcome => outcome is null));
        Assert.All(outcomes.OfType<Exception>(), outcome => Assert.Contains(Assert.IsType<RuleViolation>(outcome).Code, (string[])["one-ordinal-per-series", "ordinal-out-of-order"]));
        Assert.Equal(1, await app.ReadAsync(db => db.Events.CountAsync(edition => edition.SeriesId == series)));
        Assert.Equal(1, await app.ReadAsync(db => db.RoleAssignments.CountAsync(role => role.UserId == administrator && role.Role == EventRole.Organiser)));
    }

    private Task<Guid> EditionAsync(Guid administrator, Guid series, int? ordinal, string? reason = null) => app.SendAsync(administrator, new CreateEvent(
        Given.Text("Edition"), new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 1), "Asia/Shanghai", "CN", Given.Text("Chengdu"), ["zh"],
        $"edition-{Guid.NewGuid():N}", series, ordinal, Reason: reason));
}
