using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Events.Domain.Accreditation;
using Events.Tests.Support;
using SkiaSharp;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Attacks;

/// <summary>D1 to D6 of the list of attacks, as far as <c>PhotoTests</c> does not have them.</summary>
public sealed class UploadsTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly byte[] signature = [0x89, .. "PNG\r\n\u001a\n"u8];

    private async Task<(HttpClient Client, string Path)> SomebodyAsync()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, Name("Photographed")) { EventId = forum.Id });
        return (await app.ClientAsync(forum.Organiser), $"/api/events/{forum.Id}/participations/{id}/photo");
    }

    private static ByteArrayContent Body(byte[] bytes, string type = "image/jpeg") => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static byte[] Chunk(string type, byte[] content)
    {
        var body = (byte[])[.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Sum(body));
        return chunk;
    }

    /// <summary>CRC-32 as PNG has it (RFC 2083, annex 15).</summary>
    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }

    /// <summary>A picture that says it is this large, and holds no pixel.</summary>
    private static byte[] Claiming(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. signature, .. Chunk("IHDR", header), .. Chunk("IDAT", []), .. Chunk("IEND", [])];
    }

    // D1: judged by the header alone. There is nothing to decode in these, so that whoever decoded would say "damaged".
    [Theory]
    [InlineData(20_001, 20_001)]
    [InlineData(1, 500_000_000)]
    [InlineData(500_000_000, 1)]
    [InlineData(8001, 5001)]
    public async Task D1_refuses_more_pixels_than_it_will_decode(int width, int height)
    {
        var (client, path) = await SomebodyAsync();
        var before = await app.DigestAsync();

        var refused = await client.PutAsync(path, Body(Claiming(width, height), "image/png"));

        var code = (await refused.Content.ReadAsStringAsync()).Contains("photo-too-many-pixels", StringComparison.Ordinal) ? "photo-too-many-pixels" : "photo-format";
        await refused.ShouldBeAsync(HttpStatusCode.Conflict, code);
        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("II*\0\u0008\0\0\0")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("BM\0\0\0\0")]
    public async Task D2_and_D4_look_at_the_bytes_and_not_at_what_they_are_called(string start)
    {
        var (client, path) = await SomebodyAsync();
        foreach (var type in (string[])["image/jpeg", "image/png"])
        {
            await (await client.PutAsync(path, Body([.. System.Text.Encoding.Latin1.GetBytes(start), .. new byte[4096]], type))).ShouldBeAsync(HttpStatusCode.Conflict, "photo-format");
        }
    }

    [Fact]
    public async Task D4_takes_a_picture_under_the_other_name_for_what_it_is()
    {
        var (client, path) = await SomebodyAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(path, Body(Pictures.Plain(format: SKEncodedImageFormat.Png), "image/jpeg"))).StatusCode);
        Assert.Equal([0xFF, 0xD8, 0xFF], (await client.GetByteArrayAsync(path))[..3]);
    }

    // D2: cameras append things to photos (docs/decisions/0011), and so do attackers. Nothing of what was sent is kept but the pixels.
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("PK\u0003\u0004 a whole archive PK\u0005\u0006")]
    public async Task D2_keeps_nothing_but_the_pixels(string rider)
    {
        var (client, path) = await SomebodyAsync();
        var bytes = System.Text.Encoding.Latin1.GetBytes(rider);
        foreach (var (format, type) in ((SKEncodedImageFormat, string)[])[(SKEncodedImageFormat.Jpeg, "image/jpeg"), (SKEncodedImageFormat.Png, "image/png")])
        {
            var jpeg = Pictures.Plain(format: format);
            // Behind the picture, and in a comment inside.
            byte[] upload = format is SKEncodedImageFormat.Jpeg ? [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(bytes.Length + 2), .. bytes, .. jpeg[2..], .. bytes] : [.. jpeg, .. bytes];
            Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync(path, Body(upload, type))).StatusCode);

            var stored = await client.GetByteArrayAsync(path);

            Assert.Equal(-1, stored.AsSpan().IndexOf(bytes));
            Assert.Equal([0xFF, 0xD9], stored[^2..]);
            Assert.DoesNotContain(Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
        }
    }

    // D6: also an error about a photo is nothing that runs, and nobody else's cache keeps the photo.
    [Fact]
    public async Task D6_serves_a_photo_as_a_picture_that_runs_nothing()
    {
        var (client, path) = await SomebodyAsync();
        await client.PutAsync(path, Body(Pictures.Plain()));

        var photo = await client.GetAsync(path);

        Assert.Equal("image/jpeg", photo.Content.Headers.ContentType?.MediaType);
        Assert.Equal("inline", photo.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", photo.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(photo.Headers.CacheControl?.Private);
        await (await (await app.ClientAsync(null)).GetAsync(path)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }
}
