using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>What adding and changing a project have in common: its whole content, as it is sent.</summary>
public abstract record ProjectFields
{
    public required LocalizedText Title { get; init; }

    public LocalizedText? Description { get; init; }

    public required InstrumentType Instrument { get; init; }

    /// <summary>Code of a sector.</summary>
    public required string PrimarySector { get; init; }

    public IReadOnlyList<string> SecondarySectors { get; init; } = [];

    /// <summary>In the order in which the text names them.</summary>
    public required IReadOnlyList<PartyFields> Parties { get; init; }

    public IReadOnlyList<ValueDetails> Values { get; init; } = [];

    /// <summary>There is a value, and none of it may be known.</summary>
    public bool IsUndisclosed { get; init; }

    internal abstract class Validator<T> : AbstractValidator<T>
        where T : ProjectFields
    {
        protected Validator()
        {
            RuleFor(project => project.Title).IsNamed();
            RuleFor(project => project.Description)
                .Must(text => text is null || text.Texts.Values.All(value => value.Length <= CooperationProject.MaxDescriptionLength))
                .WithMessage($"At most {CooperationProject.MaxDescriptionLength} characters in each language.");
            RuleFor(project => project.Instrument).IsInEnum();
            RuleFor(project => project.PrimarySector).IsSector();
            RuleForEach(project => project.SecondarySectors).IsSector();
            RuleFor(project => project.SecondarySectors.Count).LessThanOrEqualTo(CooperationProject.MaxSecondarySectors).OverridePropertyName("secondarySectors");
            RuleFor(project => project.Parties.Count).LessThanOrEqualTo(CooperationProject.MaxParties).OverridePropertyName("parties");
            RuleForEach(project => project.Parties).NotNull().SetValidator(new PartyFields.Validator());
            RuleFor(project => project.Values.Count).LessThanOrEqualTo(CooperationProject.MaxValues).OverridePropertyName("values");
            RuleForEach(project => project.Values).NotNull().ChildRules(value =>
            {
                value.RuleFor(component => component.Kind).IsInEnum();
                value.RuleFor(component => component.Currency).IsCurrency();
                value.RuleFor(component => component.Amount).GreaterThan(0).LessThanOrEqualTo(ValueComponent.MaxAmount);
                value.RuleFor(component => component.Amount).Must(amount => decimal.Round(amount, ValueComponent.MaxDecimals) == amount)
                    .WithMessage($"At most {ValueComponent.MaxDecimals} decimals.");
            });
        }
    }

    /// <summary>Looks up what is named by id.</summary>
    /// <exception cref="NotFound">There is no such organisation or country, or the participation is another event's.</exception>
    internal async Task<ProjectDetails> ResolveAsync(IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var organisationIds = Parties.Select(party => party.OrganisationId).ToList();
        var countryOf = await db.Organisations.Where(organisation => organisationIds.Contains(organisation.Id))
            .ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.CountryId, cancellationToken);
        var countryIds = Parties.Select(party => party.CountryId).OfType<Guid>().Distinct().ToList();
        if (await db.Countries.CountAsync(country => countryIds.Contains(country.Id), cancellationToken) != countryIds.Count)
        {
            throw new NotFound("country");
        }

        var parties = new List<PartyDetails>();
        foreach (var party in Parties)
        {
            if (!countryOf.TryGetValue(party.OrganisationId, out var seat))
            {
                throw new NotFound("organisation");
            }

            parties.Add(new PartyDetails(party.OrganisationId, party.CountryId ?? seat, party.Role ?? InPlace(parties.Count),
                await SignatoryFields.ResolveAsync(party.Signatories, db, eventId, cancellationToken)));
        }

        return new ProjectDetails(Title, Description ?? LocalizedText.Empty, Instrument, PrimarySector, SecondarySectors, parties, Values, IsUndisclosed);
    }

    private static PartyRole InPlace(int index) => index switch
    {
        0 => PartyRole.FirstParty,
        1 => PartyRole.SecondParty,
        _ => PartyRole.FurtherParty,
    };
}

/// <param name="CountryId">The country it is counted in; its own when left out.</param>
/// <param name="Role">By its place in the list when left out.</param>
public sealed record PartyFields(Guid OrganisationId, Guid? CountryId = null, PartyRole? Role = null)
{
    /// <summary>May be named later, up to the signing.</summary>
    public IReadOnlyList<SignatoryFields> Signatories { get; init; } = [];

    internal sealed class Validator : AbstractValidator<PartyFields>
    {
        public Validator()
        {
            RuleFor(party => party.Role).IsInEnum();
            RuleFor(party => party.Signatories.Count).LessThanOrEqualTo(ProjectParty.MaxSignatories).OverridePropertyName("signatories");
            RuleForEach(party => party.Signatories).NotNull().SetValidator(new SignatoryFields.Validator());
        }
    }
}
