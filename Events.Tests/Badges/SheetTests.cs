using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Infrastructure.Documents;
using Events.Tests.Documents;

namespace Events.Tests.Badges;

public sealed class SheetTests
{
    [Theory]
    [InlineData(BadgePaper.A6, SheetPaper.A4, 0, false, 4, 210)]
    [InlineData(BadgePaper.A6, SheetPaper.A4, 3, true, 2, 297)]
    [InlineData(BadgePaper.A7, SheetPaper.A4, 0, false, 8, 297)]
    [InlineData(BadgePaper.Cr80, SheetPaper.A4, 2, true, 9, 297)]
    [InlineData(BadgePaper.Wide96x82, SheetPaper.Letter, 0, false, 6, 215.9)]
    [InlineData(BadgePaper.A4Fold, SheetPaper.A4, 0, false, 1, 210)]
    public void A_sheet_holds_as_many_as_can_be_cut_from_it(BadgePaper paper, SheetPaper on, int bleed, bool marks, int expected, double width)
    {
        var grid = SheetGrid.Of(new SheetPlan(on, bleed, marks), paper);
        Assert.Equal(expected, grid.PerSheet);
        Assert.Equal((decimal)width, grid.Width);
        var (cardWidth, cardHeight) = paper.Whole();
        var margin = bleed + (marks ? SheetGrid.MarkRoom : 0);
        Assert.All(grid.Places, place => Assert.True(place.Left >= margin && place.Top >= margin && place.Left + cardWidth + margin <= grid.Width && place.Top + cardHeight + margin <= grid.Height));
        for (var one = 0; one < grid.PerSheet; one++)
        {
            for (var other = one + 1; other < grid.PerSheet; other++)
            {
                var (a, b) = (grid.Places[one], grid.Places[other]);
                Assert.True(Math.Abs(a.Left - b.Left) >= cardWidth + (2 * bleed) || Math.Abs(a.Top - b.Top) >= cardHeight + (2 * bleed), "two badges share their bleed");
            }
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused() =>
        Assert.Equal("badge-too-large", Assert.Throws<RuleViolation>(() => SheetGrid.Of(new SheetPlan(SheetPaper.Letter), BadgePaper.A4Fold)).Code);

    [Fact]
    public async Task Backs_lie_behind_their_fronts_and_the_order_is_kept()
    {
        Paper.Needs("pdftotext", "poppler-utils");
        // Seven cards, eight places on a sheet of which two are taken: six on the first, one on the second, each with its back.
        var plan = new SheetPlan(SheetPaper.A4, Duplex: true, Labels: new LabelGrid(2, 4, 15, 20, 90, 60, First: 3));
        var faces = Enumerable.Range(1, 7).Select(number => Face($"Number{number}")).ToList();
        using var output = new MemoryStream();
        Assert.Empty(await new BadgePdf(Paper.Fonts, Paper.Flags, new NoFiles()).PrintAsync(new BadgeSheet("Forum", faces) { Plan = plan }, output, null, CancellationToken.None));
        Assert.Equal(4, Paper.PagesOf(output.ToArray()));
        var words = Words(output.ToArray()).Where(word => word.Text.StartsWith("Number", StringComparison.Ordinal)).ToList();
        Assert.Equal(14, words.Count);
        const double width = 210 / 25.4 * 72;
        foreach (var name in faces.Select(face => face.LatinName))
        {
            var (front, back) = (words.Single(word => word.Text == name && word.Page % 2 == 1), words.Single(word => word.Text == name && word.Page % 2 == 0));
            Assert.Equal(front.Page + 1, back.Page);
            Assert.Equal(front.Top, back.Top, 0.1);
            // The card's own left edge is mirrored, not what stands on it: the cards begin at 15 and 105 mm and are 85.6 mm wide.
            var (frontCard, backCard) = front.Left < width / 2 ? (15.0, 210 - 15 - 85.6) : (105, 210 - 105 - 85.6);
            Assert.Equal(front.Left - (frontCard / 25.4 * 72), back.Left - (backCard / 25.4 * 72), 0.6);
        }

        Assert.Equal(faces.Select(face => face.LatinName), words.Where(word => word.Page % 2 == 1).OrderBy(word => word.Page).ThenBy(word => Math.Round(word.Top)).ThenBy(word => word.Left).Select(word => word.Text));
    }

    [Fact]
    public async Task Papers_of_different_sizes_stand_on_pages_of_their_own()
    {
        var faces = new[] { Face("One"), Face("Two") with { Plan = BuiltInDesigns.Delegation.Plan }, Face("Three"), Face("Four") with { Plan = BuiltInDesigns.Delegation.Plan with { Paper = BadgePaper.A4Fold } } };
        using var output = new MemoryStream();
        await new BadgePdf(Paper.Fonts, Paper.Flags, new NoFiles()).PrintAsync(new BadgeSheet("Forum", faces), output, null, CancellationToken.None);
        Assert.Equal([(86, 54), (86, 54), (105, 148), (210, 297)], Paper.SizesOf(output.ToArray()).Select(size => ((int)Math.Round(size.Width / 72 * 25.4), (int)Math.Round(size.Height / 72 * 25.4))));
    }

    [Fact]
    public async Task A_folded_sheet_has_both_sides_in_its_lower_half_and_ticks_where_to_fold()
    {
        Paper.Needs("pdftotext", "poppler-utils");
        Paper.Needs("pdftoppm", "poppler-utils");
        using var output = new MemoryStream();
        await new BadgePdf(Paper.Fonts, Paper.Flags, new NoFiles()).PrintAsync(
            new BadgeSheet("Forum", [Face("One") with { Plan = BuiltInDesigns.Delegation.Plan with { Paper = BadgePaper.A4Fold } }]), output, null, CancellationToken.None);
        var names = Words(output.ToArray()).Where(word => word.Text == "One").ToList();
        Assert.Equal(2, names.Count);
        Assert.All(names, name => Assert.True(name.Top > 148.5 / 25.4 * 72));
        Assert.Equal(105 / 25.4 * 72, names.Max(name => name.Left) - names.Min(name => name.Left), 0.1);
        Assert.InRange(Paper.FirstInk(output.ToArray()).Top, 0, 0.2);
    }

    private static BadgeFace Face(string name) => new(
        Guid.NewGuid(), "0000-0000", "0123456789ABCDEFGHJKMNPQRS", null, name, null, null, null, null, null, false, "Delegate", "D", "#1D4E89", ["P"], null, "AB")
    { Plan = BuiltInDesigns.Card.Plan };

    private static IEnumerable<(int Page, string Text, double Left, double Top)> Words(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var page = 0;
            foreach (var line in Paper.Run("pdftotext", "-bbox", path, "-").Split('\n').Select(line => line.Trim()))
            {
                if (line.StartsWith("<page ", StringComparison.Ordinal))
                {
                    page++;
                }
                else if (line.StartsWith("<word ", StringComparison.Ordinal))
                {
                    var word = System.Xml.Linq.XElement.Parse(line);
                    yield return (page, word.Value, (double)word.Attribute("xMin")!, (double)word.Attribute("yMin")!);
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class NoFiles : IFileStore
    {
        public Stream? OpenRead(string key) => null;

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }
}
