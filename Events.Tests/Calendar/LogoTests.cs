using System.Net;
using Events.Domain.Calendar;
using Events.Tests.Support;
using SkiaSharp;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Calendar;

public sealed class LogoTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Draws_a_logo_anew_and_keeps_what_is_transparent()
    {
        var (forum, organisation) = await OrganisedAsync();
        using var bitmap = new SKBitmap(1280, 320);
        bitmap.Erase(new SKColor(200, 0, 0, 128));
        using var sent = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        await app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(sent.ToArray())));

        using var client = await app.ClientAsync(null);
        var logo = (await app.SendAsync(null, new GetPublishedEvent(forum.Slug))).Organisations.Single().LogoId;
        using var shown = SKBitmap.Decode(await client.GetByteArrayAsync($"/logos/{logo}.png"));
        Assert.Equal((Logos.Width, 160), (shown.Width, shown.Height));
        Assert.InRange(shown.GetPixel(300, 80).Alpha, 120, 136);
    }

    [Fact]
    public async Task Refuses_what_is_no_still_picture_of_some_size()
    {
        var (forum, organisation) = await OrganisedAsync();

        await RefusesAsync("logo-format", () => app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream("<svg/>"u8.ToArray()))));
        await RefusesAsync("logo-too-small", () => app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(Pictures.Plain(200, 20)))));
        await RefusesAsync("logo-damaged", () => app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(Pictures.Plain(400, 400, SKEncodedImageFormat.Png)[..80]))));
        await RefusesAsync("logo-too-large", () => app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(new byte[Logos.MaxBytes + 1]))));
        Assert.Null((await app.SendAsync(forum.Organiser, new GetOrganisation(organisation))).LogoId);
    }

    [Fact]
    public async Task A_logo_is_not_there_for_the_world_before_an_event_is_announced()
    {
        var forum = await app.EventAsync();
        var organisation = await app.SendAsync(forum.Organiser, new CreateOrganisation(Given.Text("Quiet Chamber"), OrganisationType.Chamber));
        await app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(Pictures.Plain(200, 100))));
        var logo = (await app.SendAsync(forum.Organiser, new GetOrganisation(organisation))).LogoId;
        using var nobody = await app.ClientAsync(null);
        using var staff = await app.ClientAsync(forum.Organiser);

        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/logos/{logo}.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/logos/{logo}.png")).StatusCode);
    }

    [Fact]
    public async Task Another_logo_takes_the_file_of_the_first_away()
    {
        var (forum, organisation) = await OrganisedAsync();
        await app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(Pictures.Plain(200, 100))));
        await app.SendAsync(forum.Organiser, new SetLogo(organisation, new MemoryStream(Pictures.Plain(300, 100))));
        var logo = (await app.SendAsync(forum.Organiser, new GetOrganisation(organisation))).LogoId!.Value;

        Assert.True(File.Exists(FileOf(logo)));
        await app.SendAsync(forum.Organiser, new RemoveLogo(organisation));
        Assert.False(File.Exists(FileOf(logo)));
        Assert.Null((await app.SendAsync(forum.Organiser, new GetOrganisation(organisation))).LogoId);
    }

    private string FileOf(Guid logo) => Directory.EnumerateFiles(app.DataDirectory, $"{logo:N}.png", SearchOption.AllDirectories).FirstOrDefault() ?? "";

    private async Task<(TestEvent Forum, Guid Organisation)> OrganisedAsync()
    {
        var forum = await app.EventAsync();
        var organisation = await app.SendAsync(forum.Organiser, new CreateOrganisation(Given.Text("Invented Chamber"), OrganisationType.Chamber));
        await app.SendAsync(forum.Organiser, new SetEventOrganisations([new OrganisationInRole(organisation, OrganisingRole.Host)]) { EventId = forum.Id });
        if (!(await app.SendAsync(forum.Organiser, new GetEvent(forum.Id))).IsPublished)
        {
            await app.SendAsync(forum.Organiser, new AnnounceEvent(forum.Id));
        }

        return (forum, organisation);
    }
}
