using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Domain.People;
using Events.Domain.PhotoSets;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.PhotoSets;

public sealed class PhotoSetTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Shows_whose_photo_is_whose_hangs_the_good_ones_and_takes_all_of_them_back()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var (first, second, third) = (await app.MemberAsync(forum, delegation, "First Invented"), await app.MemberAsync(forum, delegation, "Second Invented"), await app.MemberAsync(forum, delegation, "Third Invented"));
        await app.MemberAsync(forum, delegation, "Same Name");
        await app.MemberAsync(forum, await app.DelegationAsync(forum), "Same Name");
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, second, new MemoryStream(Pictures.Plain(colour: SKColors.Red))));
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, third, new MemoryStream(Pictures.Plain(colour: SKColors.Green))));
        var keys = await KeysAsync(forum);

        var id = await StartAsync(forum, Zip(
            ("first invented.jpg", Pictures.Plain(colour: SKColors.Blue)), ("Second Invented.png", Pictures.Plain(format: SKEncodedImageFormat.Png, colour: SKColors.Blue)),
            ("Third Invented.jpg", Pictures.Plain(colour: SKColors.Green)), ("FIRST INVENTED (2).jpg", Pictures.Plain(colour: SKColors.Red)), ("Same Name.jpg", Pictures.Plain()),
            ("Nobody Known.jpg", Pictures.Plain()), ("__MACOSX/._first invented.jpg", [1, 2, 3])));

        var rows = (await app.SendAsync(forum.Organiser, new ListPhotoRows(forum.Id, id))).Items;
        Assert.Equal(
            [(PhotoVerdict.New, first, null), (PhotoVerdict.Changed, second, null), (PhotoVerdict.Unchanged, third, null), (PhotoVerdict.Refused, null, "photo-second-of-person"), (PhotoVerdict.Unclear, null, "photo-matches-several"), (PhotoVerdict.Refused, (Guid?)null, "photo-matches-nobody")],
            rows.Select(row => (row.Verdict, row.ParticipationId, row.Reason)));
        Assert.Equal(keys, await KeysAsync(forum));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "files", "photo-sets")));

        await RefusesAsync("photo-set-not-all-good", () => app.SendAsync(forum.Organiser, new AcceptPhotoSet(ImportMode.All) { EventId = forum.Id, PhotoSetId = id }));
        await app.SendAsync(forum.Organiser, new AcceptPhotoSet(ImportMode.Good) { EventId = forum.Id, PhotoSetId = id });
        await SettledAsync(forum, id, PhotoSetState.Applied);
        Assert.Equal([SKColors.Blue, SKColors.Blue, SKColors.Green], await Task.WhenAll(new[] { first, second, third }.Select(one => ColourAsync(forum, one))));

        await app.SendAsync(forum.Organiser, new UndoPhotoSet(forum.Id, id));
        await SettledAsync(forum, id, PhotoSetState.Undone);
        Assert.Equal(keys, await KeysAsync(forum));
        Assert.Equal(SKColors.Red, await ColourAsync(forum, second));
    }

    [Fact]
    public async Task Leaves_whom_somebody_has_given_another_photo_meanwhile()
    {
        var forum = await app.EventAsync();
        var member = await app.MemberAsync(forum, await app.DelegationAsync(forum), "First Invented");
        var id = await StartAsync(forum, Zip(("first invented.jpg", Pictures.Plain(colour: SKColors.Blue))));
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, member, new MemoryStream(Pictures.Plain(colour: SKColors.Red))));

        await app.SendAsync(forum.Organiser, new AcceptPhotoSet(ImportMode.All) { EventId = forum.Id, PhotoSetId = id });
        await SettledAsync(forum, id, PhotoSetState.Applied);

        Assert.Equal(SKColors.Red, await ColourAsync(forum, member));
        Assert.Equal("photo-changed-since", Assert.Single((await app.SendAsync(forum.Organiser, new ListPhotoRows(forum.Id, id))).Items).Reason);
    }

    [Fact]
    public async Task A_broken_or_hostile_picture_is_left_out_and_the_others_stay_good()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        foreach (var name in (string[])["Good One", "Broken One", "Text One", "Small One"])
        {
            await app.MemberAsync(forum, delegation, name);
        }

        var id = await StartAsync(forum, Zip(
            ("Good One.jpg", Pictures.Plain()), ("Broken One.jpg", Pictures.Plain()[..^100]), ("Text One.jpg", "<script>alert(1)</script>"u8.ToArray()), ("Small One.jpg", Pictures.Plain(20, 20))));

        var rows = (await app.SendAsync(forum.Organiser, new ListPhotoRows(forum.Id, id))).Items;
        Assert.Equal([null, "photo-damaged", "photo-format", "photo-too-small"], rows.Select(row => row.Reason));
        Assert.Equal([true, false, false, false], rows.Select(row => row.HasPhoto));
    }

    [Theory]
    [InlineData("../../etc/passwd.jpg", "photo-archive-path")]
    [InlineData("/absolute.jpg", "photo-archive-path")]
    [InlineData("C:\\windows.jpg", "photo-archive-path")]
    [InlineData("inner.zip", "photo-archive-nested")]
    [InlineData("Thumbs.db", "photo-archive-empty")]
    public async Task Refuses_a_hostile_archive_before_anything_is_unpacked(string entry, string code)
    {
        var forum = await app.EventAsync();
        var before = await app.DigestAsync();

        await RefusesAsync(code, () => app.SendAsync(forum.Organiser, new StartPhotoSet(forum.Id, new MemoryStream(Zip((entry, Pictures.Plain()))))));

        Assert.Equal(before, await app.DigestAsync());
        Assert.Empty(Stored("photo-sets"));
    }

    [Fact]
    public async Task Refuses_bombs_floods_locked_and_broken_archives()
    {
        var forum = await app.EventAsync();
        var locked = Zip(("somebody.jpg", Pictures.Plain()));
        // The directory's and the file's own flag, bit 0: encrypted.
        locked[6] |= 1;
        locked[locked.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        var flood = Zip([.. Enumerable.Range(0, PhotoArchive.MaxEntries + 1).Select(number => ($"{number}.jpg", Array.Empty<byte>()))]);

        foreach (var (archive, code) in ((byte[], string)[])
            [(Zip(("bomb.jpg", new byte[20_000_000])), "photo-archive-ratio"), (flood, "photo-archive-entries"), (locked, "photo-archive-locked"), ("no archive at all"u8.ToArray(), "photo-archive-broken"), ([], "photo-archive-broken")])
        {
            await RefusesAsync(code, () => app.SendAsync(forum.Organiser, new StartPhotoSet(forum.Id, new MemoryStream(archive))));
        }

        Assert.Empty(Stored("photo-sets"));
    }

    [Fact]
    public async Task What_is_thrown_away_or_erased_leaves_no_file_and_no_name()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var erased = await app.MemberAsync(forum, delegation, "Erased Canary");
        await app.MemberAsync(forum, delegation, "Kept Invented");
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, erased, new MemoryStream(Pictures.Plain(colour: SKColors.Red))));
        var photos = Stored("photos").Length;
        var (thrown, waiting) = (await StartAsync(forum, Archive()), await StartAsync(forum, Archive()));
        Assert.Equal(photos + 4, Stored("photos").Length);

        await app.SendAsync(forum.Organiser, new DiscardPhotoSet(forum.Id, thrown));
        Assert.Equal(photos + 2, Stored("photos").Length);
        Assert.Empty((await app.SendAsync(forum.Organiser, new ListPhotoRows(forum.Id, thrown))).Items);

        await app.SendAsync(forum.Organiser, new ErasePerson("On request") { EventId = forum.Id, ParticipationId = erased });
        Assert.Equal(photos, Stored("photos").Length);
        Assert.DoesNotContain((await AllTables.LinesAsync(app.ConnectionString)), line => line.Contains("canary", StringComparison.OrdinalIgnoreCase));
        await app.SendAsync(forum.Organiser, new AcceptPhotoSet(ImportMode.Good) { EventId = forum.Id, PhotoSetId = waiting });
        await SettledAsync(forum, waiting, PhotoSetState.Applied);
        Assert.Equal([(erased, false)], (await KeysAsync(forum)).Where(one => one.Id == erased).Select(one => (one.Id, one.Key is not null)));

        static byte[] Archive() => Zip(("erased canary.jpg", Pictures.Plain(colour: SKColors.Blue)), ("Kept Invented.jpg", Pictures.Plain(colour: SKColors.Blue)));
    }

    [Fact]
    public async Task Comes_by_http_as_it_is_and_a_photo_of_it_is_shown_to_nobody_else()
    {
        var (forum, elsewhere) = (await app.EventAsync(), await app.EventAsync());
        await app.MemberAsync(forum, await app.DelegationAsync(forum), "First Invented");
        using var organiser = await app.ClientAsync(forum.Organiser);
        using var stranger = await app.ClientAsync(elsewhere.Organiser);
        var body = new ByteArrayContent(Zip(("first invented.jpg", Pictures.Plain())));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");

        var id = await (await organiser.PostAsync($"/api/events/{forum.Id}/photo-sets", body)).MadeAsync();
        await SettledAsync(forum, id, PhotoSetState.Checked);

        var photo = $"photo-sets/{id}/rows/1/photo";
        Assert.Equal("image/jpeg", (await organiser.GetAsync($"/api/events/{forum.Id}/{photo}")).Content.Headers.ContentType!.MediaType);
        await (await stranger.GetAsync($"/api/events/{forum.Id}/{photo}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await stranger.GetAsync($"/api/events/{elsewhere.Id}/{photo}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    private async Task<Guid> StartAsync(TestEvent forum, byte[] archive)
    {
        var id = await app.SendAsync(forum.Organiser, new StartPhotoSet(forum.Id, new MemoryStream(archive)));
        await SettledAsync(forum, id, PhotoSetState.Checked);
        return id;
    }

    private async Task SettledAsync(TestEvent forum, Guid id, PhotoSetState state)
    {
        await app.FinishedAsync((await app.SendAsync(forum.Organiser, new GetPhotoSet(forum.Id, id))).Job!.Id);
        Assert.Equal(state, (await app.SendAsync(forum.Organiser, new GetPhotoSet(forum.Id, id))).State);
    }

    private Task<List<(Guid Id, string? Key)>> KeysAsync(TestEvent forum) => app.ReadAsync(async db =>
        (await db.Participations.Where(row => row.EventId == forum.Id).OrderBy(row => row.Id).Select(row => new { row.Id, row.PhotoKey }).ToListAsync()).ConvertAll(row => (row.Id, row.PhotoKey)));

    private async Task<SKColor> ColourAsync(TestEvent forum, Guid id)
    {
        var key = (await KeysAsync(forum)).Single(one => one.Id == id).Key!;
        using var photo = SKBitmap.Decode(Path.Combine(app.DataDirectory, "files", key));
        var pixel = photo.GetPixel(100, 100);
        return new SKColor((byte)(pixel.Red > 100 ? 255 : 0), (byte)(pixel.Green > 100 ? 128 : 0), (byte)(pixel.Blue > 100 ? 255 : 0));
    }

    private string[] Stored(string folder)
    {
        var path = Path.Combine(app.DataDirectory, "files", folder);
        return Directory.Exists(path) ? Directory.GetFiles(path) : [];
    }
}
