using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>All countries and territories, named in a language, in protocol order: the same in every language (domain rule 20).</summary>
[ForSignedIn]
public sealed record ListCountries(string Lang = LocalizedText.English) : IQuery<IReadOnlyList<CountryRow>>
{
    internal sealed class Validator : AbstractValidator<ListCountries>
    {
        public Validator() => RuleFor(query => query.Lang).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListCountries, IReadOnlyList<CountryRow>>
    {
        public async Task<IReadOnlyList<CountryRow>> Handle(ListCountries query, CancellationToken cancellationToken) =>
            await db.Countries.OrderBy(country => country.ProtocolSortKey)
                .Select(country => new CountryRow(country.Id, country.Code, country.Alpha3, country.Name.In(query.Lang), country.Name.In(LocalizedText.English)))
                .ToListAsync(cancellationToken);
    }
}

/// <param name="Name">In the language asked for, else in English.</param>
/// <param name="EnglishName">As approved for diplomatic use; what the order is by.</param>
public sealed record CountryRow(Guid Id, string Code, string Alpha3, string Name, string EnglishName);
