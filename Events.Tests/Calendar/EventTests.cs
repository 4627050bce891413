using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;

namespace Events.Tests.Calendar;

/// <summary>The rules of the aggregate, without a database.</summary>
public sealed class EventTests
{
    private static readonly DateOnly first = new(2024, 8, 12);

    [Theory]
    [InlineData(-1, "event-ends-before-it-starts")]
    [InlineData(0, null)]
    [InlineData(59, null)]
    [InlineData(60, "event-too-long")]
    public void Lasts_from_one_day_to_sixty(int lastAfter, string? code)
    {
        var refused = Record.Exception(() => Forum(lastAfter));

        Assert.Equal(code, (refused as RuleViolation)?.Code);
    }

    [Fact]
    public void Keeps_what_it_was_when_a_change_is_refused()
    {
        var forum = Forum(2);

        Assert.Throws<RuleViolation>(() => forum.Change(Details(60, "Other")));

        Assert.Equal(("Forum", first.AddDays(2)), (forum.Name.In("en"), forum.EndsOn));
    }

    [Fact]
    public void Goes_from_draft_through_postponement_to_its_end()
    {
        var forum = Forum(2);
        Assert.False(forum.IsPublished);

        forum.Announce();
        Assert.True(forum.IsPublished);
        forum.Postpone();
        forum.Announce();
        forum.Open();
        forum.Close();

        Assert.Equal(EventStatus.Closed, forum.Status);
        Assert.Equal("event-status", Assert.Throws<RuleViolation>(forum.Cancel).Code);
        Assert.Equal("event-status", Assert.Throws<RuleViolation>(forum.Announce).Code);
    }

    [Fact]
    public void Was_never_public_when_it_is_cancelled_as_a_draft()
    {
        var (draft, announced) = (Forum(2), Forum(2));
        announced.Announce();

        draft.Cancel();
        announced.Cancel();

        Assert.Equal((EventStatus.Cancelled, false), (draft.Status, draft.IsPublished));
        Assert.Equal((EventStatus.Cancelled, true), (announced.Status, announced.IsPublished));
    }

    [Fact]
    public void Names_an_organisation_once_in_each_role()
    {
        var forum = Forum(2);
        var centre = Guid.CreateVersion7();

        forum.SetOrganisations([(centre, OrganisingRole.Host), (centre, OrganisingRole.Supporter)]);

        Assert.Equal("organisation-named-twice", Assert.Throws<RuleViolation>(() => forum.SetOrganisations([(centre, OrganisingRole.Host), (centre, OrganisingRole.Host)])).Code);
    }

    [Theory]
    [InlineData(Numbering.Ordinal, null, 2024, null, null, "edition-needs-ordinal")]
    [InlineData(Numbering.Year, 3, null, null, null, "edition-needs-year")]
    [InlineData(Numbering.Year, null, 2024, null, null, null)]
    // The software may begin in the middle of a series.
    [InlineData(Numbering.Ordinal, 5, null, null, null, null)]
    [InlineData(Numbering.Ordinal, 6, null, 5, null, null)]
    [InlineData(Numbering.Ordinal, 7, null, 5, null, "ordinal-out-of-order")]
    [InlineData(Numbering.Ordinal, 4, null, 5, null, "ordinal-out-of-order")]
    [InlineData(Numbering.Ordinal, 7, null, 5, " ", "ordinal-out-of-order")]
    [InlineData(Numbering.Ordinal, 7, null, 5, "Joint statement: the sixth was held online", null)]
    [InlineData(Numbering.Year, 7, 2024, 5, null, "ordinal-out-of-order")]
    public void Numbers_an_edition_after_the_last_one(Numbering numbering, int? ordinal, int? year, int? last, string? reason, string? code)
    {
        var series = new EventSeries(Given.Text("Ministers' Meeting"), SeriesLevel.Ministerial, numbering);

        var refused = Record.Exception(() => series.ExpectNumber(ordinal, year, last, reason));

        Assert.Equal(code, (refused as RuleViolation)?.Code);
    }

    private static Event Forum(int lastAfter) => new("forum", Details(lastAfter, "Forum"));

    private static EventDetails Details(int lastAfter, string name) => new(
        null, null, null, Given.Text(name), LocalizedText.Empty, [], first, first.AddDays(lastAfter), "Asia/Shanghai", Guid.CreateVersion7(),
        Given.Text("Changzhi"), LocalizedText.Empty, ["en"]);
}
