using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>What the event's projects are narrowed to by a list and by its export: the same rows on the page and in the file.</summary>
public abstract record ProjectFilter
{
    /// <summary>Looked for in titles and in the names of the parties, whatever case and marks.</summary>
    public string? Q { get; init; }

    public ProjectState? State { get; init; }

    /// <summary>Only those that count as signed, whatever became of them; or only the others.</summary>
    public bool? IsSigned { get; init; }

    /// <summary>The primary sector; an upper one finds those under it too.</summary>
    public string? Sector { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of a party.</summary>
    public string? Country { get; init; }

    /// <summary>Only those with a party of no country, such as an international organisation.</summary>
    public bool OfNoCountry { get; init; }

    public InstrumentType? Instrument { get; init; }

    public ValueDisclosure? Disclosure { get; init; }

    /// <summary>Only those that disclose an amount of this kind.</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>Only those that disclose an amount in this currency, ISO 4217; with <see cref="Kind" />, the same amount is meant.</summary>
    public string? Currency { get; init; }

    /// <summary>What is set, by name only: what was looked for may name somebody.</summary>
    internal IEnumerable<string> Set() => new (string Name, bool IsSet)[]
    {
        ("words", Folding.Fold(Q).Length > 0), ("state", State is not null), ("signed", IsSigned is not null), ("sector", Sector is not null), ("country", Country is not null || OfNoCountry),
        ("instrument", Instrument is not null), ("disclosure", Disclosure is not null), ("kind", Kind is not null), ("currency", Currency is not null),
    }.Where(filter => filter.IsSet).Select(filter => filter.Name);

    internal IQueryable<CooperationProject> Of(IEventsDb db, Guid eventId)
    {
        var projects = db.CooperationProjects.AsNoTracking().Where(project => project.EventId == eventId);
        if (Folding.Fold(Q) is { Length: > 0 } term)
        {
            projects = projects.Where(project => project.Search.Contains(term)
                || project.Parties.Any(party => db.Organisations.Any(organisation => organisation.Id == party.OrganisationId && organisation.Search.Contains(term))));
        }

        if (State is { } state)
        {
            projects = projects.Where(project => project.State == state);
        }

        if (IsSigned is { } isSigned)
        {
            projects = projects.Where(project => project.SignedOn != null == isSigned);
        }

        if (Sector is not null)
        {
            var family = Projects.Sector.Family(Sector);
            projects = projects.Where(project => family.Contains(project.PrimarySector));
        }

        if (Country?.ToUpperInvariant() is { } code)
        {
            projects = projects.Where(project => project.Parties.Any(party => db.Countries.Any(known => known.Id == party.CountryId && known.Code == code)));
        }

        if (OfNoCountry)
        {
            projects = projects.Where(project => project.Parties.Any(party => party.CountryId == null));
        }

        if (Instrument is { } instrument)
        {
            projects = projects.Where(project => project.Instrument == instrument);
        }

        if (Disclosure is { } disclosure)
        {
            projects = projects.Where(project => project.Disclosure == disclosure);
        }

        if (Kind is not null || Currency is not null)
        {
            projects = projects.Where(project => project.Values.Any(value => value.IsDisclosed && (Kind == null || value.Kind == Kind) && (Currency == null || value.Currency == Currency)));
        }

        return projects;
    }

    internal sealed class Rules : AbstractValidator<ProjectFilter>
    {
        public Rules()
        {
            RuleFor(filter => filter.Q).MaximumLength(200);
            RuleFor(filter => filter.State).IsInEnum();
            RuleFor(filter => filter.Sector).IsSector().When(filter => filter.Sector is not null);
            RuleFor(filter => filter.Country).Length(Calendar.Country.CodeLength);
            RuleFor(filter => filter.Instrument).IsInEnum();
            RuleFor(filter => filter.Disclosure).IsInEnum();
            RuleFor(filter => filter.Kind).IsInEnum();
            RuleFor(filter => filter.Currency).MaximumLength(Projects.Currency.CodeLength);
        }
    }
}
