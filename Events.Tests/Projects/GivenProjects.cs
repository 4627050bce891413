using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Projects;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Projects;

/// <summary>An event with a project officer who proposes, an organiser who vets, and organisations of three countries.</summary>
public sealed record TestRegister(EventsApp App, TestEvent Forum, Guid Proposer, Guid Chinese, Guid Chinese2, Guid Indonesian, Guid Lao, Guid International)
{
    public static readonly DateOnly FirstDay = new(2024, 8, 12);

    public Guid Vetter => Forum.Organiser;

    public AddProject Project(params Guid[] organisations) => new()
    {
        EventId = Forum.Id,
        Title = Given.Text("Solar roofs"),
        Instrument = InstrumentType.Agreement,
        PrimarySector = "distributed-pv",
        Parties = [.. organisations.Select(organisation => new PartyFields(organisation) { Signatories = [new SignatoryFields("LI Hua", Given.Text("Director"))] })],
    };

    public Task<Guid> ProposeAsync(AddProject project) => App.SendAsync(Proposer, project);

    public async Task<Guid> VettedAsync(AddProject project)
    {
        var id = await ProposeAsync(project);
        await App.SendAsync(Vetter, new VetProject(Forum.Id, id));
        return id;
    }

    public async Task<Guid> SignedAsync(AddProject project, DateOnly? on = null)
    {
        var id = await VettedAsync(project);
        await SignAsync(id, on);
        return id;
    }

    public Task<Domain.Reports.SigningOutcome> SignAsync(Guid projectId, DateOnly? on = null) =>
        App.SendAsync(Proposer, new SignProject(on ?? FirstDay, SigningPlace.DuringEventOffStage) { EventId = Forum.Id, ProjectId = projectId });

    public Task<ProjectView> ReadAsync(Guid projectId) => App.SendAsync(Proposer, new GetProject(Forum.Id, projectId));
}

public static class GivenProjects
{
    public static async Task<TestRegister> RegisterAsync(this EventsApp app)
    {
        var forum = await app.EventAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        Guid CountryId(string code, string alpha3, string name) => (db.Countries.FirstOrDefault(country => country.Code == code) ?? db.Countries.Add(new Country(code, alpha3, Given.Text(name))).Entity).Id;
        Guid Organisation(string name, OrganisationType type, Guid? countryId) => db.Organisations.Add(new Organisation(Given.Text(name), type, countryId)).Entity.Id;

        var china = CountryId("CN", "CHN", "China");
        var register = new TestRegister(app, forum, await app.UserWithRoleAsync(forum.Id, EventRole.ProjectOfficer),
            Organisation("Pearl Solar", OrganisationType.Company, china),
            Organisation("Delta University", OrganisationType.University, china),
            Organisation("Nusantara Energi", OrganisationType.Company, CountryId("ID", "IDN", "Indonesia")),
            Organisation("Mekong Hospital", OrganisationType.Company, CountryId("LA", "LAO", "Lao PDR")),
            Organisation("Regional Centre", OrganisationType.InternationalOrganisation, null));
        await db.SaveChangesAsync();
        return register;
    }
}
