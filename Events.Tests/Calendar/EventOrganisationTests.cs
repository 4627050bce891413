using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;

namespace Events.Tests.Calendar;

public sealed class EventOrganisationTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Names_hosts_before_supporters_and_keeps_the_print_order_within_a_role()
    {
        var forum = await app.EventAsync();
        var (centre, province, media, chamber) = (await OrganisationAsync(forum, "Zonal Centre"), await OrganisationAsync(forum, "Province"), await OrganisationAsync(forum, "Media House"), await OrganisationAsync(forum, "Chamber"));

        await app.SendAsync(forum.Organiser, new SetEventOrganisations(
            [new(media, OrganisingRole.Supporter), new(centre, OrganisingRole.Host), new(chamber, OrganisingRole.Organiser), new(province, OrganisingRole.Host)])
        { EventId = forum.Id });
        await app.SendAsync(forum.Organiser, new SetEventOrganisations(
            [new(media, OrganisingRole.Supporter), new(centre, OrganisingRole.Host), new(province, OrganisingRole.Host), new(chamber, OrganisingRole.CoOrganiser)])
        { EventId = forum.Id });

        var edition = await app.SendAsync(forum.Organiser, new GetEvent(forum.Id));
        Assert.Equal(
            [("Zonal Centre", OrganisingRole.Host), ("Province", OrganisingRole.Host), ("Chamber", OrganisingRole.CoOrganiser), ("Media House", OrganisingRole.Supporter)],
            edition.Organisations.Select(row => (row.Name.In("en"), row.Role)));
        Assert.Equal(3, edition.Version); // the organisations are part of the event
        var seen = await (await app.ClientAsync(null)).GetFromJsonAsync<JsonElement>($"/api/public/events/{forum.Slug}");
        Assert.Equal(["host", "host", "coOrganiser", "supporter"], seen.GetProperty("organisations").EnumerateArray().Select(row => row.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Refuses_unknown_and_repeated_organisations_and_changes_nothing()
    {
        var forum = await app.EventAsync();
        var centre = await OrganisationAsync(forum, "Centre");
        var client = await app.ClientAsync(forum.Organiser);
        await app.SendAsync(forum.Organiser, new SetEventOrganisations([new(centre, OrganisingRole.Host)]) { EventId = forum.Id });
        var before = await app.DigestAsync();

        await (await PutAsync(client, forum.Id, new { organisations = new[] { new { organisationId = Guid.CreateVersion7(), role = "host" } } })).ShouldBeAsync(HttpStatusCode.Conflict, "unknown-organisation");
        await (await PutAsync(client, forum.Id, new { organisations = new[] { new { organisationId = centre, role = "host" }, new { organisationId = centre, role = "host" } } })).ShouldBeAsync(HttpStatusCode.Conflict, "organisation-named-twice");
        await (await PutAsync(client, forum.Id, new { organisations = new[] { new { organisationId = centre, role = "sponsor" } } })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await PutAsync(client, forum.Id, new { organisations = new object?[] { null } })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PutAsJsonAsync($"/api/events/{forum.Id}/organisations", new { organisations = Array.Empty<object>() })).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");

        Assert.Equal(before, await app.DigestAsync());
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Guid eventId, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/events/{eventId}/organisations") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"2\"");
        return client.SendAsync(request);
    }

    private Task<Guid> OrganisationAsync(TestEvent forum, string name) =>
        app.SendAsync(forum.Organiser, new CreateOrganisation(LocalizedText.InEnglish(name), OrganisationType.Government, "CN"));
}
