using System.Text;
using System.Security;
using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Tests.Lists;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Microsoft.VisualBasic.FileIO;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>Lists that come in and go out, and somebody who wants to be forgotten, by what a person sees.</summary>
public sealed class ListPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_list_is_mapped_previewed_taken_printed_and_undone()
    {
        var forum = await app.EventAsync();
        var (book, people) = await BookAsync();
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people", await app.EmailAsync(forum.Organiser));
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a list" }).ClickAsync();
        await Expect(page.GetByText("No list has been imported yet.")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await page.GetByLabel("List", new() { Exact = true }).ChooseAsync(new FilePayload { Name = "participants.xlsx", MimeType = "application/octet-stream", Buffer = book });
        await Expect(page.GetByText($"{people} rows.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Delegation means")).ToHaveValueAsync("delegation");
        await page.GetByLabel("Person_Name means").SelectOptionAsync("Name");
        await page.GetByLabel("Job_Title means").SelectOptionAsync("Office");
        await page.GetByLabel("Category, where").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Capacity, where").SelectOptionAsync("Delegate");
        await page.GetByLabel("Delegations that are new are").SelectOptionAsync(new SelectOptionValue { Label = "Business" });
        await page.GetByLabel("A word that means an empty cell").FillAsync("NA");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"New {people}" })).ToBeVisibleAsync();
        Assert.Equal(0, await app.ReadAsync(db => db.Participations.CountAsync(row => row.EventId == forum.Id)));
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Take all {people}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Taken", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        // Whom the list added is accredited; the list of badges then makes one paper of them all.
        var ids = await app.ReadAsync(db => db.Participations.Where(row => row.EventId == forum.Id).Select(row => row.Id).ToListAsync());
        Assert.Equal(people, ids.Count);
        Assert.Equal([DelegationKind.Business], await app.ReadAsync(db => db.Delegations.Where(row => row.EventId == forum.Id).Select(row => row.Kind).Distinct().ToListAsync()));
        foreach (var some in ids.Chunk(100))
        {
            await app.SendAsync(forum.Organiser, new SubmitMany(some) { EventId = forum.Id });
            await app.SendAsync(forum.Officer, new ApproveMany(some) { EventId = forum.Id });
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Badges", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).First.ClickAsync();
        await Expect(page.GetByText($"{people} of {people}")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download" }).First).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_row_that_changes_says_how_and_a_taken_list_is_undone()
    {
        var forum = await app.EventAsync();
        await app.ImportedAsync(forum, GivenImport.List("Delegation of Viet Nam,Stays Invented,Adviser", "Delegation of Viet Nam,Moves Invented,Adviser"));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/imports", await app.EmailAsync(forum.Organiser));
        await SendAsync(page, "broken.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await SendAsync(page, "list.csv", Encoding.UTF8.GetBytes(GivenImport.List("Delegation of Viet Nam,Stays Invented,Adviser", "Delegation of Viet Nam,Moves Invented,Director", "Delegation of Viet Nam,Joins Invented,Adviser", ",Nowhere Invented,Adviser")));
        await Expect(page.GetByText("Understood like the last list with the same columns.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Changed 1", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Moves Invented" })).ToContainTextAsync("Adviser → Director");
        await page.GetByRole(AriaRole.Link, new() { Name = "Refused 1", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nowhere Invented" })).ToContainTextAsync("Delegation");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nowhere Invented" })).ToContainTextAsync("请填写代表团。");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the 2 good rows and leave out 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        Assert.Equal(3, await app.ReadAsync(db => db.Participations.CountAsync(row => row.EventId == forum.Id)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo it all" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Undone", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(["Moves Invented|Adviser", "Stays Invented|Adviser"], (await app.MembersAsync(forum)).Where(line => !line.EndsWith("Withdrawn", StringComparison.Ordinal)).Select(line => string.Join('|', line.Split('|')[1..3])));

        await page.GotoAsync($"/office/{forum.Id}/people?q=moves");
        await page.GetByText("Export", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("File", new() { Exact = true }).SelectOptionAsync("CSV");
        await page.GetByLabel("Delegation", new() { Exact = true }).Last.UncheckAsync();
        await page.ShouldBeSoundAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export the list (1)" }).ClickAsync());
        var lines = (await File.ReadAllTextAsync(await file.PathAsync())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("Viet Nam", lines[1], StringComparison.Ordinal);
        Assert.Contains("Moves Invented", lines[1], StringComparison.Ordinal);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_is_erased_and_nothing_in_the_data_folder_names_them()
    {
        const string Canary = "Zqxcanary Invented";
        var forum = await app.EventAsync();
        await app.ImportedAsync(forum, GivenImport.List($"Delegation of Viet Nam,{Canary},Zqxcanaryoffice", "Delegation of Viet Nam,Somebody Else,Adviser"));
        Assert.NotEmpty(Traces("zqxcanary"));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people?q=zqxcanary", await app.EmailAsync(forum.Organiser));
        await page.GetByRole(AriaRole.Link, new() { Name = Canary }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("On their request");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Erase for ever" })).ToBeDisabledAsync();
        await page.GetByLabel("To confirm, type the name").FillAsync(Canary);
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase for ever" }).ClickAsync();
        await Expect(page.GetByText("Erased.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(2, await app.ReadAsync(db => db.Participations.CountAsync(row => row.EventId == forum.Id)));
        Assert.Empty(Traces("zqxcanary"));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private static Task SendAsync(IPage page, string name, byte[] content) =>
        page.GetByLabel("List", new() { Exact = true }).ChooseAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    /// <summary>The files of the data folder, and of the database where that is one, in which the word stands.</summary>
    private List<string> Traces(string word)
    {
        // Whoever holds the folder holds this one open, and nothing is in it.
        var files = Directory.EnumerateFiles(app.DataDirectory, "*", System.IO.SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "server.lock");
        if (!TestDatabases.IsPostgres)
        {
            var database = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(app.ConnectionString).DataSource;
            files = files.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + "*"));
        }

        return [.. files.Where(file => Read(file).Contains(word, StringComparison.OrdinalIgnoreCase))];
    }

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    /// <summary>A real list as a workbook, or one of the same columns where there is none.</summary>
    private static async Task<(byte[] Book, int People)> BookAsync()
    {
        var folder = Environment.GetEnvironmentVariable("EVENTS_REAL_DATA");
        var csv = string.IsNullOrEmpty(folder)
            ? "Delegation,Person_Name,Job_Title\n" + string.Join('\n', Enumerable.Range(1, 300).Select(number => $"Country {number % 20},Person {number},Adviser"))
            : await File.ReadAllTextAsync(Path.Combine(folder, "participants", "inc-01.csv"));
        using var parser = new TextFieldParser(new StringReader(csv)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var rows = new StringBuilder();
        var count = 0;
        while (parser.ReadFields() is { } cells)
        {
            count++;
            rows.Append(Workbooks.Row(count, [.. cells.Select(cell => SecurityElement.Escape(cell))]));
        }

        return (Workbooks.Of(rows.ToString()), count - 1);
    }
}
