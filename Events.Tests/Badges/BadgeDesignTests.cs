using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Infrastructure.Documents;
using Events.Tests.Documents;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Events.Tests.Badges;

public sealed class BadgeDesignTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly BadgeSetter setter = new(Paper.Fonts, Paper.Flags);

    public static TheoryData<string, BadgeSample> Tries => [.. BuiltInDesigns.All.SelectMany(design => Enum.GetValues<BadgeSample>().Select(sample => (design.Name, sample)))];

    [Theory]
    [MemberData(nameof(Tries))]
    public void Every_built_in_design_shows_everything_in_its_field(string name, BadgeSample sample)
    {
        var plan = BuiltInDesigns.All.Single(design => design.Name == name).Plan;
        var face = BadgeSamples.Of(sample, "Organising secretariat", null) with
        {
            Plan = plan,
            Pattern = BandPattern.Chevrons,
            Zones = ["P", "C", "D", "V", "M", "O", "X1", "X2", "X3", "X4", "X5", "X6"],
            Days = [.. Enumerable.Range(12, 7).Select(day => new BadgeDay($"{day}", day % 2 == 0))],
        };
        var layout = setter.Place(new BadgeSheet("Forum on Emerging Industries and the Digital Economy 2027 · 新兴产业论坛", []), face);
        Assert.All(layout.Texts, Paper.AssertWellSet);
        Assert.DoesNotContain(layout.Texts, text => text.IsCut || text.Missing.Count > 0);
        Assert.Equal(plan.Fields.Any(field => field.Part is BadgePart.Days), layout.Boxes.Any(box => box.IsFilled));
        var page = new SKRect(0, 0, layout.Card.Width + 0.1f, layout.Card.Height + 0.1f);
        var places = layout.Places().ToList();
        for (var i = 0; i < places.Count; i++)
        {
            Assert.True(page.Contains(places[i].Place), $"{places[i].Name} leaves the card");
            Assert.All(places[(i + 1)..], other => Assert.False(places[i].Place.IntersectsWith(other.Place), $"{places[i].Name} and {other.Name} overlap"));
        }
    }

    public static TheoryData<string> Designs => [.. BuiltInDesigns.All.Select(design => design.Name)];

    /// <summary>A name that no font can draw leaves its line out and says by which characters; every other stands whole in its place, on every design, as native and as Latin form.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void Every_hard_name_stands_on_every_design(string name)
    {
        var plan = BuiltInDesigns.All.Single(design => design.Name == name).Plan;
        var sample = BadgeSamples.Of(BadgeSample.Usual, null, null) with { Plan = plan };
        // Forty marks on one letter are higher than half of a card, however small.
        foreach (var hard in HardName.All.Where(hard => plan.Paper != BadgePaper.Cr80 || !hard.What.Contains("forty", StringComparison.Ordinal)))
        {
            foreach (var face in (BadgeFace[])[sample with { NativeName = hard.Text, LatinName = "CHEN Jingyi" }, sample with { NativeName = null, LatinName = hard.Text }])
            {
                var layout = setter.Place(new BadgeSheet("Forum", []), face);
                var said = Assert.Single(layout.Texts, text => text.Name == (face.NativeName is null ? BadgeSetter.LatinName : BadgeSetter.NativeName));
                Assert.True(hard.Missing.Length == 0 == said.Lines.Count > 0 && !said.IsCut, $"{hard} is {string.Join(" / ", said.Lines.Select(line => line.Text))} at {said.Size} points");
                Assert.Equal(hard.Missing, said.Missing);
                Assert.All(layout.Texts.Where(text => text.Missing.Count == 0), Paper.AssertWellSet);
                var inks = layout.Texts.Where(text => text.Lines.Count > 0).ToList();
                for (var i = 0; i < inks.Count; i++)
                {
                    Assert.All(inks[(i + 1)..], other => Assert.False(inks[i].Ink.IntersectsWith(other.Ink), $"{hard}: {inks[i].Name} lies on {other.Name}"));
                }

                Assert.Equal(hard.Missing.Length > 0, layout.Flaws().Any(flaw => flaw.Kind is BadgeFlawKind.LeftOut));
            }
        }
    }

    [Fact]
    public void A_name_of_the_greatest_length_is_never_cut()
    {
        foreach (var plan in BuiltInDesigns.All.Select(design => design.Plan))
        {
            var widest = new string('W', Domain.People.PersonName.MaxLength);
            var layout = setter.Place(new BadgeSheet("Forum", []), BadgeSamples.Of(BadgeSample.Usual, null, null) with { Plan = plan, LatinName = widest, NativeName = new string('國', Domain.People.PersonName.MaxLength) });
            Assert.Contains(layout.Flaws(), flaw => flaw is { Field: BadgeSetter.LatinName, Kind: BadgeFlawKind.Tight });
            Assert.DoesNotContain(layout.Texts, text => text.Name is BadgeSetter.LatinName or BadgeSetter.NativeName && text.IsCut);
        }
    }

    [Fact]
    public void Theme_and_dates_stand_where_a_design_has_them_and_their_place_stays_empty_without()
    {
        var card = BuiltInDesigns.Delegation.Plan;
        var plan = card with
        {
            Fields = [.. card.Fields.Where(field => field.Part is BadgePart.Qr),
                new(BadgePart.Theme, 5, 40, 95, 10, 12, 8), new(BadgePart.Dates, 5, 55, 95, 8, 10, 7)],
        };
        var face = BadgeSamples.Of(BadgeSample.Usual, null, null) with { Plan = plan };
        var layout = setter.Place(new BadgeSheet("Forum", []) { Theme = "Shared growth · 共同增长", Dates = "12–14 August 2027" }, face);
        Assert.Equal(("Shared growth · 共同增长", "12–14 August 2027"), (layout[BadgeSetter.Theme]!.Text, layout[BadgeSetter.Dates]!.Text));
        Assert.All(layout.Texts, Paper.AssertWellSet);
        Assert.Null(setter.Place(new BadgeSheet("Forum", []), face)[BadgeSetter.Theme]);
    }

    [Fact]
    public async Task Logos_stand_side_by_side_in_their_place_and_once_in_the_document()
    {
        // 40 x 10 mm at 10, 120: two of 10 x 10 mm with 3 mm between them are 23 mm wide, in the middle of it.
        var plan = new BadgePlan(BadgePaper.A6, [.. BuiltInDesigns.Delegation.Plan.Fields.Where(field => field.Part is BadgePart.Names or BadgePart.Qr), new(BadgePart.Logos, 10, 130, 40, 10)]);
        Assert.Empty(plan.Faults());
        var face = BadgeSamples.Of(BadgeSample.Usual, null, null) with { Plan = plan };
        var printer = new BadgePdf(Paper.Fonts, Paper.Flags, new TwoLogos());
        var sheet = new BadgeSheet("Forum", [face]) { LogoKeys = ["red", "gone", "blue"] };
        using var picture = SKBitmap.Decode(await printer.DrawAsync(sheet, CancellationToken.None));
        const float pixels = IBadgePicture.Scale * 72 / 25.4f;
        SKColor At(float x, float y) => picture.GetPixel((int)(x * pixels), (int)(y * pixels));
        Assert.Equal((SKColors.White, SKColors.Red, SKColors.White, SKColors.Blue, SKColors.White), (At(17, 135), At(20, 135), At(30, 135), At(40, 135), At(43, 135)));
        Assert.Equal((SKColors.White, SKColors.White), (At(23, 129), At(23, 141)));
        Assert.Null(setter.Place(new BadgeSheet("Forum", []), face).Logos);

        using var one = new MemoryStream();
        using var forty = new MemoryStream();
        await printer.PrintAsync(sheet, one, null, CancellationToken.None);
        await printer.PrintAsync(sheet with { Badges = [.. Enumerable.Repeat(face, 40)] }, forty, null, CancellationToken.None);
        // Flags, codes and photos aside, a picture with what is transparent is two objects.
        Assert.Equal(4 + 1, Images(one));
        Assert.Equal(4 + 40, Images(forty));
        static int Images(MemoryStream pdf) => System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf.ToArray()), "/Subtype /Image");
    }

    [Fact]
    public void The_approved_short_form_stands_for_a_name_that_would_be_too_small()
    {
        var name = string.Concat(Enumerable.Repeat("Maximiliano ", 16)).Trim();
        var face = BadgeSamples.Of(BadgeSample.Usual, null, null) with { NativeName = null, LatinName = name };
        Assert.Equal(BadgeFlawKind.Tight, Assert.Single(setter.Place(new("Forum", []), face).Flaws(), flaw => flaw.Field == BadgeSetter.LatinName).Kind);
        var shortened = setter.Place(new("Forum", []), face with { ShortName = "Maximiliano" });
        Assert.Equal("Maximiliano", shortened[BadgeSetter.LatinName]!.Text);
        Assert.Equal(BadgeFlawKind.Shortened, Assert.Single(shortened.Flaws(), flaw => flaw.Field == BadgeSetter.LatinName).Kind);
        Assert.Equal("Bo", setter.Place(new("Forum", []), face with { LatinName = "Bo", ShortName = "B." })[BadgeSetter.LatinName]!.Text);
    }

    [Fact]
    public async Task A_category_shows_the_design_it_chose_and_the_batch_is_another_one_when_the_design_changes()
    {
        var forum = await app.EventAsync();
        var (category, day) = (forum.Delegates, await FirstDayAsync(forum));
        var own = await app.SendAsync(forum.Organiser, new AddBadgeDesign("Small", BuiltInDesigns.Card.Plan) { EventId = forum.Id });
        await app.SendAsync(forum.Organiser, new ChooseCategoryBadge(own, BandPattern.Dots, [day]) { EventId = forum.Id, CategoryId = category });
        var row = Assert.Single(await app.SendAsync(forum.Organiser, new ListCategories(forum.Id)), one => one.Id == category);
        Assert.Equal((own, BandPattern.Dots), (row.DesignId, row.Pattern));
        Assert.Equal([day], row.ValidOn);

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new RemoveBadgeDesign(forum.Id, own)));
        Assert.Equal("in-use", violation.Code);
        await app.SendAsync(forum.Organiser, new ChooseCategoryBadge(BuiltInDesigns.Media.Id, BandPattern.Plain, []) { EventId = forum.Id, CategoryId = category });
        await app.SendAsync(forum.Organiser, new RemoveBadgeDesign(forum.Id, own));
        Assert.Equal(BuiltInDesigns.All.Select(design => design.Id), (await app.SendAsync(forum.Organiser, new ListBadgeDesigns(forum.Id))).Select(design => design.Id));
    }

    [Fact]
    public async Task A_design_without_a_code_or_with_one_field_over_another_is_refused_with_both_names()
    {
        var forum = await app.EventAsync();
        var fields = BuiltInDesigns.Delegation.Plan.Fields;
        var before = await app.DigestAsync();
        var refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => AddAsync([.. fields.Where(field => field.Part is not BadgePart.Qr)]));
        Assert.Contains(refused.Errors, error => error.ErrorMessage.Contains("QR", StringComparison.Ordinal));
        refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => AddAsync([.. fields.Select(field => field.Part is BadgePart.Office ? field with { Top = 55 } : field)]));
        Assert.Contains(refused.Errors, error => error.ErrorMessage == "Names lies over Office. Move one of them.");
        refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => AddAsync([.. fields.Select(field => field.Part is BadgePart.Qr ? field with { Width = 20, Height = 20 } : field)]));
        Assert.Contains(refused.Errors, error => error.ErrorMessage.Contains("29.0 mm", StringComparison.Ordinal));
        refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => AddAsync([.. fields.Select(field => field.Part is BadgePart.Title ? field with { Width = 200 } : field)]));
        Assert.Contains(refused.Errors, error => error.ErrorMessage.Contains("leaves the card, which is 105 x 148 mm", StringComparison.Ordinal));
        Assert.Equal(before, await app.DigestAsync());

        Task<Guid> AddAsync(IReadOnlyList<BadgeField> changed) => app.SendAsync(forum.Organiser, new AddBadgeDesign("Broken", new BadgePlan(BadgePaper.A6, changed)) { EventId = forum.Id });
    }

    [Fact]
    public async Task Days_outside_of_the_event_and_designs_of_another_one_are_refused()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var (category, day) = (forum.Delegates, await FirstDayAsync(forum));
        var theirs = await app.SendAsync(other.Organiser, new AddBadgeDesign("Theirs", BuiltInDesigns.Card.Plan) { EventId = other.Id });
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new ChooseCategoryBadge(theirs, BandPattern.Plain, []) { EventId = forum.Id, CategoryId = category }));
        Assert.Equal("no-such-design", refused.Code);
        refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new ChooseCategoryBadge(BuiltInDesigns.Staff.Id, BandPattern.Plain, [day.AddDays(-1)]) { EventId = forum.Id, CategoryId = category }));
        Assert.Equal("not-a-day-of-the-event", refused.Code);
    }

    [Fact]
    public async Task A_design_is_drawn_with_somebody_invented_before_it_is_saved()
    {
        var forum = await app.EventAsync();
        var png = await app.SendAsync(forum.Organiser, new DrawBadgeDesign(BuiltInDesigns.Card.Plan, BadgeSample.Long) { EventId = forum.Id });
        using var picture = SKBitmap.Decode(png);
        Assert.Equal(85.6 / 54, (double)picture.Width / picture.Height, 1);
        Assert.Equal(0, await app.ReadAsync(db => db.BadgeDesigns.CountAsync(design => design.EventId == forum.Id)));
    }

    private Task<DateOnly> FirstDayAsync(TestEvent forum) => app.ReadAsync(db => db.Events.Where(edition => edition.Id == forum.Id).Select(edition => edition.StartsOn).SingleAsync());

    /// <summary>Squares of one colour, with a corner that shows the paper.</summary>
    private sealed class TwoLogos : IFileStore
    {
        public Stream? OpenRead(string key)
        {
            if (key is "gone")
            {
                return null;
            }

            using var surface = SKSurface.Create(new SKImageInfo(60, 60));
            surface.Canvas.Clear(key is "red" ? SKColors.Red : SKColors.Blue);
            surface.Canvas.ClipRect(SKRect.Create(4, 4));
            surface.Canvas.Clear(SKColors.Transparent);
            using var image = surface.Snapshot();
            return image.Encode(SKEncodedImageFormat.Png, 100).AsStream(streamDisposesData: true);
        }

        public Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Delete(string key) => throw new NotSupportedException();
    }
}
