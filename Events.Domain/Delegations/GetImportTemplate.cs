using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Lists;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>A workbook for this event that a delegation fills in and that the import takes without asking what its columns mean.</summary>
/// <param name="Language">BCP 47 of the headers and of the values to choose from.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record GetImportTemplate(Guid EventId, string Language = LocalizedText.English) : IQuery<ListTemplate>, IForEvent
{
    private static readonly string[] fields = ["delegation", "honorific", "name", "nativeName", "office", "organisation", "capacity", "category", "email", "nationality"];

    internal sealed class Validator : AbstractValidator<GetImportTemplate>
    {
        public Validator() => RuleFor(query => query.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetImportTemplate, ListTemplate>
    {
        public async Task<ListTemplate> Handle(GetImportTemplate query, CancellationToken cancellationToken)
        {
            var name = await Exports.NameAsync(db, query.EventId, "template", clock.GetUtcNow().UtcDateTime, cancellationToken);
            var delegations = await db.Delegations.Where(delegation => delegation.EventId == query.EventId).Select(delegation => delegation.Name).ToListAsync(cancellationToken);
            var categories = await db.Categories.Where(category => category.EventId == query.EventId).OrderBy(category => category.Order).Select(category => category.Name).ToListAsync(cancellationToken);
            var countries = await db.Countries.OrderBy(country => country.ProtocolSortKey).Select(country => country.Name).ToListAsync(cancellationToken);
            var countryNames = countries.ConvertAll(country => country.In(query.Language));
            return new ListTemplate(name, query.Language.Split('-')[0] switch { "zh" => "人员", "id" => "Peserta", _ => "People" }, query.Language.Split('-')[0] switch { "zh" => "可选值", "id" => "Nilai", _ => "Values" }, [.. fields.Select(field =>
            {
                var header = ColumnWords.Header(field, query.Language);
                return field switch
                {
                    "delegation" => new TemplateColumn(header, [.. delegations.Select(delegation => delegation.In(query.Language)).Order(StringComparer.Ordinal).Concat(countryNames).Distinct()]),
                    "capacity" => new TemplateColumn(header, [.. Enum.GetValues<MemberCapacity>().Select(ColumnWords.Value)], IsStrict: true),
                    "category" => new TemplateColumn(header, categories.ConvertAll(category => category.In(query.Language)), IsStrict: true),
                    "nationality" => new TemplateColumn(header, countryNames, IsStrict: true),
                    _ => new TemplateColumn(header),
                };
            })]);
        }
    }
}
