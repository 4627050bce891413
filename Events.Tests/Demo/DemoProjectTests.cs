using Events.Domain.Common;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Infrastructure.Demo;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Demo;

/// <summary>The demo's projects; in a copy, since one is added.</summary>
[Collection(nameof(DemoApp)), Trait("Database", "SQLite")]
public class DemoProjectTests(DemoApp demo)
{
    [Fact]
    public async Task Twenty_one_of_twenty_four_projects_are_signed_and_every_table_says_what_it_sums_to()
    {
        Assert.Equal(24, await demo.ReadAsync(db => db.CooperationProjects.CountAsync()));
        var bySector = await ReportAsync(SignedProjectsBy.Sector);
        Assert.Equal((21, 21, 6), (bySector.TotalProjects, bySector.Rows.Sum(row => row.Projects), bySector.Rows.Count));
        Assert.Equal(4, bySector.Total.Undisclosed);
        Assert.Equal(4, bySector.Rows.Sum(row => row.Undisclosed));

        var byInstrument = await ReportAsync(SignedProjectsBy.Instrument);
        Assert.Equal(3, byInstrument.Rows.Single(row => row.Key == "loi").Projects);
        Assert.Equal(21, byInstrument.Rows.Sum(row => row.Projects));

        var participations = await demo.ReadAsync(async db => (await db.CooperationProjects.Where(project => project.SignedOn != null).ToListAsync())
            .Sum(project => project.Parties.Select(party => party.CountryId).Distinct().Count()));
        var byCountry = await ReportAsync(SignedProjectsBy.Country);
        Assert.Equal((21, participations), (byCountry.TotalProjects, byCountry.SumOfRows));
        Assert.NotEqual(21, participations);
        Assert.Contains("participations", byCountry.Basis);

        // Each kind and currency stands alone, and there are several of both.
        Assert.True(bySector.Total.Values.Select(value => value.Kind).Distinct().Count() >= 4);
        Assert.True(bySector.Total.Values.Select(value => value.Currency).Distinct().Count() >= 4);
        await GivenDelegation.RefusesAsync("figure-exceeds-actual", () => PublishAsync(21));
        await PublishAsync(20);
    }

    [Fact]
    public async Task A_signed_letter_of_intent_leaves_the_contract_value_as_it_was()
    {
        await using var copy = await demo.CopyAsync();
        await copy.InitializeAsync();
        async Task<SignedProjectsReport> NowAsync() => await copy.SendAsync(DemoAccounts.Viewer, new CountSignedProjects(copy.EventId, SignedProjectsBy.Kind));
        var before = await NowAsync();
        var parties = await copy.ReadAsync(db => db.Organisations.OrderBy(organisation => organisation.SortKey).Select(organisation => organisation.Id).Take(2).ToListAsync());
        var added = await copy.SendAsync(DemoAccounts.Projects, new AddProject
        {
            EventId = copy.EventId,
            Title = LocalizedText.InEnglish("Another intent"),
            Instrument = InstrumentType.Loi,
            PrimarySector = "ai-health",
            Parties = [.. parties.Select(party => new PartyFields(party) { Signatories = [new SignatoryFields("Somebody Invented", LocalizedText.InEnglish("Director"))] })],
            Values = [new ValueDetails(ValueKind.IntendedInvestment, 7_000_000, "CNY")],
        });
        await copy.SendAsync(DemoAccounts.Vetting, new VetProject(copy.EventId, added));
        var firstDay = await copy.ReadAsync(db => db.Events.Select(edition => edition.StartsOn).SingleAsync());
        var outcome = await copy.SendAsync(DemoAccounts.Vetting, new SignProject(firstDay, SigningPlace.DuringEventOffStage) { EventId = copy.EventId, ProjectId = added });

        var after = await NowAsync();
        Assert.Equal(22, outcome.Signed);
        Assert.NotEmpty(Contracts(before));
        Assert.Equal(Contracts(before), Contracts(after));
        Assert.Contains(after.Total.Values, value => value is { Kind: ValueKind.IntendedInvestment, Currency: "CNY", Amount: 7_000_000 });
    }

    private static List<SignedValue> Contracts(SignedProjectsReport report) => [.. report.Total.Values.Where(value => value.Kind is ValueKind.Contract)];

    private Task<SignedProjectsReport> ReportAsync(SignedProjectsBy by) => demo.SendAsync(DemoAccounts.Viewer, new CountSignedProjects(demo.EventId, by));

    private Task<Guid> PublishAsync(int moreThan) =>
        demo.SendAsync(DemoAccounts.Projects, new PublishFigure(Qualifier.MoreThan, moreThan, "The list of signed projects") { EventId = demo.EventId });
}
