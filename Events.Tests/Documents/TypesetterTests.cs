using System.Globalization;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Tests.Documents;

public class TypesetterTests
{
    private static readonly Typesetter typesetter = new(Paper.Fonts);
    private static readonly TextStyle paragraph = new(false, 12, 12, 40);

    private static PlacedText Set(string text, float width, TextStyle? style = null) =>
        typesetter.Place("text", text, new(10, 10, 10 + width, 2000), style ?? paragraph)!;

    private static IEnumerable<string> LinesOf(PlacedText text) => text.Lines.Select(line => line.Text);

    [Theory]
    [InlineData("ab\u202Ecd\u202C", "abcd")]
    [InlineData("\u2066\u2067ab\u2069\u200Fcd\uFEFF", "abcd")]
    [InlineData("a\u00ADb\u2060c\u034Fd", "abcd")]
    [InlineData(" ហ៊ុន\u00A0\u00A0សែន\u3000", "ហ៊ុន សែន")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("a\u0000\u0007b\tc\r\nd", "ab c d")]
    public void Cleans_text_before_it_is_set(string text, string clean) => Assert.Equal(clean, typesetter.Shape(text, bold: false).Text);

    [Fact]
    public void An_override_turns_nothing_around()
    {
        var plain = Set("invoice gpj.exe", 500);
        var turned = Set("invoice \u202Egpj.exe", 500);
        Assert.Equal(plain.Runs.SelectMany(r => r.Glyphs), turned.Runs.SelectMany(r => r.Glyphs));
        Assert.Equal(plain.Runs.SelectMany(r => r.Positions), turned.Runs.SelectMany(r => r.Positions));
    }

    [Fact]
    public void A_zero_width_space_draws_nothing()
    {
        var with = Set("ພູ\u200Bມີ\u200Bວົງ", 500);
        var without = Set("ພູມີວົງ", 500);
        Assert.Equal(without.Runs.SelectMany(r => r.Glyphs), with.Runs.SelectMany(r => r.Glyphs));
        Assert.Equal(without.Lines[0].Width, with.Lines[0].Width, 3);
    }

    [Fact]
    public void Breaks_Lao_only_at_its_zero_width_spaces()
    {
        string[] words = ["ສາທາລະນະລັດ", "ປະຊາທິປະໄຕ", "ປະຊາຊົນລາວ", "ກະຊວງ", "ອຸດສາຫະກຳ", "ແລະ", "ການຄ້າ"];
        var lines = LinesOf(Set(string.Join('\u200B', words), 90)).ToList();
        Assert.True(lines.Count > 2);
        Assert.Equal(words, lines.SelectMany(line => line.Split('\u200B', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("กระทรวงอุตสาหกรรมและเทคโนโลยีสารสนเทศแห่งประเทศไทยเพื่อความร่วมมือระหว่างประเทศ")]
    [InlineData("ក្រសួងឧស្សាហកម្មវិទ្យាសាស្ត្របច្ចេកវិទ្យានិងនវានុវត្តន៍នៃព្រះរាជាណាចក្រកម្ពុជា")]
    [InlineData("စက်မှုဝန်ကြီးဌာနပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်ဝန်ကြီးရုံး")]
    [InlineData("ສາທາລະນະລັດປະຊາທິປະໄຕປະຊາຊົນລາວກະຊວງອຸດສາຫະກຳແລະການຄ້າ")]
    public void Never_breaks_inside_a_cluster(string text)
    {
        for (var width = 40; width < 160; width += 7)
        {
            var placed = Set(text, width);
            Paper.AssertWellSet(placed);
            Assert.True(placed.Lines.Count > 1);
            var elements = StringInfo.ParseCombiningCharacters(placed.Text).ToHashSet();
            var at = 0;
            foreach (var line in LinesOf(placed))
            {
                Assert.Contains(at, elements);
                // A mark, a subscript consonant or a vowel that follows its consonant begins no line.
                Assert.False(CharUnicodeInfo.GetUnicodeCategory(line[0]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark, line);
                Assert.DoesNotContain(line[0], "ะาำະາຳ");
                // A vowel that is written before its consonant ends none, nor does the sign that joins two consonants.
                Assert.DoesNotContain(line[^1], "เแโใไເແໂໃໄ\u17D2\u1039");
                at += line.Length;
            }
        }
    }

    [Fact]
    public void Breaks_Han_between_characters_but_not_before_a_comma_or_after_a_bracket()
    {
        for (var width = 30; width < 200; width += 5)
        {
            var lines = LinesOf(Set("新兴产业合作圆桌会议，人工智能（新能源）与海洋经济。部长、副部长“出席”。", width)).ToList();
            Assert.True(lines.Count > 1);
            Assert.All(lines, line => Assert.DoesNotContain(line[0], "，。、）”"));
            Assert.All(lines, line => Assert.DoesNotContain(line[^1], "（"));
        }
    }

    [Fact]
    public void Breaks_Latin_at_spaces_only()
    {
        const string text = "Permanent Secretary for Foreign Affairs and Regional Cooperation";
        var lines = LinesOf(Set(text, 110)).ToList();
        Assert.True(lines.Count > 2);
        Assert.Equal(text, string.Join(' ', lines));
    }

    [Fact]
    public void Arabic_runs_from_the_right_and_joins_its_letters()
    {
        var arabic = Set("محمد يوسف", 300);
        var run = Assert.Single(arabic.Runs);
        // The first letter of the text (cluster 0) stands furthest right.
        var first = Array.IndexOf(run.Clusters, 0u);
        Assert.Equal(run.Positions.Max(p => p.X), run.Positions[first].X);
        Assert.Equal(310, arabic.Lines[0].Left + arabic.Lines[0].Width, 1);
        // An initial meem is another glyph than one by itself.
        Assert.NotEqual(Set("م", 300).Runs.Single().Glyphs[0], run.Glyphs[first]);
    }

    [Fact]
    public void Arabic_beside_Latin_keeps_both_in_order()
    {
        var runs = Set("Haji محمد يوسف Yusof", 400).Runs.ToList();
        var latin = runs.Where(r => r.Face.Name.StartsWith("NotoSans-", StringComparison.Ordinal)).OrderBy(r => r.Positions[0].X).ToList();
        var arabic = runs.Where(r => r.Face.Name.StartsWith("NotoNaskhArabic", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(arabic);
        Assert.StartsWith("Haji", System.Text.Encoding.UTF8.GetString(latin[0].Text), StringComparison.Ordinal);
        Assert.EndsWith("Yusof", System.Text.Encoding.UTF8.GetString(latin[^1].Text), StringComparison.Ordinal);
        Assert.All(arabic.SelectMany(r => r.Positions), p => Assert.InRange(p.X, latin[0].Positions[^1].X, latin[^1].Positions[^1].X));
    }

    [Fact]
    public void Numbers_in_Arabic_text_are_read_from_the_left()
    {
        var run = Set("سنة 2027 م", 400).Runs.Single(r => System.Text.Encoding.UTF8.GetString(r.Text).Contains("2027", StringComparison.Ordinal));
        Assert.Equal(run.Positions.OrderBy(p => p.X), run.Positions);
    }

    [Theory]
    [InlineData("𠘨田", "NotoSansSC-Regular")]
    [InlineData("Қасымов Ҷ Ҳ Ғ Ӣ Ӯ", "NotoSans-Regular")]
    [InlineData("Ễ Ữ Ậ Ỗ", "NotoSans-Regular")]
    [InlineData("เกียรติ", "NotoSansThai-Regular")]
    [InlineData("ວົງ", "NotoSansLao-Regular")]
    [InlineData("ច័ន្ទ", "NotoSansKhmer-Regular")]
    [InlineData("မြို့", "NotoSansMyanmar-Regular")]
    [InlineData("கவிதா", "NotoSansTamil-Regular")]
    [InlineData("ڤڠيرن", "NotoNaskhArabic-Regular")]
    public void Finds_the_font_of_a_script(string text, string font)
    {
        var placed = Set(text, 400);
        Paper.AssertWellSet(placed);
        Assert.All(placed.Runs, run => Assert.Equal(font, run.Face.Name));
    }

    /// <summary>A dot between phrases is the dot of the line; one within a name is the name's: Han has a wide one.</summary>
    [Theory]
    [InlineData("Languages: English, 中文 · Interpretation: Indonesia", '·', "NotoSans-Regular")]
    [InlineData("语言：English, 中文 · 口译：Indonesia", '·', "NotoSansSC-Regular")]
    [InlineData("Mr. 阿卜杜拉·买买提", '·', "NotoSansSC-Regular")]
    [InlineData("Hall 大会堂 5", '5', "NotoSans-Regular")]
    public void Signs_after_a_space_are_of_the_script_that_the_line_begins_with(string text, char sign, string font)
    {
        var shaped = typesetter.Shape(text, bold: false);
        Assert.Equal(font, shaped.Runs[shaped.Clusters.Single(cluster => cluster.Start == text.IndexOf(sign, StringComparison.Ordinal)).Run].Face.Name);
    }

    [Fact]
    public void Names_the_characters_that_no_font_has()
    {
        var placed = Set("A\uE000b\U0001F9FF", 400);
        Assert.Empty(placed.Lines);
        Assert.Equal([0xE000, 0x1F9FF], placed.Missing);
    }

    [Fact]
    public void A_text_too_long_for_any_size_ends_in_an_ellipsis_inside_its_field()
    {
        var field = new SKRect(0, 0, 100, 40);
        var placed = typesetter.Place("text", string.Concat(Enumerable.Repeat("Ministry of everything ", 30)), field, new(false, 12, 8, 2))!;
        Paper.AssertWellSet(placed);
        Assert.True(placed.IsCut);
        Assert.EndsWith("…", placed.Lines[^1].Text, StringComparison.Ordinal);
        Assert.Equal(2, placed.Lines.Count);
    }

    [Fact]
    public void Centred_lines_are_equal_even_where_no_spaces_are()
    {
        const string word = "ประเทศ";
        var centred = paragraph with { Along = Along.Middle };
        var width = Set(word, 500).Lines[0].Width;
        var lines = LinesOf(Set(string.Concat(Enumerable.Repeat(word, 6)), width * 4.5f, centred));
        Assert.Equal([word + word + word, word + word + word], lines);
    }

    [Fact]
    public void A_cut_never_goes_through_a_stack()
    {
        var style = new TextStyle(false, 12, 12, 1);
        var cut = 0;
        for (var width = 30; width < 130; width += 3)
        {
            var placed = typesetter.Place("text", string.Concat(Enumerable.Repeat("ស្ត្រី", 20)), new(0, 0, width, 40), style)!;
            Assert.True(placed.IsCut);
            if (placed.Lines.Count > 0)
            {
                Assert.Matches("^(ស្ត្រី)+…$", placed.Lines[0].Text);
                cut++;
            }
        }

        Assert.True(cut > 20);
    }
}
