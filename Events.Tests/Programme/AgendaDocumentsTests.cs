using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

/// <summary>What stands on the paper, without a database and without a PDF.</summary>
public sealed class AgendaDocumentsTests
{
    private static readonly DateTime issued = new(2024, 8, 10, 8, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Says_everything_in_English()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening()), 2, issued, "en");

        Assert.Equal(("Forum", "Innovation", "12–14 August 2024"), (paper.EventName, paper.Theme, paper.Dates));
        Assert.Equal("Convention Centre, Changzhi, China", paper.Place);
        Assert.Equal("All times: Asia/Shanghai (UTC+08:00)", paper.Zone);
        Assert.Equal("Version 2, issued 10 Aug 2024 16:30 (UTC+08:00)", paper.Issued);
        Assert.Equal("Page 1 of 3", string.Format(paper.PageOf, 1, 3));
        var day = Assert.Single(paper.Days);
        Assert.Equal("Monday, 12 August 2024", day.Heading);
        var item = Assert.Single(day.Items);
        Assert.Equal(("09:00–10:30", "Hall", "Opening", false), (item.Time, item.Room, item.Title, item.IsCancelled));
        Assert.Equal("Languages: English, 中文 · Interpretation: Indonesia", item.Note);
        Assert.Equal(new AgendaPerson("Chair", "H.E. Mr. WU Xiaoming", "Minister, Ministry of Examples"), Assert.Single(item.People));
    }

    [Fact]
    public void Says_everything_in_Chinese()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening()), 2, issued, "zh");

        Assert.Equal("2024年8月12日至14日", paper.Dates);
        Assert.Equal("第 2 版\uFF0C2024年8月10日 16:30 发布\uFF08UTC+08:00\uFF09", paper.Issued);
        Assert.Equal("2024年8月12日 星期一", paper.Days[0].Heading);
        var item = paper.Days[0].Items[0];
        Assert.Equal("开幕式", item.Title);
        Assert.Equal(("主席", "吴晓明 (H.E. Mr. WU Xiaoming)"), (item.People[0].Role, item.People[0].Name));
    }

    [Fact]
    public void Says_everything_in_Indonesian()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening() with { IsCancelled = true }), 2, issued, "id");

        Assert.Equal("Senin, 12 Agustus 2024", paper.Days[0].Heading);
        Assert.Equal("09:00–10:30", paper.Days[0].Items[0].Time);
        Assert.StartsWith("Versi 2, diterbitkan 10 Agu 2024 16:30", paper.Issued);
        Assert.StartsWith("Dibatalkan", paper.Days[0].Items[0].Note);
        Assert.Equal("Ketua", paper.Days[0].Items[0].People[0].Role);
    }

    [Fact]
    public void Falls_back_to_English_words_and_keeps_the_languages_own_days()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening()), 1, issued, "vi");

        Assert.Equal("Opening", paper.Days[0].Items[0].Title);
        Assert.Equal("Chair", paper.Days[0].Items[0].People[0].Role);
        Assert.StartsWith("Thứ Hai", paper.Days[0].Heading, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("th")]
    [InlineData("ar-SA")]
    [InlineData("fa")]
    [InlineData("xx-unknown")]
    public void Counts_years_as_the_programme_does(string language) =>
        Assert.Contains("2024", AgendaDocuments.Of(Agenda(Opening()), 1, issued, language).Days[0].Heading);

    [Theory]
    [InlineData("2024-08-30", "2024-09-02", "30 August – 2 September 2024")]
    [InlineData("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025")]
    [InlineData("2024-08-12", "2024-08-12", "12 August 2024")]
    public void Writes_a_range_of_dates_as_short_as_it_can(string first, string last, string dates) =>
        Assert.Equal(dates, AgendaDocuments.Of(Agenda(Opening()) with { StartsOn = DateOnly.Parse(first), EndsOn = DateOnly.Parse(last) }, 1, issued, "en").Dates);

    [Fact]
    public void Marks_an_end_on_another_day() =>
        Assert.Equal("22:00–00:30 (+1)", AgendaDocuments.Of(Agenda(Opening() with
        {
            StartTime = new TimeOnly(22, 0),
            EndDate = new DateOnly(2024, 8, 13),
            EndTime = new TimeOnly(0, 30),
        }), 1, issued, "en").Days[0].Items[0].Time);

    [Fact]
    public void Prints_both_offsets_when_clocks_change_during_the_event() =>
        Assert.Equal("All times: Europe/Paris (UTC+01:00, UTC+02:00)", AgendaDocuments.Of(
            Agenda(Opening()) with { Zone = "Europe/Paris", StartsOn = new DateOnly(2024, 3, 30), EndsOn = new DateOnly(2024, 4, 1) }, 1, issued, "en").Zone);

    [Fact]
    public void Says_only_that_it_is_closed_and_when()
    {
        var forum = new Domain.Calendar.Event("forum", new Domain.Calendar.EventDetails(
            null, null, 2024, Given.Text("Forum"), LocalizedText.Empty, [], new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14),
            "Asia/Shanghai", Guid.NewGuid(), Given.Text("Changzhi"), LocalizedText.Empty, ["en"]));
        var plan = Plans.Plan("Canary talks", "09:00-10:30") with
        {
            Kind = SessionKind.Bilateral,
            Audience = SessionAudience.Closed,
            Description = Given.Text("Canary subject"),
            Track = Given.Text("Canary track"),
            FloorLanguages = ["km"],
            InterpretationLanguages = ["lo"],
        };
        var closed = AgendaSession.Of(new Session(forum, plan, new Dictionary<Guid, Guid>()), Given.Text("Canary room"), [Speaker()]);

        var item = AgendaDocuments.Of(Agenda(closed), 1, issued, "en").Days[0].Items[0];

        Assert.Equal(new AgendaItem("09:00–10:30", null, "Closed", null, false, item.People), item);
        Assert.Empty(item.People);
        var frozen = Agenda(closed).ToJson();
        Assert.All((string[])["Canary", "Bilateral", "WU Xiaoming", "km", "lo\""], secret => Assert.DoesNotContain(secret, frozen));
    }

    [Fact]
    public void Reads_back_what_was_frozen()
    {
        var agenda = Agenda(Opening(), Opening() with { Audience = SessionAudience.Closed, Kind = null, Room = null });

        Assert.Equal(agenda.ToJson(), AgendaContent.FromJson(agenda.ToJson()).ToJson());
        Assert.Equal("开幕式", AgendaContent.FromJson(agenda.ToJson()).Sessions[0].Title.In("zh"));
    }

    [Fact]
    public void Two_languages_stand_beside_each_other_with_the_same_days_and_sessions()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening()), 2, issued, "zh,en");

        Assert.Equal(("开幕式", "Opening"), (paper.Days[0].Items[0].Title, paper.Second!.Days[0].Items[0].Title));
        Assert.Equal(("2024年8月12日 星期一", "Monday, 12 August 2024"), (paper.Days[0].Heading, paper.Second.Days[0].Heading));
    }

    [Fact]
    public void Says_where_the_latest_version_can_be_read()
    {
        var paper = AgendaDocuments.Of(Agenda(Opening()), 2, issued, "zh,en", address: new Uri("https://forum.example.org/e/forum/agenda"));

        Assert.Equal(("最新版本：forum.example.org/e/forum/agenda", "Latest version: forum.example.org/e/forum/agenda"), (paper.Latest!.Text, paper.Second!.Latest!.Text));
        Assert.Equal("https://forum.example.org/e/forum/agenda", paper.Latest.Url);
        Assert.Null(AgendaDocuments.Of(Agenda(Opening()), 2, issued, "en").Latest);
    }

    [Fact]
    public void Thai_readers_may_count_years_from_the_Buddha()
    {
        Assert.Contains("2567", AgendaDocuments.Of(Agenda(Opening()), 1, issued, "th-u-ca-buddhist").Dates, StringComparison.Ordinal);
        Assert.Contains("2024", AgendaDocuments.Of(Agenda(Opening()), 1, issued, "th").Dates, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_has_changed_since_the_version_before()
    {
        var (moved, cancelled, renamed, gone, same) = (Opening(), Opening(), Opening(), Opening(), Opening());
        var added = Opening() with { Title = Given.Text("Closing") };
        var before = Agenda(moved, cancelled, renamed, gone, same);
        var after = Agenda(
            moved with { StartTime = new TimeOnly(11, 0), EndTime = new TimeOnly(12, 0), Room = Given.Text("Annex") }, cancelled with { IsCancelled = true },
            renamed with { Title = Given.Text("Grand opening"), People = [] }, same, added);

        var changes = AgendaDocuments.Of(after, 3, issued, "en", before).Changes!;

        Assert.Equal("Changed since version 2", changes.Heading);
        Assert.Equal(
        [
            "Moved: Opening, from Mon, 12 Aug 09:00–10:30 to Mon, 12 Aug 11:00–12:00",
            "Other room: Mon, 12 Aug 11:00–12:00, Opening, from Hall to Annex",
            "Cancelled: Mon, 12 Aug 09:00–10:30, Opening",
            "Other title: Mon, 12 Aug 09:00–10:30, Grand opening (before: Opening)",
            "Other speakers: Mon, 12 Aug 09:00–10:30, Grand opening",
            "New: Mon, 12 Aug 09:00–10:30, Closing",
            "Taken off: Mon, 12 Aug 09:00–10:30, Opening",
        ], changes.Lines);
        Assert.Null(AgendaDocuments.Of(before, 3, issued, "en", before).Changes);
    }

    private static AgendaContent Agenda(params AgendaSession[] sessions) => new(
        Given.Text("Forum"), Given.Text("Innovation"), Given.Text("Convention Centre"), Given.Text("Changzhi"), Given.Text("China"),
        new DateOnly(2024, 8, 12), new DateOnly(2024, 8, 14), "Asia/Shanghai", ["en", "zh"], sessions);

    private static AgendaSession Opening() => new(
        Guid.NewGuid(), SessionKind.Opening, SessionAudience.Open, false, new LocalizedText(new Dictionary<string, string> { ["en"] = "Opening", ["zh"] = "开幕式" }),
        LocalizedText.Empty, LocalizedText.Empty, Given.Text("Hall"), new DateOnly(2024, 8, 12), new TimeOnly(9, 0), new DateOnly(2024, 8, 12), new TimeOnly(10, 30),
        new DateTime(2024, 8, 12, 1, 0, 0, DateTimeKind.Utc), new DateTime(2024, 8, 12, 2, 30, 0, DateTimeKind.Utc), ["en", "zh"], ["id"], [Speaker()]);

    private static AgendaSpeaker Speaker() =>
        new(SessionRole.Chair, "H.E. Mr.", "WU Xiaoming", "吴晓明", "zh-Hans", Given.Text("Minister"), "Ministry of Examples");
}
