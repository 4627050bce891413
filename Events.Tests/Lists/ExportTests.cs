using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Audit;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Lists;
using Events.Domain.Projects;
using Events.Infrastructure.Imports;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Lists;

public sealed class ExportTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string Formula = "=HYPERLINK(\"http://x\")";

    private async Task<(TestEvent Forum, Guid Delegation)> GivenAsync()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Atlantis; \"East\"");
        await app.SendAsync(forum.Organiser, new AddMember(Name("O'Brien, Anna", "安娜", "zh") with { Honorific = "H.E. Ms." }, forum.Delegates, MemberCapacity.AlternateHead, Given.Text(Formula), Email: "anna@example.org")
        {
            EventId = forum.Id,
            DelegationId = delegation,
        });
        await app.MemberAsync(forum, delegation, "BORIS");
        return (forum, delegation);
    }

    private async Task<(string Name, byte[] Content)> DownloadAsync(Guid user, TestEvent forum, string query)
    {
        var client = await app.ClientAsync(user);
        var response = await client.GetAsync($"/api/events/{forum.Id}/participations/export?{query}");
        Assert.True(response.StatusCode is HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl!.NoStore);
        return (response.Content.Headers.ContentDisposition!.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName!, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Writes_csv_that_no_spreadsheet_runs_with_quotes_where_they_are_needed()
    {
        var (forum, _) = await GivenAsync();
        var (name, content) = await DownloadAsync(forum.Organiser, forum, "format=csv&columns=delegation,name,nativeName,office,capacity,email,state");
        Assert.StartsWith($"{forum.Slug}-participants-", name, StringComparison.Ordinal);
        Assert.EndsWith(".csv", name, StringComparison.Ordinal);
        Assert.True(content.AsSpan().StartsWith("\uFEFF"u8));
        var lines = Encoding.UTF8.GetString(content)[1..].Split("\r\n");
        Assert.Equal(
            [
                "Delegation,Name,Name in native script,Office,Capacity,E-mail,State",
                "\"Atlantis; \"\"East\"\"\",BORIS,,,Delegate,,Draft",
                "\"Atlantis; \"\"East\"\"\",\"O'Brien, Anna\",安娜,\"'=HYPERLINK(\"\"http://x\"\")\",Alternate head,anna@example.org,Draft",
                "",
            ],
            lines);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Comes_back_through_the_import_without_a_change(string format)
    {
        var (forum, _) = await GivenAsync();
        var (_, content) = await DownloadAsync(forum.Organiser, forum, $"format={format}&columns=delegation,honorific,name,nativeName,office,organisation,capacity,category,email,nationality");
        var outline = await app.SendAsync(forum.Organiser, new OutlineImport(content) { EventId = forum.Id });
        Assert.Equal(["delegation", "honorific", "name", "nativeName", "office", "organisation", "capacity", "category", "email", "nationality"], outline.Headers.Select(header => header.Field));
        var header = outline.Headers.ToDictionary(column => column.Field!, column => column.Header);
        var columns = new ImportColumns(
            header["delegation"], header["name"], header["nativeName"], header["honorific"], header["office"], header["organisation"], header["capacity"], header["category"], header["email"], header["nationality"]);
        var id = await app.StartAsync(forum, content, new ImportMapping(columns, NativeLanguage: "zh"));
        var judged = await app.SettledAsync(forum, id);
        Assert.Equal((0, 0, 2, 0), (judged.New, judged.Updated, judged.Unchanged, judged.Refused));
    }

    [Fact]
    public async Task Types_every_cell_of_a_workbook_as_text()
    {
        var (forum, _) = await GivenAsync();
        var (name, content) = await DownloadAsync(forum.Organiser, forum, "columns=name,office");
        Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(content));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(sheet, "<c "));
        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(sheet, "t=\"inlineStr\""));
        var rows = new MemberLists().Read(content, new ImportMapping(new ImportColumns("Name", "Name", Office: "Office")));
        Assert.Equal(["BORIS|", $"O'Brien, Anna|{Formula}"], rows.Select(row => $"{row.Name}|{row.Office}"));
    }

    [Fact]
    public async Task Narrows_by_the_same_filters_as_the_list()
    {
        var (forum, delegation) = await GivenAsync();
        await app.MemberAsync(forum, await app.DelegationAsync(forum), "ANNA Other");
        async Task<int> CountAsync(string query) => Encoding.UTF8.GetString((await DownloadAsync(forum.Organiser, forum, $"format=csv&columns=name&{query}")).Content).Split("\r\n").Length - 2;
        Assert.Equal(3, await CountAsync(""));
        Assert.Equal(2, await CountAsync("q=anna"));
        Assert.Equal(1, await CountAsync($"q=anna&delegation={delegation}"));
        Assert.Equal(0, await CountAsync($"category={forum.Staff}"));
        Assert.Equal(0, await CountAsync("state=approved"));
    }

    [Fact]
    public async Task Keeps_contacts_from_those_who_may_not_take_them_out()
    {
        var (forum, delegation) = await GivenAsync();
        var other = await app.DelegationAsync(forum);
        await app.MemberAsync(forum, other, "Elsewhere");
        foreach (var role in new[] { EventRole.Viewer, EventRole.ProjectOfficer, EventRole.RegistrationDesk })
        {
            var user = await app.UserWithRoleAsync(forum.Id, role);
            await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(user, new ExportParticipations(forum.Id, ListFormat.Csv, [ParticipationColumn.Name, ParticipationColumn.Email])));
            var (_, usual) = await DownloadAsync(user, forum, "format=csv");
            Assert.DoesNotContain("anna@example.org", Encoding.UTF8.GetString(usual), StringComparison.Ordinal);
        }

        var (_, own) = await DownloadAsync(await app.FocalPointAsync(forum, delegation), forum, "format=csv&columns=name,email");
        Assert.Contains("anna@example.org", Encoding.UTF8.GetString(own), StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", Encoding.UTF8.GetString(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_down_who_took_what_out_and_no_value()
    {
        var (forum, _) = await GivenAsync();
        await DownloadAsync(forum.Officer, forum, "columns=name,email&q=brien&state=draft");
        var entry = await app.ReadAsync(db => db.AuditEntries.Where(row => row.EventId == forum.Id).OrderByDescending(row => row.Sequence).FirstAsync());
        Assert.Equal((forum.Officer, nameof(ExportParticipations), AuditChange.Exported, "Name, Email"), (entry.UserId!.Value, entry.Action, entry.Change, entry.Fields));
        Assert.Equal("1 rows as XLSX, filtered by words, state", entry.Reason);
    }

    [Theory]
    [InlineData("columns=passport")]
    [InlineData("columns=name,name")]
    [InlineData("columns=")]
    [InlineData("format=pdf")]
    [InlineData("language=../x")]
    [InlineData("orderBy=email")]
    public async Task Refuses_what_it_does_not_know(string query)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/events/{forum.Id}/participations/export?{query}")).StatusCode);
    }

    [Fact]
    public async Task Writes_the_projects_with_their_parties()
    {
        var register = await Projects.GivenProjects.RegisterAsync(app);
        await register.ProposeAsync(register.Project(register.Chinese, register.Lao));
        var list = await (await app.ClientAsync(register.Proposer)).GetStringAsync($"/api/events/{register.Forum.Id}/projects/export?format=csv&columns=title,countries,instrument,state");
        Assert.Equal("Project,Countries,Instrument,State\r\nSolar roofs,\"CN, LA\",Agreement,Proposed\r\n", list);
        var none = await (await app.ClientAsync(register.Proposer)).GetStringAsync($"/api/events/{register.Forum.Id}/projects/export?format=csv&columns=title&q=wind");
        Assert.Equal("Project\r\n", none);
        Assert.True(await app.ReadAsync(db => db.AuditEntries.AnyAsync(row => row.EventId == register.Forum.Id && row.Action == nameof(ExportProjects))));
    }

    [Theory]
    [InlineData("signed=true", "Clinics,Sun and sea")]
    [InlineData("signed=false", "Rail")]
    [InlineData("disclosure=undisclosed", "Clinics")]
    [InlineData("kind=contract&currency=USD", "Sun and sea")]
    [InlineData("kind=contract&currency=CNY", "")]
    [InlineData("noCountry=true", "Rail")]
    [InlineData("country=la&signed=true", "Clinics")]
    public async Task Writes_the_projects_that_their_list_shows(string filters, string titles)
    {
        var register = await Projects.GivenProjects.RegisterAsync(app);
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Title = Given.Text("Sun and sea"), Values = [new ValueDetails(ValueKind.Contract, 5_000_000, "USD")] });
        await register.SignedAsync(register.Project(register.Chinese2, register.Lao) with { Title = Given.Text("Clinics"), IsUndisclosed = true });
        await register.ProposeAsync(register.Project(register.Chinese, register.International) with { Title = Given.Text("Rail") });
        var client = await app.ClientAsync(register.Proposer);

        var list = await client.GetFromJsonAsync<JsonElement>($"/api/events/{register.Forum.Id}/projects?{filters}");
        Assert.Equal(titles, string.Join(',', list.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("title").GetProperty("en").GetString())));
        var file = await client.GetStringAsync($"/api/events/{register.Forum.Id}/projects/export?format=csv&columns=title&{filters}");
        Assert.Equal(titles, string.Join(',', file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)));
    }
}
