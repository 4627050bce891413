using System.Globalization;
using System.Runtime.CompilerServices;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Lists;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>The projects that the same filters of <see cref="ListProjects" /> show, as a file; no amounts. It is written down who took them out.</summary>
/// <param name="Columns">In this order; null: all of them.</param>
/// <param name="Language">BCP 47 of headers, titles and the names of the parties.</param>
[ForStaff]
public sealed record ExportProjects(Guid EventId, ListFormat Format, IReadOnlyList<ProjectColumn>? Columns = null, string Language = LocalizedText.English)
    : ProjectFilter, ICommand<ExportedList>, IForEvent
{
    internal sealed class Validator : AbstractValidator<ExportProjects>
    {
        public Validator()
        {
            Include(new Rules());
            RuleFor(query => query.Format).IsInEnum();
            RuleFor(query => query.Language).IsLanguage();
            RuleForEach(query => query.Columns).IsInEnum();
            RuleFor(query => query.Columns).Must(columns => columns is null || (columns.Count > 0 && columns.Distinct().Count() == columns.Count)).WithMessage("Name each column once, and at least one.");
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ExportProjects, ExportedList>
    {
        public async Task<ExportedList> Handle(ExportProjects query, CancellationToken cancellationToken)
        {
            var columns = query.Columns ?? Enum.GetValues<ProjectColumn>();
            var now = clock.GetUtcNow().UtcDateTime;
            var name = await Exports.NameAsync(db, query.EventId, "projects", now, cancellationToken);
            var ids = await query.Of(db, query.EventId)
                .OrderBy(project => project.SortKey).ThenBy(project => project.Id).Select(project => project.Id).ToListAsync(cancellationToken);
            await Exports.WriteDownAsync(db, caller, query.EventId, nameof(ExportProjects), query.Format, columns.Select(column => column.ToString()), ids.Count, query.Set(), now, cancellationToken);
            return new ExportedList(name, query.Format, [.. columns.Select(column => ColumnWords.Header(column.ToString(), query.Language))], ReadAsync(query.Language, columns, ids, cancellationToken));
        }

        private async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(
            string language, IReadOnlyList<ProjectColumn> columns, List<Guid> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var chunk in ids.Chunk(Exports.RowsAtOnce))
            {
                var rows = await db.CooperationProjects.AsNoTracking().Where(project => chunk.Contains(project.Id))
                    .Select(project => new
                    {
                        project.Id,
                        project.Title,
                        project.State,
                        project.Instrument,
                        project.PrimarySector,
                        project.SignedOn,
                        project.Disclosure,
                        Parties = project.Parties.OrderBy(party => party.Order).Select(party => db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First()).ToList(),
                        Countries = project.Parties.OrderBy(party => party.Order).Select(party => db.Countries.Where(country => country.Id == party.CountryId).Select(country => country.Code).FirstOrDefault()).ToList(),
                    }).ToDictionaryAsync(row => row.Id, cancellationToken);
                foreach (var id in chunk)
                {
                    if (rows.TryGetValue(id, out var row))
                    {
                        yield return [.. columns.Select(column => column switch
                        {
                            ProjectColumn.Id => row.Id.ToString(),
                            ProjectColumn.Title => row.Title.In(language),
                            ProjectColumn.Parties => string.Join("; ", row.Parties.Select(party => party.In(language))),
                            ProjectColumn.Countries => string.Join(", ", row.Countries.OfType<string>().Distinct()),
                            ProjectColumn.Instrument => ColumnWords.Value(row.Instrument),
                            ProjectColumn.Sector => row.PrimarySector,
                            ProjectColumn.State => ColumnWords.Value(row.State),
                            ProjectColumn.SignedOn => row.SignedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            _ => ColumnWords.Value(row.Disclosure),
                        })];
                    }
                }
            }
        }
    }
}

/// <summary>What an exported list of projects may say of each.</summary>
public enum ProjectColumn
{
    Id,
    Title,
    Parties,

    /// <summary>ISO 3166-1 alpha-2 of the parties, each once.</summary>
    Countries,

    Instrument,

    /// <summary>The code of the primary sector.</summary>
    Sector,

    State,
    SignedOn,
    Disclosure,
}
