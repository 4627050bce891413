using Events.Domain.Programme;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;
using Events.Tests.Documents;

namespace Events.Tests.Programme;

public class AgendaPdfTests
{
    private static readonly AgendaPerson[] people =
    [
        new("Chair", "CHEN Jingyi 陈静怡", "Vice Minister of Industry, China"),
        new("Speaker", "ສົມສະໄໝ ວົງພະຈັນ", "ຮອງນາຍົກລັດຖະມົນຕີ"),
        new("Speaker", "เกียรติศักดิ์ สุวรรณภูมิ", "ปลัดกระทรวงอุตสาหกรรม"),
        new("Speaker", "សុខ ច័ន្ទបុត្រា", "រដ្ឋលេខាធិការ"),
        new("Speaker", "ဒေါ်ခင်မျိုးသန့်", null),
        new("Speaker", "ڤڠيرن حاج محمد يوسف", "وزير ڤراينداسترين"),
        new("Speaker", "Нұрғали Қасымов", "Министр"),
        new("", "கவிதா சுப்பிரமணியம்", null),
    ];

    private static AgendaDocument Agenda(params AgendaDay[] days) => new("en", "Forum on Emerging Industries 2027", "Shared growth · 共同增长", "12-14 August 2027",
        "Convention Centre, Shenzhen", "All times: Asia/Shanghai (UTC+08:00)", "Version 2, issued 10 Aug 2027 16:30 (UTC+08:00)", "Page {0} of {1}", days);

    private static AgendaItem Item(int number, int persons = 2, bool cancelled = false) => new($"{number % 24:D2}:00-{number % 24:D2}:45", "Hall 1",
        $"Session {number}: round table on new energy, 新能源圆桌会议", cancelled ? "Cancelled" : null, cancelled, [.. Enumerable.Range(number, persons).Select(i => people[i % people.Length])]);

    private static AgendaDay Day(int number, int items, int persons = 2) => new($"Day {number}", [.. Enumerable.Range(0, items).Select(i => Item(i, persons))]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_text_stands_inside_the_page_and_on_no_other(bool isOfTwo)
    {
        var agenda = Agenda(Day(1, 9, 4), Day(2, 9, 8), Day(3, 3)) with { Changes = new("Changed since version 1", ["Moved: Session 1", "Other room: Session 2"]), Latest = new("Latest version: forum.example.org/e/forum/agenda", "https://forum.example.org/e/forum/agenda") };
        var layout = AgendaDesign.Place(isOfTwo ? agenda with { Second = agenda with { Language = "zh" } } : agenda, Paper.Fonts);
        Assert.True(layout.Pages.Count > 2);
        foreach (var page in layout.Pages)
        {
            Assert.All(page.Texts, text => Paper.AssertWellSet(text.Text));
            var inks = page.Texts.Select(t => (t.Text.Text, Top: t.Text.Ink.Top + t.Down, Bottom: t.Text.Ink.Bottom + t.Down, t.Text.Ink.Left, t.Text.Ink.Right)).ToList();
            Assert.All(inks, ink => Assert.True(ink.Left >= FlowForm.A4.Left - 1 && ink.Right <= FlowForm.A4.Right + 1 && ink.Top > 30 && ink.Bottom < FlowForm.A4.Height - 30, ink.Text));
            for (var i = 0; i < inks.Count; i++)
            {
                for (var j = i + 1; j < inks.Count; j++)
                {
                    Assert.False(inks[i].Left < inks[j].Right && inks[j].Left < inks[i].Right && inks[i].Top < inks[j].Bottom && inks[j].Top < inks[i].Bottom,
                        $"'{inks[i].Text}' and '{inks[j].Text}' overlap");
                }
            }
        }
    }

    [Fact]
    public void Each_page_names_its_number_and_the_number_of_all()
    {
        var pages = AgendaDesign.Place(Agenda(Day(1, 40)), Paper.Fonts).Pages;
        Assert.True(pages.Count > 2);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Equal($"Page {i + 1} of {pages.Count}", TextsOf(pages[i], "page").Single());
            Assert.Equal("Version 2, issued 10 Aug 2027 16:30 (UTC+08:00)", TextsOf(pages[i], "issued").Single());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_row_stays_on_one_page(int persons)
    {
        // A text of its own for every row, and people who belong to just one of them.
        var day = new AgendaDay("Day 1", [.. Enumerable.Range(0, 40).Select(i => Item(i, 0) with
        {
            Title = $"Session {i}", People = [.. Enumerable.Range(0, persons).Select(p => new AgendaPerson("Speaker", $"Person {i}-{p}", "Office"))],
        })]);
        var pages = AgendaDesign.Place(Agenda(day), Paper.Fonts).Pages;
        Assert.True(pages.Count > 1);
        for (var i = 0; i < 40; i++)
        {
            var page = pages.Single(p => TextsOf(p, "title").Contains($"Session {i}"));
            Assert.Equal(persons, TextsOf(page, "name").Count(name => name.StartsWith($"Person {i}-", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_heading_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var items = 1; items < 30; items++)
        {
            var pages = AgendaDesign.Place(Agenda(Day(1, items, 1), Day(2, 2, 3), Day(3, 2, 1)), Paper.Fonts).Pages;
            foreach (var heading in new[] { "Day 1", "Day 2", "Day 3" })
            {
                var page = pages.Single(p => TextsOf(p, "day").Contains(heading));
                var place = page.Texts.Single(t => t.Text.Name == "day" && t.Text.Text == heading);
                Assert.Contains(page.Texts, t => t.Text.Name == "title" && t.Down > place.Down);
            }
        }
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_over_the_next_with_all_its_people()
    {
        var crowd = Item(1, 0) with { People = [.. Enumerable.Range(0, 90).Select(i => new AgendaPerson("Speaker", $"Person {i}", "Minister"))] };
        var pages = AgendaDesign.Place(Agenda(new AgendaDay("Day 1", [crowd])), Paper.Fonts).Pages;
        Assert.True(pages.Count > 1);
        Assert.Equal(Enumerable.Range(0, 90).Select(i => $"Person {i}"), pages.SelectMany(p => TextsOf(p, "name")));
        Assert.Equal("Day 1", TextsOf(pages[1], "running day").Single());
    }

    [Fact]
    public void A_cancelled_row_is_struck_and_says_so()
    {
        var texts = AgendaDesign.Place(Agenda(new AgendaDay("Day 1", [Item(1), Item(2, cancelled: true)])), Paper.Fonts).Pages.Single().Texts;
        Assert.Equal(["02:00-02:45", "Hall 1", "Session 2: round table on new energy, 新能源圆桌会议"], texts.Where(t => t.IsStruck).Select(t => t.Text.Text));
        Assert.Equal(FlowTone.Seal, texts.Single(t => t.Text.Text == "Cancelled").Tone);
    }

    [Fact]
    public async Task Prints_A4_pages_with_fonts_cut_down()
    {
        using var output = new MemoryStream();
        await new AgendaPdf(Paper.Fonts, Paper.Flags).PrintAsync(Agenda(Day(1, 30)), output, CancellationToken.None);
        var pdf = output.ToArray();
        Assert.Equal(AgendaDesign.Place(Agenda(Day(1, 30)), Paper.Fonts).Pages.Count, Paper.PagesOf(pdf));
        Assert.All(Paper.SizesOf(pdf), size => Assert.Equal((595d, 842d), size));
        Assert.InRange(pdf.Length, 10_000, 400_000);
    }

    [Fact]
    public async Task What_was_written_can_be_read_from_the_paper()
    {
        Paper.Needs("pdftotext", "poppler-utils");
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path))
            {
                await new AgendaPdf(Paper.Fonts, Paper.Flags).PrintAsync(Agenda(Day(1, 8, 8)), file, CancellationToken.None);
            }

            var text = Paper.Run("pdftotext", path, "-");
            Assert.All(["Shared growth · 共同增长", "12-14 August 2027", "All times: Asia/Shanghai (UTC+08:00)", "Vice Minister of Industry, China", "Нұрғали Қасымов", "សុខ ច័ន្ទបុត្រា"],
                words => Assert.Contains(words, text, StringComparison.Ordinal));
        }
        finally { File.Delete(path); }
    }

    private static IEnumerable<string> TextsOf(FlowPage page, string name) => page.Texts.Where(t => t.Text.Name == name).Select(t => t.Text.Text);
}
