using System.Runtime.CompilerServices;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Lists;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>
/// Everybody whom the same filters of <see cref="ListParticipations" /> show, as a file. The rows are those of this moment, each as it stands
/// when it is written. It is written down who took them out.
/// </summary>
/// <param name="Columns">In this order; null: those that say who somebody is and how far they are.</param>
/// <param name="Language">BCP 47 of headers, offices, delegations and categories.</param>
/// <param name="HasBadge">Whether there is a valid badge.</param>
/// <param name="Picked">Only these of them, picked by hand; null: all.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer, EventRole.FocalPoint)]
public sealed record ExportParticipations(
    Guid EventId, ListFormat Format, IReadOnlyList<ParticipationColumn>? Columns = null, string? Q = null, Guid? Delegation = null, Guid? Category = null,
    ParticipationState? State = null, string Language = LocalizedText.English, bool? HasPhoto = null, bool? HasBadge = null, IReadOnlyList<Guid>? Picked = null) : ICommand<ExportedList>, IFiltersByCaller
{
    /// <summary>As many as an address has room for.</summary>
    public const int MaxPicked = 150;

    /// <summary>Those that say who somebody is, without contacts.</summary>
    public static readonly IReadOnlyList<ParticipationColumn> UsualColumns =
    [
        ParticipationColumn.Delegation, ParticipationColumn.Honorific, ParticipationColumn.Name, ParticipationColumn.NativeName, ParticipationColumn.Office,
        ParticipationColumn.Organisation, ParticipationColumn.Capacity, ParticipationColumn.Category, ParticipationColumn.State, ParticipationColumn.Photo, ParticipationColumn.Badge,
    ];

    internal sealed class Validator : AbstractValidator<ExportParticipations>
    {
        public Validator()
        {
            RuleFor(query => query.Format).IsInEnum();
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
            RuleFor(query => query.State).IsInEnum();
            RuleFor(query => query.Language).IsLanguage();
            RuleFor(query => query.Picked!.Count).InclusiveBetween(1, MaxPicked).When(query => query.Picked is not null).OverridePropertyName("ids");
            RuleForEach(query => query.Columns).IsInEnum();
            RuleFor(query => query.Columns).Must(columns => columns is null || (columns.Count > 0 && columns.Distinct().Count() == columns.Count)).WithMessage("Name each column once, and at least one.");
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ExportParticipations, ExportedList>
    {
        private static readonly EventRole[] readsContacts = [EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint];

        public async Task<ExportedList> Handle(ExportParticipations query, CancellationToken cancellationToken)
        {
            var columns = query.Columns ?? UsualColumns;
            if (!caller.IsAdministrator && !caller.Roles.Overlaps(readsContacts) && columns.Any(column => column is ParticipationColumn.Email or ParticipationColumn.Nationality))
            {
                throw new Forbidden("Your role in this event does not take out addresses and nationalities.");
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var name = await Exports.NameAsync(db, query.EventId, "participants", now, cancellationToken);
            var ids = await Filter(query)
                .OrderBy(row => row.Person.SortKey).ThenBy(row => row.Participation.Id).Select(row => row.Participation.Id).ToListAsync(cancellationToken);
            await Exports.WriteDownAsync(db, caller, query.EventId, nameof(ExportParticipations), query.Format, columns.Select(column => column.ToString()), ids.Count, FiltersOf(query), now, cancellationToken);
            return new ExportedList(name, query.Format, [.. columns.Select(column => ColumnWords.Header(column.ToString(), query.Language))], ReadAsync(query, columns, ids, cancellationToken));
        }

        private IQueryable<ListedParticipation> Filter(ExportParticipations query)
        {
            var rows = ParticipationFilter.Of(db, caller, query.EventId, query.Q, query.Delegation, query.Category, query.State, query.HasPhoto, query.HasBadge);
            return query.Picked is { } picked ? rows.Where(row => picked.Contains(row.Participation.Id)) : rows;
        }

        private async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(
            ExportParticipations query, IReadOnlyList<ParticipationColumn> columns, List<Guid> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var cells = await ParticipationCells.LoadAsync(db, query.EventId, query.Language, cancellationToken);
            foreach (var chunk in ids.Chunk(Exports.RowsAtOnce))
            {
                var rows = await cells.ReadAsync(chunk, cancellationToken);
                foreach (var row in chunk.Select(id => rows.GetValueOrDefault(id)).OfType<ExportedParticipation>())
                {
                    yield return [.. columns.Select(column => cells.Cell(row, column))];
                }
            }
        }

        private static IEnumerable<string> FiltersOf(ExportParticipations query) => new (string Name, bool IsSet)[]
        {
            ("words", Searching.Words(query.Q).Count > 0), ("delegation", query.Delegation is not null), ("category", query.Category is not null), ("state", query.State is not null),
            ("photo", query.HasPhoto is not null), ("badge", query.HasBadge is not null), ("hand", query.Picked is not null),
        }.Where(filter => filter.IsSet).Select(filter => filter.Name);
    }
}
