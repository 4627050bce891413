using System.Net;
using System.Net.Http.Headers;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Tests.Support;
using SkiaSharp;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Accreditation;

public sealed class PhotoTests(EventsApp app) : IClassFixture<EventsApp>
{
    private async Task<(HttpClient Client, string Path, TestEvent Forum)> SomebodyAsync()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, Name("Photographed")) { EventId = forum.Id });
        return (await app.ClientAsync(forum.Organiser), $"/api/events/{forum.Id}/participations/{id}/photo", forum);
    }

    private static ByteArrayContent Body(byte[] bytes, string type = "image/jpeg") => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    /// <summary>Four quarters: red and green above, blue and white below.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        void Fill(SKColor colour, float x, float y)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x, y, width / 2f, height / 2f, paint);
        }

        Fill(SKColors.Red, 0, 0);
        Fill(SKColors.Lime, width / 2f, 0);
        Fill(SKColors.Blue, 0, height / 2f);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>The JPEG with an EXIF block that says how the camera was held, and where.</summary>
    private static byte[] Turned(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0x00, 0x22, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    private static string CornersOf(byte[] jpeg)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        Assert.Equal((Photos.Width, Photos.Height), (bitmap.Width, bitmap.Height));
        static char Name(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
        {
            (true, false, false) => 'R',
            (false, true, false) => 'G',
            (false, false, true) => 'B',
            (true, true, true) => 'W',
            _ => '?',
        };
        return new([Name(bitmap.GetPixel(60, 60)), Name(bitmap.GetPixel(420, 60)), Name(bitmap.GetPixel(60, 580)), Name(bitmap.GetPixel(420, 580))]);
    }

    // Where the corners of the stored picture are seen, by the eight orientations of EXIF.
    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public async Task Turns_the_photo_upright_and_drops_what_the_camera_wrote(byte orientation, string corners)
    {
        var (client, path, _) = await SomebodyAsync();
        var upload = Turned(Picture(1200, 1600, SKEncodedImageFormat.Jpeg), orientation);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(path, Body(upload))).StatusCode);

        var jpeg = await client.GetByteArrayAsync(path);
        Assert.Equal(corners, CornersOf(jpeg));
        Assert.Equal(-1, jpeg.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(-1, jpeg.AsSpan().IndexOf("ICC_PROFILE"u8));
    }

    [Theory]
    [InlineData(3000, 1000)]
    [InlineData(300, 1600)]
    public async Task Crops_to_three_by_four(int width, int height)
    {
        var (client, path, _) = await SomebodyAsync();

        await client.PutAsync(path, Body(Picture(width, height, SKEncodedImageFormat.Png), "image/png"));

        Assert.Equal(width > height ? "RGBW" : "RG", CornersOf(await client.GetByteArrayAsync(path))[..(width > height ? 4 : 2)]);
    }

    [Fact]
    public async Task Serves_the_photo_so_that_nothing_in_it_runs_and_replaces_the_file()
    {
        var (client, path, forum) = await SomebodyAsync();
        await client.PutAsync(path, Body(Picture(480, 640, SKEncodedImageFormat.Jpeg)));
        var first = await client.GetAsync(path);

        Assert.Equal("image/jpeg", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.EndsWith("sandbox", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("inline", first.Content.Headers.ContentDisposition?.DispositionType);
        var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);

        await client.PutAsync(path, Body(Picture(480, 640, SKEncodedImageFormat.Png), "image/png"));
        Assert.NotEqual(first.Headers.ETag, (await client.GetAsync(path)).Headers.ETag);
        Assert.True(Assert.Single((await app.SendAsync(forum.Organiser, new ListParticipations(forum.Id))).Items).HasPhoto);
        Assert.False(File.Exists(Path.Combine(app.DataDirectory, "files", "photos", first.Headers.ETag!.Tag.Trim('"') + ".jpg")));

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(path)).StatusCode);
        await (await client.GetAsync(path)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Refuses_what_is_no_whole_still_photo()
    {
        var (client, path, _) = await SomebodyAsync();
        var jpeg = Picture(480, 640, SKEncodedImageFormat.Jpeg);
        var png = Picture(480, 640, SKEncodedImageFormat.Png);
        async Task RefusesAsync(byte[] bytes, string code) => await (await client.PutAsync(path, Body(bytes))).ShouldBeAsync(HttpStatusCode.Conflict, code);

        await RefusesAsync("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "photo-format");
        await RefusesAsync([], "photo-format");
        await RefusesAsync("GIF89a"u8.ToArray(), "photo-format");
        await RefusesAsync(Picture(48, 64, SKEncodedImageFormat.Webp), "photo-format");
        await RefusesAsync(jpeg[..(jpeg.Length / 2)], "photo-damaged");
        await RefusesAsync(png[..(png.Length / 2)], "photo-damaged");
        // Chunk acTL right after the header chunk (8 + 25 bytes): the picture is the first of several.
        await RefusesAsync([.. png[..33], 0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0xF3, 0x8D, 0x93, 0x70, .. png[33..]], "photo-animated");
        // The header alone says 7000 x 6000 pixels; nothing is decoded.
        var huge = (byte[])jpeg.Clone();
        var frame = huge.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        (huge[frame + 5], huge[frame + 6], huge[frame + 7], huge[frame + 8]) = (6000 >> 8, 6000 & 255, 7000 >> 8, 7000 & 255);
        await RefusesAsync(huge, "photo-too-many-pixels");
        await RefusesAsync(Picture(400, 149, SKEncodedImageFormat.Jpeg), "photo-too-small");
        await (await client.PutAsync(path, Body(jpeg, "text/html"))).ShouldBeAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        // The server answers before the body is sent.
        var large = new HttpRequestMessage(HttpMethod.Put, path) { Content = Body(new byte[Photos.MaxBytes + 1]), Headers = { ExpectContinue = true } };
        await (await client.SendAsync(large)).ShouldBeAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await (await client.GetAsync(path)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Takes_a_body_larger_than_others_may_be()
    {
        var (client, path, _) = await SomebodyAsync();
        var jpeg = Picture(480, 640, SKEncodedImageFormat.Jpeg);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(path, Body([.. jpeg, .. new byte[5 * 1024 * 1024]]))).StatusCode);
    }

    [Fact]
    public async Task Is_shown_to_the_desk_and_not_to_viewers()
    {
        var (client, path, forum) = await SomebodyAsync();
        await client.PutAsync(path, Body(Picture(480, 640, SKEncodedImageFormat.Jpeg)));
        async Task<HttpClient> AsAsync(EventRole role) => await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, role));

        Assert.Equal(HttpStatusCode.OK, (await (await AsAsync(EventRole.RegistrationDesk)).GetAsync(path)).StatusCode);
        await (await (await AsAsync(EventRole.Viewer)).GetAsync(path)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await (await AsAsync(EventRole.RegistrationDesk)).PutAsync(path, Body([]))).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }
}
