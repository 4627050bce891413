using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Events.Tests.Projects;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Reports;

public sealed class PublishedFigureTests(EventsApp app, TestDatabases databases) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData(Qualifier.MoreThan, 20, true)]
    [InlineData(Qualifier.MoreThan, 21, false)]
    [InlineData(Qualifier.MoreThan, 22, false)]
    [InlineData(Qualifier.Exact, 21, true)]
    [InlineData(Qualifier.Exact, 20, false)]
    [InlineData(Qualifier.Exact, 22, false)]
    [InlineData(Qualifier.About, 20, true)]
    [InlineData(Qualifier.About, 22, false)]
    [InlineData(Qualifier.About, 10, false)]
    [InlineData(Qualifier.UpTo, 21, true)]
    [InlineData(Qualifier.UpTo, 20, false)]
    [InlineData(Qualifier.UpTo, 25, false)]
    public void A_claim_about_21_is_true_or_not(Qualifier qualifier, int number, bool expected) =>
        Assert.Equal(expected, new FigureClaim(FigureDefinition.ProjectsSigned, qualifier, number).IsTrueOf(21));

    [Fact]
    public async Task Refuses_a_number_above_the_actual_and_publishes_one_rounded_down()
    {
        var register = await RegisterWithAsync(3);

        Assert.Equal("figure-exceeds-actual", await RefusedAsync(register, Qualifier.MoreThan, 3));
        Assert.Equal("figure-exceeds-actual", await RefusedAsync(register, Qualifier.Exact, 4));
        Assert.Equal("figure-not-true", await RefusedAsync(register, Qualifier.Exact, 2));
        Assert.Empty(await PublicAsync(register));

        await PublishAsync(register, Qualifier.MoreThan, 2);
        Assert.Equal([(Qualifier.MoreThan, 2)], (await PublicAsync(register)).Select(figure => (figure.Qualifier, figure.Number)));
    }

    [Fact]
    public async Task A_new_figure_takes_the_place_of_the_old_one()
    {
        var register = await RegisterWithAsync(2);
        await PublishAsync(register, Qualifier.MoreThan, 1);
        await PublishAsync(register, Qualifier.Exact, 2);

        Assert.Equal([(Qualifier.Exact, 2)], (await PublicAsync(register)).Select(figure => (figure.Qualifier, figure.Number)));
        var rows = await ListAsync(register);
        Assert.Equal(PublishedFigure.Superseded, rows.Single(row => row.Qualifier is Qualifier.MoreThan).WithdrawnReason);
    }

    [Fact]
    public async Task One_of_two_at_the_same_time_stands()
    {
        var register = await RegisterWithAsync(2);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await PublishAsync(register, Qualifier.Exact, 2);
            }
            catch (Exception lost) when (lost is RuleViolation { Code: "one-standing-figure" } or DbUpdateConcurrencyException)
            {
                // Somebody faster published: that is the point.
            }
        })));

        Assert.Single(await ListAsync(register), row => row.WithdrawnUtc is null);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Only_the_index_keeps_two_figures_from_standing(bool guarded, int standing)
    {
        var connectionString = await databases.NewAsync();
        await using var one = TestDatabases.Open(connectionString);
        await using var other = TestDatabases.Open(connectionString);
        var host = one.Countries.FirstOrDefault(country => country.Code == "CN") ?? one.Countries.Add(new Country("CN", "CHN", Given.Text("China"))).Entity;
        var forum = one.Events.Add(new Event("forum", new EventDetails(
            null, null, 2024, Given.Text("Forum"), LocalizedText.Empty, [], TestRegister.FirstDay, TestRegister.FirstDay, "Asia/Shanghai", host.Id, Given.Text("City"), LocalizedText.Empty, ["en"]))).Entity;
        await one.SaveChangesAsync(default);
        if (!guarded)
        {
            await one.Database.ExecuteSqlRawAsync("DROP INDEX \"one_standing_figure\"");
        }

        PublishedFigure Figure() => new(forum.Id, new FigureClaim(FigureDefinition.ProjectsSigned, Qualifier.Exact, 2), TestRegister.FirstDay, "Register", 2, Guid.CreateVersion7(), DateTime.UtcNow);
        one.PublishedFigures.Add(Figure());
        other.PublishedFigures.Add(Figure());
        await one.SaveChangesAsync(default);
        var lost = await Record.ExceptionAsync(() => other.SaveChangesAsync(default));

        Assert.Equal(guarded ? "one-standing-figure" : null, (lost as RuleViolation)?.Code);
        Assert.Equal(standing, await one.PublishedFigures.CountAsync(figure => figure.WithdrawnUtc == null));
    }

    [Fact]
    public async Task Hides_a_figure_that_an_undone_signing_made_false_and_warns()
    {
        var register = await RegisterWithAsync(2);
        var third = await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        var figureId = await PublishAsync(register, Qualifier.MoreThan, 2);

        var outcome = await app.SendAsync(register.Vetter, new UndoSigning("Not signed after all") { EventId = register.Forum.Id, ProjectId = third });

        Assert.Equal(2, outcome.Signed);
        Assert.Equal((figureId, 2), (Assert.Single(outcome.FiguresNotTrue).FigureId, outcome.FiguresNotTrue[0].Actual));
        Assert.Empty(await PublicAsync(register));
        var row = Assert.Single(await ListAsync(register));
        Assert.False(row.IsShown);
        Assert.NotNull(row.Warning);

        Assert.Empty((await register.SignAsync(third)).FiguresNotTrue);
        Assert.Single(await PublicAsync(register));
    }

    [Fact]
    public async Task Counts_as_of_its_day_so_that_later_signings_leave_it_true()
    {
        var register = await RegisterWithAsync(2);
        await PublishAsync(register, Qualifier.Exact, 2, TestRegister.FirstDay);

        await register.SignedAsync(register.Project(register.Chinese, register.Lao), TestRegister.FirstDay.AddDays(1));

        Assert.Equal(2, Assert.Single(await PublicAsync(register)).Number);
        Assert.Equal("figure-exceeds-actual", await RefusedAsync(register, Qualifier.Exact, 3, TestRegister.FirstDay));
        Assert.Equal("figure-as-of-in-future", await RefusedAsync(register, Qualifier.Exact, 3, new DateOnly(2999, 1, 1)));
    }

    [Fact]
    public async Task Withdraws_a_figure_once()
    {
        var register = await RegisterWithAsync(1);
        var id = await PublishAsync(register, Qualifier.Exact, 1);
        Task WithdrawAsync() => app.SendAsync(register.Proposer, new WithdrawFigure("Embargo") { EventId = register.Forum.Id, FigureId = id });

        await WithdrawAsync();

        Assert.Empty(await PublicAsync(register));
        Assert.Equal("figure-withdrawn", (await Assert.ThrowsAsync<RuleViolation>(WithdrawAsync)).Code);
    }

    private async Task<TestRegister> RegisterWithAsync(int signed)
    {
        var register = await app.RegisterAsync();
        for (var i = 0; i < signed; i++)
        {
            await register.SignedAsync(register.Project(register.Chinese, register.Lao));
        }

        return register;
    }

    private Task<Guid> PublishAsync(TestRegister register, Qualifier qualifier, int number, DateOnly? asOf = null) =>
        app.SendAsync(register.Proposer, new PublishFigure(qualifier, number, "Register of the secretariat", asOf) { EventId = register.Forum.Id });

    private async Task<string> RefusedAsync(TestRegister register, Qualifier qualifier, int number, DateOnly? asOf = null) =>
        (await Assert.ThrowsAsync<RuleViolation>(() => PublishAsync(register, qualifier, number, asOf))).Code;

    private Task<IReadOnlyList<PublicFigure>> PublicAsync(TestRegister register) => app.SendAsync(null, new ListPublicFigures(register.Forum.Slug));

    private async Task<IReadOnlyList<PublishedFigureRow>> ListAsync(TestRegister register) => (await app.SendAsync(register.Proposer, new ListPublishedFigures(register.Forum.Id))).Items;
}
