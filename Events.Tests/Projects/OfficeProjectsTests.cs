using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Tests.Programme;
using Events.Tests.Support;

namespace Events.Tests.Projects;

/// <summary>What the office asks of projects: numbers with their rows, what a signing most likely was, and the hall's screen.</summary>
public sealed class OfficeProjectsTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Each_number_is_that_of_the_rows_behind_it()
    {
        var register = await app.RegisterAsync();
        var contract = new ValueDetails(ValueKind.Contract, 5_000_000, "USD");
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Values = [contract] });
        await register.SignedAsync(register.Project(register.Chinese2, register.International) with { IsUndisclosed = true, Instrument = InstrumentType.Mou });
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { PrimarySector = "health" });
        await register.VettedAsync(register.Project(register.Chinese, register.Lao) with { Values = [contract] });

        var tally = await app.SendAsync(register.Vetter, new TallyProjects(register.Forum.Id));

        Assert.Equal((4, 3), (tally.Projects, tally.Signed));
        Assert.Equal([(ProjectState.Vetted, 1), (ProjectState.Signed, 3)], tally.ByState.Select(row => (row.Key, row.Projects)));
        foreach (var row in tally.ByState)
        {
            Assert.Equal(row.Projects, await CountAsync(new ListProjects(register.Forum.Id) { State = row.Key }));
        }

        Assert.Equal([("health", 1), ("energy", 2)], tally.BySector.Select(row => (row.Key!, row.Projects)));
        foreach (var row in tally.BySector)
        {
            Assert.Equal(row.Projects, await CountAsync(new ListProjects(register.Forum.Id) { Sector = row.Key, IsSigned = true }));
        }

        foreach (var row in tally.ByCountry)
        {
            Assert.Equal(row.Projects, await CountAsync(new ListProjects(register.Forum.Id) { Country = row.Key, IsSigned = true, OfNoCountry = row.Key is null }));
        }

        Assert.Equal(3, tally.ByCountry.Single(row => row.Key == "CN").Projects);
        Assert.Equal(1, tally.ByCountry.Single(row => row.Key is null).Projects);
        foreach (var row in tally.ByInstrument)
        {
            Assert.Equal(row.Projects, await CountAsync(new ListProjects(register.Forum.Id) { Instrument = row.Key, IsSigned = true }));
        }

        // Undisclosed and not reported are rows of their own, and never zero amounts.
        Assert.Equal([(ValueDisclosure.NoValue, 1), (ValueDisclosure.Disclosed, 1), (ValueDisclosure.PartlyDisclosed, 0), (ValueDisclosure.Undisclosed, 1)], tally.ByDisclosure.Select(row => (row.Key, row.Projects)));
        foreach (var row in tally.ByDisclosure)
        {
            Assert.Equal(row.Projects, await CountAsync(new ListProjects(register.Forum.Id) { IsSigned = true, Disclosure = row.Key }));
        }

        var amount = Assert.Single(tally.Values);
        Assert.Equal((ValueKind.Contract, "USD", 5_000_000m, 1), (amount.Kind, amount.Currency, amount.Amount, amount.Projects));
        Assert.Equal(1, await CountAsync(new ListProjects(register.Forum.Id) { IsSigned = true, Kind = ValueKind.Contract, Currency = "USD" }));
        Assert.Equal(0, await CountAsync(new ListProjects(register.Forum.Id) { IsSigned = true, Kind = ValueKind.Contract, Currency = "CNY" }));

        async Task<int> CountAsync(ListProjects query) => (await app.SendAsync(register.Vetter, query)).Total;
    }

    [Fact]
    public async Task A_filter_by_amount_finds_nothing_that_is_undisclosed()
    {
        var register = await app.RegisterAsync();
        await register.ProposeAsync(register.Project(register.Chinese, register.Lao) with { Values = [new ValueDetails(ValueKind.Grant, 70, "USD", IsDisclosed: false)] });

        Assert.Empty((await app.SendAsync(register.Vetter, new ListProjects(register.Forum.Id) { Kind = ValueKind.Grant })).Items);
    }

    // The tests' event lies in the past: what is confirmed now was signed on its last day at the latest.
    [Fact]
    public async Task Suggests_a_day_and_place_that_sign_and_names_the_ceremonies()
    {
        var register = await app.RegisterAsync();
        var ceremony = await app.ScheduleAsync(register.Forum, Plans.Plan("Signing", "15:00-16:00") with { Kind = SessionKind.Signing });
        await app.ScheduleAsync(register.Forum, Plans.Plan("Pencilled in", "15:00-16:00") with { Kind = SessionKind.Signing, Draft = true });
        await app.ScheduleAsync(register.Forum, Plans.Plan("Ports", "15:00-16:00"));
        var id = await register.VettedAsync(register.Project(register.Chinese, register.Lao));

        var suggestion = await app.SendAsync(register.Proposer, new SuggestSigning(register.Forum.Id));

        Assert.Equal(new Signing(new DateOnly(2024, 8, 14), SigningPlace.DuringEventOffStage, null), suggestion.Signing);
        Assert.Equal([ceremony], suggestion.Ceremonies.Select(one => one.Id));
        await app.SendAsync(register.Proposer, new SignProject(suggestion.Signing.On, suggestion.Signing.Place) { EventId = register.Forum.Id, ProjectId = id });
    }

    [Fact]
    public async Task The_hall_shows_the_last_signed_first_and_nobody_by_name()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Title = Given.Text("First") }, new DateOnly(2024, 8, 14));
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Title = Given.Text("Second"), Values = [new ValueDetails(ValueKind.Contract, 471_100, "USD")] }, new DateOnly(2024, 8, 12));
        await register.VettedAsync(register.Project(register.Chinese, register.Indonesian) with { Title = Given.Text("Not yet") });

        var hall = await app.SendAsync(register.Vetter, new GetHall(register.Forum.Id));

        Assert.Equal((2, 0), (hall.Signed, hall.SignedToday));
        Assert.Equal(["Second", "First"], hall.Recent.Select(project => project.Title.In("en")));
        Assert.Equal([("Pearl Solar", "CN"), ("Nusantara Energi", "ID")], hall.Recent[0].Parties.Select(party => (party.Organisation.In("en"), party.Country!)));
        var text = System.Text.Json.JsonSerializer.Serialize(hall);
        Assert.DoesNotContain("LI Hua", text, StringComparison.Ordinal);
        Assert.DoesNotContain("471100", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hall_follows_a_signing_that_was_taken_back()
    {
        var register = await app.RegisterAsync();
        var id = await register.SignedAsync(register.Project(register.Chinese, register.Lao));

        await app.SendAsync(register.Proposer, new UndoSigning("Put off") { EventId = register.Forum.Id, ProjectId = id });

        var hall = await app.SendAsync(register.Vetter, new GetHall(register.Forum.Id));
        Assert.Equal(0, hall.Signed);
        Assert.Empty(hall.Recent);
    }
}
