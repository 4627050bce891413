using Events.Domain.Delegations;
using Events.Domain.Papers;
using Events.Domain.Programme;
using Events.Infrastructure.Documents;
using Events.Infrastructure.Documents.Typesetting;
using Events.Tests.Documents;
using Events.Tests.Programme;
using Events.Tests.Support;
using SkiaSharp;

namespace Events.Tests.Papers;

public sealed class PaperTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public void A_long_list_repeats_its_heads_and_tears_no_row()
    {
        PaperColumn[] columns = [new("Name", 5), new("Office", 6), new("No.", 1, true)];
        var rows = Enumerable.Range(1, 90).Select(number => new PaperRow([new($"INVENTED Person {number}", "ສົມສະໄໝ"), new(Plain: "Director-General for Regional Cooperation and Connectivity", Quiet: "Ministry"), new(Plain: $"{number}")])).ToList();
        var paper = new PaperDocument("list.pdf", "en", "Forum", "List", "12 August", "As of now", "Page {0} of {1}", [new("Viet Nam", "VN", null, columns, rows), new("Thailand", "TH", null, columns, rows[..3])]);
        var pages = new List<FlowPage>();
        new PaperSetter(paper, Paper.Fonts).Set(pages.Add);
        Assert.True(pages.Count > 3);
        Assert.All(pages.Where(page => page.Texts.Exists(text => text.Text.Name is "strong")), page => Assert.Contains(page.Texts, text => text.Text.Name is "head" && text.Text.Text == "Name"));
        foreach (var page in pages)
        {
            // All that a row says stands on one page.
            var names = page.Texts.Count(text => text.Text.Name is "strong");
            Assert.Equal(names, page.Texts.Count(text => text.Text.Name is "quiet"));
            Assert.All(page.Texts, text => Paper.AssertWellSet(text.Text));
            Assert.All(page.Texts, text => Assert.True(text.Text.Ink.Bottom + text.Down <= FlowForm.A4.Bottom + 1, text.Text.Text));
            var last = page.Texts.MaxBy(text => text.Text.Ink.Bottom + text.Down)!;
            Assert.NotEqual("section", last.Text.Name);
            Assert.NotEqual("head", last.Text.Name);
        }

        Assert.Equal(93, pages.Sum(page => page.Texts.Count(text => text.Text.Name is "strong")));
    }

    [Fact]
    public async Task Participants_stand_in_protocol_order_heads_first_and_only_the_approved()
    {
        var forum = await app.EventAsync();
        var (viet, brunei) = (await app.DelegationAsync(forum, "Viet Nam"), await app.DelegationAsync(forum, "Brunei Darussalam"));
        foreach (var (delegation, name) in new[] { (viet, "Adviser Invented"), (viet, "Head Invented"), (brunei, "Delegate Invented") })
        {
            var person = await app.MemberAsync(forum, delegation, name);
            await app.ApproveAsync(forum, person);
            if (name.StartsWith("Head", StringComparison.Ordinal))
            {
                await app.SendAsync(forum.Organiser, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = delegation, ParticipationId = person });
            }
        }

        await app.MemberAsync(forum, viet, "Waiting Invented");
        var paper = await app.SendAsync(forum.Organiser, new GetParticipantList(forum.Id));
        Assert.Equal(["Brunei Darussalam", "Viet Nam"], paper.Sections.Select(section => section.Heading));
        Assert.Equal(["Delegate Invented", "Head Invented", "Adviser Invented"], paper.Sections.SelectMany(section => section.Rows).Select(row => row.Cells[0].Strong));

        var list = await app.SendAsync(forum.Organiser, new GetDelegationList(forum.Id));
        var rows = list.Sections.SelectMany(section => section.Rows).Select(row => string.Join('|', row.Cells.Select(cell => cell.Strong ?? cell.Plain ?? cell.Quiet))).ToList();
        Assert.Equal(["Brunei Darussalam|not named yet|1|1|0", "Viet Nam|Head Invented|3|2|0"], rows);

        var plates = await app.SendAsync(forum.Organiser, new GetNameplates(forum.Id));
        Assert.Equal(["Head Invented"], plates.Plates.Select(plate => plate.LatinName));
        plates = await app.SendAsync(forum.Organiser, new GetNameplates(forum.Id, viet));
        Assert.Equal("Head Invented", plates.Plates[0].LatinName);
        Assert.Equal(3, plates.Plates.Count);
    }

    [Fact]
    public async Task A_door_says_no_more_of_a_closed_session_than_that_it_is_closed()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum, "Great Hall");
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", room) with { Draft = false });
        await app.ScheduleAsync(forum, Plans.Plan("Secret bilateral", "10:30-11:00", room) with { Draft = false, Audience = SessionAudience.Closed });
        await app.ScheduleAsync(forum, Plans.Plan("Only a draft", "13:00-14:00", room) with { Draft = true });
        var signs = await app.SendAsync(forum.Organiser, new GetDoorSigns(forum.Id, room));
        Assert.Equal("Great Hall", Assert.Single(signs.Sections).Heading);
        Assert.Equal(["09:00–10:00 Opening", "10:30–11:00 Closed"], signs.Sections[0].Rows.Select(row => $"{row.Cells[0].Strong} {row.Cells[1].Strong}"));
    }

    [Fact]
    public async Task Every_paper_is_a_sound_archival_pdf()
    {
        Paper.Needs("qpdf", "qpdf");
        Paper.Needs("pdftotext", "poppler-utils");
        var paper = new PaperDocument("list.pdf", "en", "Forum", "List of participants", "12 August", "As of now", "Page {0} of {1}",
            [new("Viet Nam", "VN", null, [new("Name", 1)], [.. Enumerable.Range(1, 60).Select(number => new PaperRow([new($"INVENTED Person {number}", "ច័ន្ទបុត្រា")]))])]);
        using var list = new MemoryStream();
        await new PaperPdf(Paper.Fonts, Paper.Flags).PrintAsync(paper, list, CancellationToken.None);
        using var plates = new MemoryStream();
        await new NameplatePdf(Paper.Fonts, Paper.Flags).PrintAsync(new("plates.pdf", "Forum", [new("陈静怡", "Ms. CHEN Jingyi", "China", "CN"), new(null, new string('W', 120), null, null)]), plates, CancellationToken.None);
        foreach (var (pdf, words) in new[] { (list.ToArray(), $"Page 2 of {Paper.PagesOf(list.ToArray())}"), (plates.ToArray(), "CHEN") })
        {
            Assert.True(Paper.PagesOf(pdf) >= 2);
            var path = Path.GetTempFileName();
            try
            {
                await File.WriteAllBytesAsync(path, pdf);
                Assert.Contains("No syntax or stream encoding errors", Paper.Run("qpdf", "--check", path), StringComparison.Ordinal);
                Assert.Contains(words, Paper.Run("pdftotext", path, "-"), StringComparison.Ordinal);
                Assert.Contains("pdfaid:part", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    [Fact]
    public void A_nameplate_stays_in_the_lower_half_of_its_sheet()
    {
        var printer = new NameplatePdf(Paper.Fonts, Paper.Flags);
        foreach (var plate in new[] { new Nameplate("ဒေါ်ခင်မျိုးသန့်ကြွယ်ညွှန့်", "Daw Khin Myo Thant", "Myanmar", "MM"), new(null, "Bo", null, null), new(new string('國', 200), new string('W', 200), new string('x', 300), "CN") })
        {
            var texts = printer.Place(plate);
            Assert.All(texts, Paper.AssertWellSet);
            Assert.DoesNotContain(texts, text => text.IsCut && text.Name is not "line");
            Assert.All(texts, text => Assert.True(text.Ink.Top > 841.89 / 2 + 40 && text.Ink.Bottom < 841.89 && text.Ink is { Left: > 0, Right: < 595 }));
            Assert.False(texts.Exists(one => texts.Exists(other => one != other && SKRect.Create(one.Field.Left, one.Field.Top, one.Field.Width, one.Field.Height).IntersectsWith(other.Field))));
        }
    }
}
