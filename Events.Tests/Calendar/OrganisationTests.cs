using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;

namespace Events.Tests.Calendar;

public sealed class OrganisationTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Creates_changes_and_reads_an_organisation()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, EventRole.ProjectOfficer));

        var id = await (await client.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green Port Ltd" }, type = "company", country = "SG" })).MadeAsync();
        Assert.Equal("SG", (await app.SendAsync(forum.Organiser, new GetOrganisation(id))).Country);
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(client, id, new { name = new { en = "Regional Centre" }, type = "internationalOrganisation", country = (string?)null }, 1)).StatusCode);
        await (await PutAsync(client, id, new { name = new { en = "Lost" }, type = "company", country = "SG" }, 1)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");

        var read = await client.GetAsync($"/api/organisations/{id}");
        Assert.Equal("\"2\"", read.Headers.ETag!.Tag);
        var organisation = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Regional Centre", "internationalOrganisation"), (organisation.GetProperty("name").GetProperty("en").GetString(), organisation.GetProperty("type").GetString()));
        Assert.Equal(JsonValueKind.Null, organisation.GetProperty("country").ValueKind);
    }

    [Theory]
    [InlineData("DONG Á")]
    [InlineData("đông á")]
    [InlineData("Ｄｏｎｇ　Ａ")]
    [InlineData("东亚")]
    public async Task Finds_an_organisation_by_any_of_its_names_however_it_is_typed(string typed)
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new CreateOrganisation(
            new LocalizedText(new Dictionary<string, string> { ["en"] = "East Asia Solar", ["vi"] = "Điện mặt trời Đông Á", ["zh"] = "东亚光伏" }), OrganisationType.Company, "VN"));
        await app.SendAsync(forum.Organiser, new CreateOrganisation(Given.Text("100% Wind"), OrganisationType.Company, "VN"));

        Assert.Contains(id, (await app.SendAsync(forum.Organiser, new ListOrganisations(typed))).Items.Select(row => row.Id));
        Assert.DoesNotContain("100% Wind", (await app.SendAsync(forum.Organiser, new ListOrganisations(typed))).Items.Select(row => row.Name.In("en")));
        Assert.All((await app.SendAsync(forum.Organiser, new ListOrganisations("%"))).Items, row => Assert.Equal("100% Wind", row.Name.In("en")));
    }

    [Fact]
    public async Task Lists_by_English_name_page_by_page()
    {
        var forum = await app.EventAsync();
        var word = $"w{Guid.NewGuid():N}";
        foreach (var name in (string[])["c", "A", "b"])
        {
            await app.SendAsync(forum.Organiser, new CreateOrganisation(Given.Text($"{name} {word}"), OrganisationType.Chamber, null));
        }

        var first = await app.SendAsync(forum.Organiser, new ListOrganisations(word, 1, 2));
        var second = await app.SendAsync(forum.Organiser, new ListOrganisations(word, 2, 2));

        Assert.Equal(3, first.Total);
        Assert.Equal(["A", "b", "c"], first.Items.Concat(second.Items).Select(row => row.Name.In("en").Split(' ')[0]));
    }

    [Fact]
    public async Task Refuses_what_is_wrong_and_those_who_only_read()
    {
        var forum = await app.EventAsync();
        var organiser = await app.ClientAsync(forum.Organiser);
        var viewer = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        var stranger = await app.ClientAsync(await app.UserAsync());
        var before = await app.DigestAsync();

        await (await organiser.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green" }, type = "company", country = "XX" })).ShouldBeAsync(HttpStatusCode.Conflict, "unknown-country");
        await (await organiser.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green" }, type = "company", country = "sg" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await organiser.PostAsJsonAsync("/api/organisations", new { name = new { en = new string('x', 501) }, type = "company" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await organiser.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green" }, type = 3 })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await viewer.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green" }, type = "company" })).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await stranger.PostAsJsonAsync("/api/organisations", new { name = new { en = "Green" }, type = "company" })).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await PutAsync(organiser, Guid.CreateVersion7(), new { name = new { en = "Green" }, type = "company", country = "SG" }, 1)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal(before, await app.DigestAsync());
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/api/organisations")).StatusCode);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Guid id, object body, long version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/organisations/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
