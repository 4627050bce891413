using Events.Domain.Accreditation;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>What is done with one person beside the list of people.</summary>
public sealed class PersonPanelTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_person_is_corrected_given_a_photo_and_a_stale_save_shows_both()
    {
        var (forum, id) = await PersonAsync("Invented Ketut");
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people?open={id}", await app.EmailAsync(forum.Organiser));

        await ButtonAsync(page, "Photo");
        await page.GetByRole(AriaRole.Region, new() { Name = "Photo" }).GetByLabel("Photo", new() { Exact = true }).ChooseAsync(new FilePayload { Name = "face.jpg", MimeType = "image/jpeg", Buffer = TwoColours() });
        await page.GetByLabel("Closer").FillAsync("2");
        await page.GetByLabel("Left or right").FillAsync("1");
        await page.ShouldBeSoundAsync();
        await ButtonAsync(page, "Use this part");
        await Expect(page.GetByText("Photo saved")).ToBeVisibleAsync();
        Assert.Equal(SKColors.Blue.ToString(), await CornerAsync(forum.Id, id));

        await ButtonAsync(page, "Edit");
        await page.GetByLabel("Name in the native script").FillAsync("虚构");
        await page.GetByLabel("Language of the native name").SelectOptionAsync("zh");
        await page.GetByLabel("Office English").FillAsync("Minister of Rivers");
        await ButtonAsync(page, "Save");
        await Expect(page.GetByText("Saved: Invented Ketut")).ToBeVisibleAsync();
        await page.GetByText("Badge as it will print").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Badge as it will print" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await ButtonAsync(page, "Edit");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Organisation" }).FillAsync("Ministry of Rivers");
        var colleague = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, id));
        await app.SendAsync(forum.Officer, new ChangeParticipation(colleague.Name, colleague.CategoryId, colleague.Office, "Ministry of Lakes", null, null) { EventId = forum.Id, ParticipationId = id });
        await ButtonAsync(page, "Save");
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Ministry of Lakes");
        await page.ShouldBeSoundAsync();
        await ButtonAsync(page, "Save mine");
        await Expect(page.GetByText("Saved: Invented Ketut")).ToBeVisibleAsync();
        var saved = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, id));
        Assert.Equal(("Invented Ketut", "虚构", "zh", "Minister of Rivers", "Ministry of Rivers"), (saved.Name.Latin, saved.Name.Native, saved.Name.NativeLanguage, saved.Office.In("en"), saved.Organisation));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_records_of_one_person_are_merged_and_parted_and_somebody_else_comes_instead()
    {
        var (forum, id) = await PersonAsync("Invented Zhenbek");
        var twin = await app.MemberAsync(forum, await app.DelegationAsync(forum, "Ministry of Rivers"), "Invented Zhenbek");
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people?open={id}", await app.EmailAsync(forum.Officer));

        await ButtonAsync(page, "The same person as another record");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Invented Zhenbek.*Ministry of Rivers") }).ClickAsync();
        await page.ShouldBeSoundAsync();
        await ButtonAsync(page, "Keep this, merge Invented Zhenbek into it");
        await Expect(page.GetByText("Merged: Invented Zhenbek")).ToBeVisibleAsync();
        Assert.Equal(ParticipationState.Replaced, await StateAsync(twin));
        await ButtonAsync(page, "Part again: Invented Zhenbek");
        await Expect(page.GetByText("Parted again: Invented Zhenbek")).ToBeVisibleAsync();
        Assert.Equal(ParticipationState.Draft, await StateAsync(twin));

        await ButtonAsync(page, "Replace by somebody else");
        await page.GetByLabel("Name in Latin letters").FillAsync("Invented Successor");
        await page.GetByLabel("Reason").FillAsync("The minister stays at home");
        await ButtonAsync(page, "Save");
        await Expect(page.GetByText("Replaced by Invented Successor")).ToBeVisibleAsync();
        Assert.Equal(ParticipationState.Replaced, await StateAsync(id));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private Task<ParticipationState> StateAsync(Guid id) => app.ReadAsync(db => db.Participations.Where(row => row.Id == id).Select(row => row.State).SingleAsync());

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task<(TestEvent Forum, Guid Id)> PersonAsync(string name)
    {
        var forum = await app.EventAsync();
        return (forum, await app.MemberAsync(forum, await app.DelegationAsync(forum, "Delegation of Atlantis"), name));
    }

    /// <summary>Of the photo in the store: the colour that was at the right of the picture is all that a part at its right shows.</summary>
    private async Task<string> CornerAsync(Guid eventId, Guid id)
    {
        var key = await app.ReadAsync(db => db.Participations.Where(row => row.EventId == eventId && row.Id == id).Select(row => row.PhotoKey).SingleAsync());
        using var picture = SKBitmap.Decode(Path.Combine(app.DataDirectory, "files", key!));
        var corner = picture.GetPixel(10, 10);
        return new SKColor((byte)(corner.Red > 128 ? 255 : 0), (byte)(corner.Green > 128 ? 255 : 0), (byte)(corner.Blue > 128 ? 255 : 0)).ToString();
    }

    private static byte[] TwoColours()
    {
        using var bitmap = new SKBitmap(1200, 800);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Blue })
        {
            canvas.Clear(SKColors.Red);
            canvas.DrawRect(600, 0, 600, 800, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
