using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Tests.Projects;
using Events.Tests.Support;

namespace Events.Tests.Reports;

public sealed class CountSignedProjectsTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Counts_a_project_once_whatever_its_parties_and_only_when_signed()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Chinese2, register.Indonesian, register.Lao));
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { PrimarySector = "ai-health", SecondarySectors = ["distributed-pv"] });
        var terminated = await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        await app.SendAsync(register.Proposer, new TerminateProject("Dissolved", "Letter 3") { EventId = register.Forum.Id, ProjectId = terminated });
        await register.VettedAsync(register.Project(register.Chinese, register.Lao));

        var report = await ReadAsync(register, SignedProjectsBy.Sector);

        Assert.Equal((3, 3), (report.TotalProjects, report.SumOfRows));
        Assert.Equal([("ai-health", 1), ("distributed-pv", 2)], report.Rows.Select(row => (row.Key!, row.Projects)));
        Assert.Equal("分布式光伏", report.Rows[1].Name!.In("zh"));
    }

    [Fact]
    public async Task The_table_by_country_adds_up_to_participations_and_says_so()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Chinese2, register.Indonesian));
        await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        await register.SignedAsync(register.Project(register.Lao, register.International));

        var report = await ReadAsync(register, SignedProjectsBy.Country);

        Assert.Equal([("CN", 2), ("ID", 1), ("LA", 2), (null, 1)], report.Rows.Select(row => (row.Key, row.Projects)));
        Assert.Equal((3, 6), (report.TotalProjects, report.SumOfRows));
        Assert.Contains("the rows add up to participations, not to projects", report.Basis);
    }

    [Fact]
    public async Task Never_adds_currencies_or_kinds()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Values = [Value(ValueKind.Contract, 100.25m, "CNY"), Value(ValueKind.Trade, 7, "CNY")] });
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Values = [Value(ValueKind.Contract, 0.5m, "CNY"), Value(ValueKind.Contract, 40, "USD")] });
        SignedValue[] expected =
        [
            new(ValueKind.Contract, "CNY", 100.75m, 2),
            new(ValueKind.Contract, "USD", 40, 1),
            new(ValueKind.Trade, "CNY", 7, 1),
        ];

        var sectors = await ReadAsync(register, SignedProjectsBy.Sector);
        var kinds = await ReadAsync(register, SignedProjectsBy.Kind);
        var countries = await ReadAsync(register, SignedProjectsBy.Country);

        Assert.Equal(expected, Assert.Single(sectors.Rows).Values);
        Assert.Equal(expected, sectors.Total.Values);
        Assert.Equal(expected, kinds.Rows.Select(row => Assert.Single(row.Values)));
        Assert.Equal(["contract", "contract", "trade"], kinds.Rows.Select(row => row.Key));
        Assert.Equal(expected, countries.Rows.Single(row => row.Key == "CN").Values);
        Assert.Equal([new SignedValue(ValueKind.Contract, "CNY", 100.25m, 1), new SignedValue(ValueKind.Trade, "CNY", 7, 1)], countries.Rows.Single(row => row.Key == "LA").Values);
    }

    [Fact]
    public async Task A_letter_of_intent_with_an_amount_leaves_the_contract_value_as_it_was()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Values = [Value(ValueKind.Contract, 100, "CNY")] });
        await register.SignedAsync(register.Project(register.Chinese, register.Indonesian) with { Instrument = InstrumentType.Loi, Values = [Value(ValueKind.IntendedInvestment, 900, "CNY")] });

        var report = await ReadAsync(register, SignedProjectsBy.Instrument);

        Assert.Equal(2, report.TotalProjects);
        Assert.Equal([("loi", 1), ("agreement", 1)], report.Rows.Select(row => (row.Key!, row.Projects)));
        Assert.Equal(100, report.Total.Values.Single(value => value.Kind is ValueKind.Contract).Amount);
        Assert.Equal(900, report.Total.Values.Single(value => value.Kind is ValueKind.IntendedInvestment).Amount);
        Assert.DoesNotContain(report.Rows[0].Values, value => value.Kind is ValueKind.Contract);
    }

    [Fact]
    public async Task Undisclosed_stands_apart_and_is_not_zero()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Values = [Value(ValueKind.Contract, 100, "CNY")] });
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { IsUndisclosed = true });
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Values = [Value(ValueKind.Contract, 5000, "CNY") with { IsDisclosed = false }] });
        await register.SignedAsync(register.Project(register.Chinese, register.Lao) with { Values = [Value(ValueKind.Contract, 1, "CNY"), Value(ValueKind.Trade, 5000, "CNY") with { IsDisclosed = false }] });
        await register.SignedAsync(register.Project(register.Chinese, register.Lao));

        var report = await ReadAsync(register, SignedProjectsBy.Sector);

        var row = Assert.Single(report.Rows);
        Assert.Equal((5, 3, 1), (row.Projects, row.Undisclosed, row.WithoutValue));
        Assert.Equal([new SignedValue(ValueKind.Contract, "CNY", 101, 2)], row.Values);
        Assert.Equal((3, 1), (report.Total.Undisclosed, report.Total.WithoutValue));
        var china = (await ReadAsync(register, SignedProjectsBy.Country)).Rows[0];
        Assert.Equal((5, 3, 1), (china.Projects, china.Undisclosed, china.WithoutValue));
    }

    [Fact]
    public async Task Counts_nothing_of_another_event()
    {
        var register = await app.RegisterAsync();
        await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        var other = await app.RegisterAsync();

        Assert.All(await Task.WhenAll(Enum.GetValues<SignedProjectsBy>().Select(by => ReadAsync(other, by))), report => Assert.Equal((0, 0), (report.TotalProjects, report.Rows.Count)));
    }

    private static ValueDetails Value(ValueKind kind, decimal amount, string currency) => new(kind, amount, currency);

    private Task<SignedProjectsReport> ReadAsync(TestRegister register, SignedProjectsBy by) => app.SendAsync(register.Proposer, new CountSignedProjects(register.Forum.Id, by));
}
