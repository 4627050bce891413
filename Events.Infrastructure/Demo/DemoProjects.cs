using Events.Domain.Projects;
using Events.Domain.Reports;
using static Events.Infrastructure.Demo.DemoStage;

namespace Events.Infrastructure.Demo;

/// <summary>
/// Proposes the projects of <see cref="DemoAgreements" />, has most of them vetted by the second officer and signed, and publishes
/// "more than 20". The signings of the forum's days are entered ahead of them, so that there is something to count.
/// </summary>
internal static class DemoProjects
{
    /// <summary>How many are signed on stage, off stage and immediately before, in the order of the list.</summary>
    private const int OnStage = 16, OffStage = 3;

    private const int Seed = 28_112_025;

    public static async Task MakeAsync(
        DemoStage stage, DemoAccounts accounts, Guid eventId, DateOnly firstDay, IReadOnlyDictionary<string, Guid> organisations, Guid ceremony)
    {
        var (proposes, vets) = (accounts[DemoAccounts.Projects], accounts[DemoAccounts.Vetting]);
        var names = new DemoNames(new Random(Seed));
        var signed = 0;
        foreach (var agreement in DemoAgreements.All)
        {
            var projectId = await stage.SendAsync(proposes, new AddProject
            {
                EventId = eventId,
                Title = agreement.Title,
                Instrument = agreement.Instrument,
                PrimarySector = agreement.Sector,
                Parties = [.. agreement.Parties.Select(party => new PartyFields(organisations[party]) { Signatories = [Signatory(names, party)] })],
                Values = agreement.Values,
                IsUndisclosed = agreement.IsUndisclosed,
            });
            if (agreement.State is ProjectState.Proposed)
            {
                continue;
            }

            await stage.SendAsync(vets, new VetProject(eventId, projectId));
            if (agreement.State is ProjectState.Signed)
            {
                await stage.SendAsync(vets, Signing(signed++, firstDay, ceremony) with { EventId = eventId, ProjectId = projectId });
            }
        }

        await stage.SendAsync(proposes, new PublishFigure(Qualifier.MoreThan, 20, "Secretariat's list of signed projects") { EventId = eventId });
    }

    private static SignProject Signing(int number, DateOnly firstDay, Guid ceremony) => number switch
    {
        < OnStage => new SignProject(firstDay.AddDays(1), SigningPlace.OnStage, ceremony),
        < OnStage + OffStage => new SignProject(firstDay, SigningPlace.DuringEventOffStage),
        _ => new SignProject(firstDay.AddDays(-1), SigningPlace.ImmediatelyBefore),
    };

    /// <summary>Somebody who takes no other part in the forum, named as the text does.</summary>
    private static SignatoryFields Signatory(DemoNames names, string party) =>
        new(names.Next(DemoOrganisations.CountryOf(party) ?? "SG").Latin, Text("Authorised signatory", "授权代表", "Penanda tangan berwenang"));
}
