using System.Text;
using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Files;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;
using Events.Tests.Documents;
using Events.Tests.Support;
using SkiaSharp;

namespace Events.Tests.Badges;

public class BadgePdfTests
{
    private const string RoyalStyle = "His Royal Highness Prince Haji Iskandar Zulkarnain ibni Almarhum Sultan Omar Saifuddin Sa'adul Khairi Waddien II";

    private static readonly BadgeSetter setter = new(Paper.Fonts, Paper.Flags);

    private static BadgeFace Face(string? native, string latin, string code = "0123456789ABCDEFGHJKMNPQRS", string? photo = null) => new(
        Guid.NewGuid(), "B-00042", code, native, latin, "Deputy Director-General for International Cooperation", "Ministry of Industry",
        "LA", "Lao PDR", "Head of delegation", true, "Delegate", "D", "#C2557A", ["P", "C", "D", "V", "M", "O"], photo, "AB");

    public static TheoryData<string?, string> HardNames => new()
    {
        { "Nguyễn Thị Ễ Ữ Ậ Ỗ Ở Phượng", "NGUYEN Thi Phuong" },
        { "Нұрғали Әлібекұлы Қасымов", "Nurgali KASSYMOV" },
        { "Ҷамшед Ғафури Ҳаким Ӯктам Раҳимӣ", "Jamshed RAHIMI" },
        { "陈静怡", "CHEN Jingyi" },
        { "𠘨静", "JI Jing" },
        { "阿卜杜拉·买买提·努尔·艾合买提·吐尔逊·阿不都热依木", "Abdulla MAMAT" },
        { "เกียรติศักดิ์ปรัชญาภรณ์สุวรรณภูมิ ณ อยุธยาที่ปั๊มน้ำ", "Kiattisak SUWANNAPHUM" },
        { "ພູ\u200Bມີ\u200Bວົງ\u200Bພະ\u200Bຈັນ\u200Bໂພ\u200Bທິ\u200Bສານ", "Phoumi VONGPHACHANH" },
        { "សម្តេច\u00A0អគ្គមហា\u00A0ច័ន្ទបុត្រា", "SOK Chanbotra" },
        { "ဒေါ်ခင်မျိုးသန့်ကြွယ်ညွှန့်", "Khin Myo Thant" },
        { "கவிதா சுப்பிரமணியம்", "Kavitha SUBRAMANIAM" },
        { "ڤڠيرن حاج محمد يوسف ابن المرحوم", "Pengiran Haji Mohamad Yusof" },
        { null, RoyalStyle },
        { "سلطان حاج إسكندر ذو القرنين ابن المرحوم سلطان حاج عمر سيف الدين سعد الخير والدين", RoyalStyle },
        { null, "Bo" },
        { null, "Jj" },
        { "陈Chen محمد ສົມ 静怡", "Mixed SCRIPTS" },
        { "abc\u202Edef\u202C", "Turned \u2067ROUND\u2069" },
        { null, string.Concat(Enumerable.Repeat("Maria da Costa Guterres ", 30)) },
        { null, new string('W', 400) },
    };

    [Theory]
    [MemberData(nameof(HardNames))]
    public void Every_text_stays_in_its_field_and_no_two_fields_overlap(string? native, string latin)
    {
        var layout = setter.Place(new("Forum on Emerging Industries 2027 · 新兴产业论坛", []), Face(native, latin));
        Assert.NotNull(layout[BadgeSetter.LatinName]);
        Assert.Equal(native is not null, layout[BadgeSetter.NativeName] is not null);
        Assert.All(layout.Texts, Paper.AssertWellSet);

        var page = new SKRect(0, 0, layout.Card.Width, layout.Card.Height);
        var places = layout.Places().ToList();
        Assert.True(places.Count >= 14);
        for (var i = 0; i < places.Count; i++)
        {
            Assert.True(page.Contains(places[i].Place), $"{places[i].Name} leaves the page");
            for (var j = i + 1; j < places.Count; j++)
            {
                Assert.False(places[i].Place.IntersectsWith(places[j].Place), $"{places[i].Name} and {places[j].Name} overlap");
            }
        }
    }

    [Fact]
    public void The_name_is_the_largest_text_on_the_badge()
    {
        var layout = setter.Place(new("Forum", []), Face("陈静怡", "CHEN Jingyi"));
        var names = Math.Min(layout[BadgeSetter.NativeName]!.Size, layout[BadgeSetter.LatinName]!.Size);
        Assert.All(layout.Texts.Where(t => t.Name is not (BadgeSetter.NativeName or BadgeSetter.LatinName or BadgeSetter.CategoryLetter or BadgeSetter.Initials)),
            text => Assert.True(text.Size < names, text.Name));
    }

    [Fact]
    public void A_name_gets_smaller_down_to_14_points_before_it_takes_a_second_line()
    {
        var typesetter = new Typesetter(Paper.Fonts);
        var lines = new HashSet<int>();
        for (var length = 2; length < 80; length++)
        {
            // Twelve letters to a word, so that a name can be broken almost anywhere in its width.
            var name = string.Concat(Enumerable.Range(0, length).Select(i => i % 13 == 12 ? ' ' : "Saleumxay"[i % 9])).Trim();
            var placed = setter.Place(new("Forum", []), Face(null, name))[BadgeSetter.LatinName]!;
            var shaped = typesetter.Shape(name, bold: true);
            var fitsOneLineAt14 = shaped.WidthOf(new(0, shaped.Clusters.Length)) * 14 <= placed.Field.Width;
            Assert.Equal(fitsOneLineAt14, placed.Lines.Count == 1);
            Assert.False(placed.IsTight);
            Assert.True(placed.Size >= 14);
            Assert.True(placed.Lines.Count <= 4);
            lines.Add(placed.Lines.Count);
        }
        Assert.True(lines.Count >= 3, "the names were to need one, two and more lines");
    }

    [Fact]
    public void A_name_beyond_four_lines_of_14_points_is_smaller_and_reported()
    {
        var face = Face(null, string.Concat(Enumerable.Repeat("Maximiliano ", 20)));
        var placed = setter.Place(new("Forum", []), face)[BadgeSetter.LatinName]!;
        Assert.True(placed.IsTight);
        Assert.True(placed.Size < 14);
        Assert.Equal(4, placed.Lines.Count);
        var flaw = Assert.Single(setter.Place(new("Forum", []), face).Flaws());
        Assert.Equal((face.ParticipationId, BadgeSetter.LatinName, BadgeFlawKind.Tight), (flaw.ParticipationId, flaw.Field, flaw.Kind));
    }

    [Fact]
    public void A_name_with_a_character_that_no_font_has_is_left_out_and_reported()
    {
        var face = Face("Ab\uE001c", "Abigail");
        var layout = setter.Place(new("Forum", []), face);
        Assert.Null(layout[BadgeSetter.NativeName]);
        Assert.NotNull(layout[BadgeSetter.LatinName]);
        var flaw = Assert.Single(setter.Place(new("Forum", []), face).Flaws());
        Assert.Equal(new BadgeFlaw(face.ParticipationId, BadgeSetter.NativeName, BadgeFlawKind.LeftOut, "\uE001"), flaw);
    }

    [Fact]
    public void The_code_itself_is_22_millimetres_wide_and_its_quiet_zone_is_white()
    {
        var qr = QrPicture.Of("0123456789ABCDEFGHJKMNPQRS");
        Assert.All(BuiltInDesigns.All, built =>
        {
            var place = setter.Place(new("Forum", []), Face(null, "Bo") with { Plan = built.Plan }).Qr!.Value;
            Assert.True(place.Width / qr.Size * (qr.Size - 8) / 72 * 25.4 >= 22);
        });
        for (var i = 0; i < qr.Size; i++)
        {
            for (var edge = 0; edge < 4; edge++)
            {
                Assert.All([qr.Pixels[edge * qr.Size + i], qr.Pixels[(qr.Size - 1 - edge) * qr.Size + i], qr.Pixels[i * qr.Size + edge], qr.Pixels[i * qr.Size + qr.Size - 1 - edge]],
                    pixel => Assert.Equal(255, pixel));
            }
        }
    }

    [Fact]
    public async Task Prints_an_A6_page_for_each_face_with_fonts_cut_down()
    {
        var pdf = await PrintAsync([Face("陈静怡", "CHEN Jingyi"), Face("ສົມສະໄໝ", "Somsamay"), Face(null, "Bo")]);
        Assert.Equal(3, Paper.PagesOf(pdf));
        var sizes = Paper.SizesOf(pdf).ToList();
        Assert.Equal(3, sizes.Count);
        // Skia rounds a page to whole points, which is a third of a millimetre.
        Assert.All(sizes, size => Assert.Equal((105, 148), (size.Width / 72 * 25.4, size.Height / 72 * 25.4), (expected, actual) =>
            Math.Abs(expected.Item1 - actual.Item1) < 0.18 && Math.Abs(expected.Item2 - actual.Item2) < 0.18));
        Assert.Contains("/FontFile2", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        // The Chinese font alone is 10 MB.
        Assert.InRange(pdf.Length, 5_000, 100_000);
    }

    [Fact]
    public async Task The_same_sheet_makes_the_same_bytes()
    {
        BadgeFace[] faces = [Face("陈静怡", "CHEN Jingyi"), Face(null, "Bo")];
        Assert.Equal(await PrintAsync(faces), await PrintAsync(faces));
    }

    [Fact]
    public async Task A_photo_goes_into_the_paper_as_it_is()
    {
        var photo = Pictures.Plain(360, 480, colour: new SKColor(0x40, 0x80, 0xC0));
        var pdf = await PrintAsync([Face(null, "Bo", photo: "photos/1.jpg")], ("photos/1.jpg", photo));
        Assert.True(pdf.AsSpan().IndexOf(photo) > 0, "the bytes of the JPEG are not in the PDF");
    }

    [Fact]
    public async Task A_photo_that_is_gone_or_broken_refuses_that_badge_only()
    {
        var photo = Pictures.Plain(360, 480, colour: new SKColor(0x40, 0x80, 0xC0));
        BadgeFace[] faces = [Face(null, "Bo", photo: "photos/whole.jpg"), Face(null, "Gone", photo: "photos/gone.jpg"), Face(null, "Half", photo: "photos/half.jpg"), Face(null, "Text", photo: "photos/text.jpg"), Face(null, "None")];
        using var output = new MemoryStream();
        var flaws = await Printer(("photos/whole.jpg", photo), ("photos/half.jpg", photo[..(photo.Length / 2)]), ("photos/text.jpg", "not a picture"u8.ToArray()))
            .PrintAsync(new("Forum", faces), output, null, CancellationToken.None);
        Assert.Equal(2, Paper.PagesOf(output.ToArray()));
        Assert.Equal(faces[1..4].Select(face => new BadgeFlaw(face.ParticipationId, BadgeSetter.Photo, BadgeFlawKind.Refused, null)), flaws);
    }

    [Fact]
    public async Task Tells_how_many_pages_are_drawn()
    {
        var told = new List<int>();
        await Printer().PrintAsync(new("Forum", [.. Enumerable.Range(0, 150).Select(_ => Face(null, "Bo"))]), Stream.Null, new Told(told), CancellationToken.None);
        Assert.Equal(150, told[^1]);
        Assert.True(told.Count > 1);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public async Task Stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        var printing = Printer().PrintAsync(new("Forum", [.. Enumerable.Range(0, 500).Select(_ => Face(null, "Bo"))]), Stream.Null, new Stops(stop), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
    }

    [Fact]
    public async Task A_scanner_reads_each_code_from_the_paper()
    {
        Paper.Needs("pdftoppm", "poppler-utils");
        Paper.Needs("zbarimg", "zbar-tools");
        string[] codes = ["0123456789ABCDEFGHJKMNPQRS", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "7KQ0M3X9V2C8B4N6T1R5W0Y3EJ"];
        var pdf = await PrintAsync([.. codes.Select(code => Face("陈静怡", "CHEN Jingyi", code))]);
        var folder = Directory.CreateTempSubdirectory("events-badges-");
        try
        {
            var path = Path.Combine(folder.FullName, "badges.pdf");
            await File.WriteAllBytesAsync(path, pdf);
            Paper.Run("pdftoppm", "-r", "300", "-png", path, Path.Combine(folder.FullName, "page"));
            var pages = folder.GetFiles("page*.png").Select(file => file.FullName).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(codes.Length, pages.Count);
            Assert.Equal(codes, pages.Select(page => Paper.Run("zbarimg", "--quiet", "--raw", page).Trim()));
        }
        finally { folder.Delete(recursive: true); }
    }

    [Fact]
    public async Task Names_can_be_found_and_copied()
    {
        Paper.Needs("pdftotext", "poppler-utils");
        var pdf = await PrintAsync([Face("陈静怡", "NGUYỄN Thị Ậ"), Face("ច័ន្ទបុត្រា", "SOK"), Face("เกียรติศักดิ์", "Kiattisak"), Face("မြို့", "Myo")]);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            var text = Paper.Run("pdftotext", path, "-");
            Assert.All(["陈静怡", "NGUYỄN Thị Ậ", "ច័ន្ទបុត្រា", "เกียรติศักดิ์", "မြို့"], name => Assert.Contains(name, text, StringComparison.Ordinal));
        }
        finally { File.Delete(path); }
    }

    private static BadgePdf Printer(params (string Key, byte[] Content)[] files) => new(Paper.Fonts, Paper.Flags, new Files(files.ToDictionary(f => f.Key, f => f.Content)));

    private static async Task<byte[]> PrintAsync(BadgeFace[] faces, params (string, byte[])[] files)
    {
        using var output = new MemoryStream();
        await Printer(files).PrintAsync(new("Forum on Emerging Industries 2027", faces), output, null, CancellationToken.None);
        return output.ToArray();
    }

    private sealed class Files(Dictionary<string, byte[]> files) : IFileStore
    {
        public Stream? OpenRead(string key) => files.TryGetValue(key, out var content) ? new MemoryStream(content) : null;

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }

    private sealed class Told(List<int> pages) : IProgress<int>
    {
        public void Report(int value) => pages.Add(value);
    }

    private sealed class Stops(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
