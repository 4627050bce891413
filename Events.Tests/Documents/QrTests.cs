using Events.Infrastructure.Documents;
using QRCoder;
using SkiaSharp;

namespace Events.Tests.Documents;

public class QrTests
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    [Fact]
    public void Codes_of_badges_are_those_of_the_library_of_all_kinds()
    {
        var random = new Random(26);
        Assert.All(Enumerable.Range(0, 300).Select(_ => Text(random, Crockford, 26)), AssertAsTheLibrary);
    }

    /// <summary>With a letter at the start: what is all digits the library would write in another mode.</summary>
    [Fact]
    public void Texts_of_every_length_are_those_of_the_library_of_all_kinds()
    {
        var random = new Random(47);
        var texts = from length in Enumerable.Range(1, QrEncoder.Longest) from first in "QZ:$ K*H" select first + Text(random, Alphanumeric, length - 1);
        Assert.All(texts, AssertAsTheLibrary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("preview")]
    [InlineData("0123456789abcdefghjkmnpqrs")]
    [InlineData("ÀB")]
    [InlineData("A\u0000")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS0123456789ABCDEFGHJKMN")]
    public void Leaves_other_texts_alone(string text) => Assert.Null(QrEncoder.RowsOf(text));

    [Theory]
    [InlineData("7", 21)]
    [InlineData("0123456789ABCDEF", 21)]
    [InlineData("0123456789ABCDEFG", 25)]
    [InlineData("00000000000000000000000000", 25)]
    [InlineData("0123456789ABCDEFGHJKMNPQRSTVW", 25)]
    [InlineData("0123456789ABCDEFGHJKMNPQRSTVWX", 29)]
    [InlineData("0123456789ABCDEFGHJKMNPQRS0123456789ABCDEFGHJKM", 29)]
    [InlineData("PQRSTVWXYZPQRSTVWXYZPQRSTVWXYZPQRSTVWXYZPQRSTVWX", 33)]
    [InlineData("preview", 21)]
    public void A_scanner_reads_every_text_from_the_smallest_code_that_holds_it(string text, int modules)
    {
        Paper.Needs("zbarimg", "zbar-tools");
        var qr = QrPicture.Of(text);
        Assert.Equal(modules + 8, qr.Size);
        using var picture = qr.ToImage();
        Assert.Equal(text, Paper.Scan(picture));
    }

    [Fact]
    public void The_picture_is_exact_to_the_dot()
    {
        var qr = QrPicture.Of("0123456789ABCDEFGHJKMNPQRS");
        using var picture = qr.ToImage();
        using var bitmap = SKBitmap.FromImage(picture);
        Assert.Equal((qr.Size * 8, qr.Size * 8), (bitmap.Width, bitmap.Height));
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                Assert.InRange(bitmap.GetPixel(x, y).Red - qr.Pixels[y / 8 * qr.Size + x / 8], -1, 1);
            }
        }
    }

    /// <summary>A blot of 10 x 8 modules from the left edge on, more than an eighth of 25 x 25. The same code at level L is lost.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_scanner_reads_a_code_of_which_an_eighth_is_damaged(bool isDark)
    {
        Paper.Needs("zbarimg", "zbar-tools");
        var random = new Random(8);
        for (var i = 0; i < 5; i++)
        {
            var code = Text(random, Crockford, 26);
            Assert.Equal(code, ScanBlotted(QrPicture.Of(code), isDark));
        }

        const string lost = "0123456789ABCDEFGHJKMNPQRS";
        using var weak = QRCodeGenerator.GenerateQrCode(lost, QRCodeGenerator.ECCLevel.L, requestedVersion: 2);
        var pixels = weak.ModuleMatrix.SelectMany(row => row.Cast<bool>().Select(dark => dark ? byte.MinValue : byte.MaxValue)).ToArray();
        Assert.Null(ScanBlotted(new(weak.ModuleMatrix.Count, pixels), isDark));
    }

    private static string? ScanBlotted(QrPicture qr, bool isDark)
    {
        Assert.Equal(25 + 8, qr.Size);
        var pixels = qr.Pixels.ToArray();
        for (var y = 9; y < 17; y++)
        {
            pixels.AsSpan((y + 4) * qr.Size + 4, 10).Fill(isDark ? byte.MinValue : byte.MaxValue);
        }

        using var picture = new QrPicture(qr.Size, pixels).ToImage();
        return Paper.Scan(picture);
    }

    private static void AssertAsTheLibrary(string text)
    {
        using var library = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var expected = library.ModuleMatrix.Skip(4).SkipLast(4).Select(row => RowOf([.. row.Cast<bool>().Skip(4).SkipLast(4)]));
        Assert.Equal(expected, QrEncoder.RowsOf(text));
    }

    private static uint RowOf(bool[] modules) => modules.Select((dark, x) => dark ? 1u << x : 0).Aggregate(0u, (row, module) => row | module);

    private static string Text(Random random, string alphabet, int length) =>
        string.Create(length, random, (text, random) => { for (var i = 0; i < text.Length; i++) { text[i] = alphabet[random.Next(alphabet.Length)]; } });
}
