using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Delegations;
using Events.Domain.Lists;
using Events.Infrastructure.Imports;
using Events.Tests.Support;

namespace Events.Tests.Lists;

public sealed class TemplateTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("id")]
    public async Task Offers_the_events_values_and_is_understood_when_it_comes_back(string language)
    {
        var forum = await app.EventAsync();
        await app.DelegationAsync(forum, "Atlantis");
        var client = await app.ClientAsync(forum.Organiser);
        var file = await client.GetByteArrayAsync($"/api/events/{forum.Id}/imports/template?language={language}");

        using var archive = new ZipArchive(new MemoryStream(file));
        using var first = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        using var second = new StreamReader(archive.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        var (people, values) = (await first.ReadToEndAsync(), await second.ReadToEndAsync());
        Assert.Contains("<dataValidations count=\"4\">", people, StringComparison.Ordinal);
        Assert.Contains("sqref=\"A2:A50001\"", people, StringComparison.Ordinal);
        Assert.Contains(">Atlantis<", values, StringComparison.Ordinal);
        Assert.Contains(">Alternate head<", values, StringComparison.Ordinal);
        Assert.Contains(">Staff<", values, StringComparison.Ordinal);
        Assert.Equal("import-empty", Assert.Throws<Domain.Common.RuleViolation>(() => new MemberLists().Outline(file, null)).Code);

        var filled = Workbooks.Of(Workbooks.Row(1, [.. new[] { "delegation", "honorific", "name", "nativeName", "office", "organisation", "capacity", "category", "email", "nationality" }.Select(field => ColumnWords.Header(field, language))])
            + Workbooks.Row(2, "Atlantis", "Ms", "Anna"));
        var body = new ByteArrayContent(filled) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypes.Workbook) } };
        var outline = await (await client.PostAsync($"/api/events/{forum.Id}/imports/outline", body)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["delegation", "honorific", "name", "nativeName", "office", "organisation", "capacity", "category", "email", "nationality"],
            outline.GetProperty("headers").EnumerateArray().Select(header => header.GetProperty("field").GetString()));
        Assert.Equal(("List", 1), (outline.GetProperty("sheet").GetString(), outline.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public async Task A_filled_workbook_is_imported_by_http()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var mapping = JsonSerializer.Serialize(new { columns = new { delegation = "Delegation", name = "Name", office = "Title" }, defaultCategoryId = forum.Delegates, defaultCapacity = "delegate" });
        var body = new ByteArrayContent(Workbooks.Of(Workbooks.Rows + Workbooks.Row(2, "Atlantis", "Anna", "Minister"))) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypes.Workbook) } };
        var id = await (await client.PostAsync($"/api/events/{forum.Id}/imports?mapping={Uri.EscapeDataString(mapping)}", body)).MadeAsync();
        Assert.Equal(1, (await app.SettledAsync(forum, id)).New);
        await app.AcceptedAsync(forum, id);
        Assert.Equal(["Atlantis|Anna|Minister|Delegate|Draft"], await app.MembersAsync(forum));
        Assert.Equal(ImportState.Applied, (await app.SettledAsync(forum, id)).State);
    }
}
