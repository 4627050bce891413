using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>The photos of a set with their verdicts, in the order of the archive.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record ListPhotoRows(Guid EventId, Guid PhotoSetId, PhotoVerdict? Verdict = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<PhotoRowVerdict>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPhotoRows>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Verdict).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPhotoRows, Page<PhotoRowVerdict>>
    {
        public async Task<Page<PhotoRowVerdict>> Handle(ListPhotoRows query, CancellationToken cancellationToken)
        {
            await db.PhotoSets.AsNoTracking().FindInEventAsync(query.EventId, query.PhotoSetId, cancellationToken);
            return await db.PhotoRows.AsNoTracking().Where(row => row.SetId == query.PhotoSetId && (query.Verdict == null || row.Verdict == query.Verdict)).OrderBy(row => row.Number)
                .Select(row => new PhotoRowVerdict(
                    row.Number, row.FileName, row.Verdict, row.Reason, row.ParticipationId,
                    db.Participations.Where(participation => participation.Id == row.ParticipationId)
                        .Join(db.People, participation => participation.PersonId, person => person.Id, (participation, person) => person.Name.Latin).FirstOrDefault(),
                    row.PhotoKey != null, row.IsApplied))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="Reason">Code of the rule by which it is refused, unclear, or was left as it is; null otherwise.</param>
/// <param name="LatinName">Of the person; null while that is not known.</param>
/// <param name="HasPhoto">Whether a badge photo was made of it, to be looked at.</param>
public sealed record PhotoRowVerdict(int Number, string FileName, PhotoVerdict Verdict, string? Reason, Guid? ParticipationId, string? LatinName, bool HasPhoto, bool IsApplied);
