using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Projects;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Projects;

public sealed class ProjectEndpointsTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Proposes_vets_and_signs_over_http()
    {
        var register = await app.RegisterAsync();
        var officer = await app.ClientAsync(register.Proposer);
        var organiser = await app.ClientAsync(register.Vetter);
        var projects = $"/api/events/{register.Forum.Id}/projects";

        var id = await (await officer.PostAsJsonAsync(projects, Body(register))).MadeAsync();
        await (await officer.PostAsync($"{projects}/{id}/vet", null)).ShouldBeAsync(HttpStatusCode.Conflict, "four-eyes");
        await (await officer.PostAsJsonAsync($"{projects}/{id}/sign", new { on = "2024-08-12", place = "duringEventOffStage" })).ShouldBeAsync(HttpStatusCode.Conflict, "project-state");
        Assert.Equal(HttpStatusCode.NoContent, (await organiser.PostAsync($"{projects}/{id}/vet", null)).StatusCode);
        var signed = await officer.PostAsJsonAsync($"{projects}/{id}/sign", new { on = "2024-08-12", place = "duringEventOffStage" });

        Assert.Equal(1, (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("signed").GetInt32());
        var project = await officer.GetFromJsonAsync<JsonElement>($"{projects}/{id}");
        Assert.Equal(("signed", "2024-08-12"), (project.GetProperty("state").GetString(), project.GetProperty("signedOn").GetString()));
        Assert.Equal(12_100_000_000m, project.GetProperty("values")[0].GetProperty("amount").GetDecimal());
        var report = await officer.GetFromJsonAsync<JsonElement>($"/api/events/{register.Forum.Id}/reports/signed-projects?by=country");
        Assert.Equal((1, 2), (report.GetProperty("totalProjects").GetInt32(), report.GetProperty("sumOfRows").GetInt32()));
        await (await officer.PostAsJsonAsync($"/api/events/{register.Forum.Id}/published-figures", new { qualifier = "moreThan", number = 1, source = "Register" })).ShouldBeAsync(HttpStatusCode.Conflict, "figure-exceeds-actual");
        await (await officer.PostAsJsonAsync($"/api/events/{register.Forum.Id}/published-figures", new { qualifier = "exact", number = 1, source = "Register" })).MadeAsync();
    }

    [Fact]
    public async Task Walks_every_step_of_a_project_s_life()
    {
        var register = await app.RegisterAsync();
        var officer = await app.ClientAsync(register.Proposer);
        var organiser = await app.ClientAsync(register.Vetter);
        var projects = $"/api/events/{register.Forum.Id}/projects";
        var draft = register.Project(register.Chinese, register.Lao) with { AsDraft = true };
        var id = await register.ProposeAsync(draft);
        var declined = await register.ProposeAsync(register.Project(register.Chinese, register.Lao));
        var withdrawn = await register.ProposeAsync(draft);
        async Task StepAsync(HttpClient client, Guid projectId, string step, object? body = null)
        {
            var response = await client.PostAsync($"{projects}/{projectId}/{step}", body is null ? null : JsonContent.Create(body));
            Assert.True(response.IsSuccessStatusCode, $"{step}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        await StepAsync(officer, id, "propose");
        await StepAsync(organiser, id, "return", new { reason = "No date" });
        await StepAsync(officer, id, "propose");
        await StepAsync(organiser, id, "defer", new { reason = "Next edition" });
        await StepAsync(officer, id, "propose");
        await StepAsync(organiser, id, "vet");
        await StepAsync(officer, id, "sign", new { on = "2024-08-11", place = "immediatelyBefore" });
        await StepAsync(officer, id, "start");
        await StepAsync(officer, id, "stall", new { reason = "No permit" });
        await StepAsync(officer, id, "start");
        await StepAsync(officer, id, "complete", new { evidence = "Report 9" });
        await StepAsync(organiser, declined, "decline", new { reason = "Outside the theme" });
        await StepAsync(officer, withdrawn, "withdraw", new { reason = "A party left" });

        var history = (await register.ReadAsync(id)).History;
        Assert.Equal(
            ["Draft", "Proposed", "Returned", "Proposed", "Deferred", "Proposed", "Vetted", "Signed", "InImplementation", "Stalled", "InImplementation", "Completed"],
            history.Select(change => change.To.ToString()));
        Assert.Equal(("No date", "Report 9"), (history[2].Reason, history[^1].Evidence));
        Assert.Equal(ProjectState.NotSelected, (await register.ReadAsync(declined)).State);
        Assert.Equal(ProjectState.Withdrawn, (await register.ReadAsync(withdrawn)).State);
    }

    [Fact]
    public async Task Names_the_signatories_of_a_vetted_project()
    {
        var register = await app.RegisterAsync();
        var client = await app.ClientAsync(register.Proposer);
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Lao));
        var address = $"/api/events/{register.Forum.Id}/projects/{id}";
        var request = new HttpRequestMessage(HttpMethod.Put, $"{address}/parties/{register.Lao}/signatories")
        {
            Content = JsonContent.Create(new { signatories = new[] { new { name = "KHAM Noy", office = new { en = "President" } } } }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", (await client.GetAsync(address)).Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(request)).StatusCode);

        var project = await register.ReadAsync(id);
        Assert.Equal(["LI Hua", "KHAM Noy"], project.Parties.Select(party => Assert.Single(party.Signatories).Name));
        Assert.Equal(ProjectState.Vetted, project.State);
    }

    [Fact]
    public async Task Changes_a_project_only_from_the_version_that_was_read()
    {
        var register = await app.RegisterAsync();
        var client = await app.ClientAsync(register.Proposer);
        var id = await register.ProposeAsync(register.Project(register.Chinese, register.Lao));
        var address = $"/api/events/{register.Forum.Id}/projects/{id}";
        var etag = (await client.GetAsync(address)).Headers.ETag!.Tag;
        Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string? version)
        {
            var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (version is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", version);
            }

            return client.SendAsync(request);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Put, address, Body(register), etag)).StatusCode);
        await (await SendAsync(HttpMethod.Put, address, Body(register), etag)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await SendAsync(HttpMethod.Put, address, Body(register), null)).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        await (await SendAsync(HttpMethod.Post, $"{address}/vet", null, etag)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");

        Assert.Equal("Solar park", (await register.ReadAsync(id)).Title.In("en"));
    }

    [Theory]
    [InlineData("one-party", HttpStatusCode.Conflict, "too-few-parties", "parties")]
    [InlineData("same-party", HttpStatusCode.Conflict, "party-twice", "parties")]
    [InlineData("no-parties", HttpStatusCode.BadRequest, "invalid", "body")]
    [InlineData("null-party", HttpStatusCode.BadRequest, "invalid", "parties[0]")]
    [InlineData("bad-sector", HttpStatusCode.BadRequest, "invalid", "primarySector")]
    [InlineData("bad-instrument", HttpStatusCode.BadRequest, "invalid", "instrument")]
    [InlineData("bad-currency", HttpStatusCode.BadRequest, "invalid", "values[0].currency")]
    [InlineData("no-amount", HttpStatusCode.BadRequest, "invalid", "values[0].amount")]
    [InlineData("text-amount", HttpStatusCode.BadRequest, "invalid", "values[0].amount")]
    [InlineData("intent", HttpStatusCode.Conflict, "intent-is-no-contract", "values")]
    [InlineData("unknown-member", HttpStatusCode.BadRequest, "invalid", "state")]
    [InlineData("unknown-organisation", HttpStatusCode.NotFound, "not-found", null)]
    [InlineData("unknown-country", HttpStatusCode.NotFound, "not-found", null)]
    [InlineData("foreign-participation", HttpStatusCode.NotFound, "not-found", null)]
    public async Task Refuses_bad_input_and_leaves_everything_as_it_was(string mistake, HttpStatusCode status, string code, string? field)
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        var client = await app.ClientAsync(register.Proposer);
        var before = await StateAsync();

        var response = await client.PostAsync($"/api/events/{register.Forum.Id}/projects", new StringContent(Mistaken(register, mistake), Encoding.UTF8, "application/json"));

        var problem = await response.ShouldBeAsync(status, code);
        if (field is not null)
        {
            Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        }

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Refuses_a_signing_that_breaks_a_rule_and_leaves_everything_as_it_was()
    {
        var register = await app.RegisterAsync();
        var client = await app.ClientAsync(register.Proposer);
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Lao));
        var address = $"/api/events/{register.Forum.Id}/projects/{id}";
        var before = await StateAsync();

        await (await client.PostAsJsonAsync($"{address}/sign", new { on = "2024-08-20", place = "duringEventOffStage" })).ShouldBeAsync(HttpStatusCode.Conflict, "signing-outside-event");
        await (await client.PostAsJsonAsync($"{address}/sign", new { on = "2024-08-12", place = "onStage" })).ShouldBeAsync(HttpStatusCode.Conflict, "ceremony-session-required");
        await (await client.PostAsJsonAsync($"{address}/sign", new { on = "2024-08-32", place = "duringEventOffStage" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync($"{address}/undo-signing", new { reason = "Mistake" })).ShouldBeAsync(HttpStatusCode.Conflict, "project-state");
        await (await client.PostAsJsonAsync($"{address}/correct", new { on = "2024-08-12", place = "duringEventOffStage", reason = " " })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync($"{address}/complete", new { evidence = "" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Another_event_s_project_is_not_there()
    {
        var register = await app.RegisterAsync();
        var other = await app.RegisterAsync();
        var foreign = await other.VettedAsync(other.Project(other.Chinese, other.Lao));
        var client = await app.ClientAsync(register.Proposer);

        await (await client.GetAsync($"/api/events/{register.Forum.Id}/projects/{foreign}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.GetAsync($"/api/events/{other.Forum.Id}/projects/{foreign}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.PostAsJsonAsync($"/api/events/{register.Forum.Id}/projects/{foreign}/sign", new { on = "2024-08-12", place = "duringEventOffStage" })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal(ProjectState.Vetted, (await other.ReadAsync(foreign)).State);
    }

    [Fact]
    public async Task Staff_read_and_only_officers_and_organisers_write_or_see_what_is_undisclosed()
    {
        var register = await app.RegisterAsync();
        var id = await register.ProposeAsync(register.Project(register.Chinese, register.Lao) with { Values = [new ValueDetails(ValueKind.Contract, 777, "CNY", IsDisclosed: false)] });
        foreach (var role in (EventRole[])[EventRole.ProtocolOfficer, EventRole.Viewer, EventRole.RegistrationDesk])
        {
            var user = await app.UserWithRoleAsync(register.Forum.Id, role);
            Assert.Null(Assert.Single((await app.SendAsync(user, new GetProject(register.Forum.Id, id))).Values).Amount);
            await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(user, register.Project(register.Chinese, register.Lao)));
            await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(user, new VetProject(register.Forum.Id, id)));
        }

        Assert.Equal(777, Assert.Single((await app.SendAsync(register.Vetter, new GetProject(register.Forum.Id, id))).Values).Amount);
    }

    [Fact]
    public async Task Lists_by_page_and_filter()
    {
        var register = await app.RegisterAsync();
        var client = await app.ClientAsync(register.Proposer);
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Title = Given.Text("Mạng lưới Québec") });
        await register.ProposeAsync(register.Project(register.Chinese, register.Lao) with { Title = Given.Text("Clinic"), PrimarySector = "ai-health", Instrument = InstrumentType.Loi });
        await register.ProposeAsync(register.Project(register.Chinese, register.Lao) with { Title = Given.Text("Biotech"), PrimarySector = "cell-therapy" });
        async Task<string[]> TitlesAsync(string query)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/events/{register.Forum.Id}/projects{query}");
            return [.. page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("title").GetProperty("en").GetString()!)];
        }

        Assert.Equal(["Biotech", "Clinic", "Mạng lưới Québec"], await TitlesAsync(""));
        Assert.Equal(["Mạng lưới Québec"], await TitlesAsync("?q=QUEBEC"));
        Assert.Equal(["Mạng lưới Québec"], await TitlesAsync("?q=nusantara"));
        Assert.Equal(["Mạng lưới Québec"], await TitlesAsync("?state=signed"));
        Assert.Equal(["Biotech", "Clinic"], await TitlesAsync("?sector=health"));
        Assert.Equal(["Clinic"], await TitlesAsync("?sector=ai-health"));
        Assert.Equal(["Biotech", "Clinic"], await TitlesAsync("?country=LA"));
        Assert.Equal(["Clinic"], await TitlesAsync("?instrument=loi&country=cn"));
        Assert.Equal(["Clinic"], await TitlesAsync("?page=2&pageSize=1"));
        await (await client.GetAsync($"/api/events/{register.Forum.Id}/projects?pageSize=1000000")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.GetAsync($"/api/events/{register.Forum.Id}/projects?sector=nowhere")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.GetAsync($"/api/events/{register.Forum.Id}/reports/signed-projects?by=colour")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task The_public_sees_what_is_signed_and_disclosed_of_published_events()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.International) with
        {
            Values = [new ValueDetails(ValueKind.Contract, 5, "CNY"), new ValueDetails(ValueKind.Trade, 98765, "CNY", IsDisclosed: false)],
        });
        await register.VettedAsync(register.Project(register.Chinese, register.Lao) with { Title = Given.Text("Not signed") });
        var anonymous = await app.ClientAsync(null);

        var text = await anonymous.GetStringAsync($"/api/public/events/{register.Forum.Slug}/projects");

        var project = Assert.Single(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("items").EnumerateArray());
        Assert.Equal(("Solar roofs", "2024-08-12", "partlyDisclosed"), (project.GetProperty("title").GetProperty("en").GetString(), project.GetProperty("signedOn").GetString(), project.GetProperty("disclosure").GetString()));
        Assert.Equal(["CN", null], project.GetProperty("parties").EnumerateArray().Select(party => party.GetProperty("country").GetString()));
        Assert.Equal(5, Assert.Single(project.GetProperty("values").EnumerateArray()).GetProperty("amount").GetDecimal());
        Assert.DoesNotContain("98765", text);
        Assert.DoesNotContain("LI Hua", text);
        await (await anonymous.GetAsync("/api/public/events/no-such-event/projects")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await anonymous.GetAsync($"/api/events/{register.Forum.Id}/projects")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task The_public_sees_nothing_of_a_draft_event()
    {
        var slug = $"draft-{Guid.NewGuid():N}";
        var register = await app.RegisterAsync();
        await app.ReadAsync(async db =>
        {
            var host = (await db.Countries.FirstAsync(country => country.Code == "CN")).Id;
            db.Events.Add(new Event(slug, new EventDetails(null, null, 2024, Given.Text("Draft"), LocalizedText.Empty, [], new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14), "Asia/Shanghai", host, Given.Text("City"), LocalizedText.Empty, ["en"])));
            return await db.SaveChangesAsync(default);
        });
        var anonymous = await app.ClientAsync(null);

        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync($"/api/public/events/{register.Forum.Slug}/figures")).StatusCode);
        await (await anonymous.GetAsync($"/api/public/events/{slug}/projects")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await anonymous.GetAsync($"/api/public/events/{slug}/figures")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    private static object Body(TestRegister register) => new
    {
        title = new { en = "Solar park", zh = "太阳能园区" },
        instrument = "contract",
        primarySector = "new-energy",
        parties = new[] { Party(register.Chinese), Party(register.Indonesian) },
        values = new[] { new { kind = "contract", amount = 12_100_000_000L, currency = "CNY" } },
    };

    private static object Party(Guid organisationId) => new { organisationId, signatories = new[] { new { name = "LI Hua", office = new { en = "Director" } } } };

    private static string Mistaken(TestRegister register, string mistake)
    {
        var sound = JsonSerializer.Serialize(Body(register));
        string With(string old, string changed)
        {
            Assert.Contains(old, sound);
            return sound.Replace(old, changed);
        }

        var parties = sound[sound.IndexOf("\"parties\"", StringComparison.Ordinal)..sound.IndexOf(",\"values\"", StringComparison.Ordinal)];
        return mistake switch
        {
            "one-party" => With(parties, $"\"parties\":[{JsonSerializer.Serialize(Party(register.Chinese))}]"),
            "same-party" => With($"{register.Indonesian}", $"{register.Chinese}"),
            "no-parties" => With(parties + ",", ""),
            "null-party" => With(parties, "\"parties\":[null]"),
            "bad-sector" => With("new-energy", "old-energy"),
            "bad-instrument" => With("\"instrument\":\"contract\"", "\"instrument\":\"handshake\""),
            "bad-currency" => With("CNY", "RMB"),
            "no-amount" => With("12100000000", "0"),
            "text-amount" => With("12100000000", "\"12100000000\""),
            "intent" => With("\"instrument\":\"contract\"", "\"instrument\":\"loi\""),
            "unknown-member" => With("{\"title\"", "{\"state\":\"signed\",\"title\""),
            "unknown-organisation" => With($"{register.Indonesian}", $"{Guid.NewGuid()}"),
            "unknown-country" => With($"\"organisationId\":\"{register.Chinese}\"", $"\"organisationId\":\"{register.Chinese}\",\"countryId\":\"{Guid.NewGuid()}\""),
            "foreign-participation" => With("{\"name\":\"LI Hua\"", $"{{\"participationId\":\"{Guid.NewGuid()}\",\"name\":\"LI Hua\""),
            _ => throw new ArgumentOutOfRangeException(nameof(mistake)),
        };
    }

    private Task<string> StateAsync() => app.ReadAsync(async db => JsonSerializer.Serialize(new
    {
        Projects = await db.CooperationProjects.AsNoTracking().OrderBy(project => project.Id).ToListAsync(),
        Figures = await db.PublishedFigures.AsNoTracking().OrderBy(figure => figure.Id).ToListAsync(),
        Audit = await db.AuditEntries.CountAsync(),
    }));
}
