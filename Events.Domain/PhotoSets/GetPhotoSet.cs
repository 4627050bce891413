using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>How far a set of photos is, and how its photos were judged.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record GetPhotoSet(Guid EventId, Guid PhotoSetId) : IQuery<PhotoSetDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPhotoSet, PhotoSetDetails>
    {
        public async Task<PhotoSetDetails> Handle(GetPhotoSet query, CancellationToken cancellationToken)
        {
            var set = await db.PhotoSets.AsNoTracking().FindInEventAsync(query.EventId, query.PhotoSetId, cancellationToken);
            var counts = await db.PhotoRows.Where(row => row.SetId == set.Id).GroupBy(row => row.Verdict)
                .Select(group => new { Verdict = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Verdict, group => group.Count, cancellationToken);
            var job = await db.JobRequests.Where(job => job.Kind == JobKind.MatchPhotos && job.SubjectId == set.Id).OrderByDescending(job => job.RequestedUtc)
                .Select(job => new ImportJob(job.Id, job.State, job.Done, job.Total, job.LastError)).FirstOrDefaultAsync(cancellationToken);
            return new PhotoSetDetails(set.Id, set.Version, set.State, set.RequestedUtc, counts, job);
        }
    }
}

/// <param name="Counts">Photos by verdict; a verdict that none has is left out.</param>
/// <param name="Job">The latest one; null when none was asked for.</param>
public sealed record PhotoSetDetails(Guid Id, long Version, PhotoSetState State, DateTime RequestedUtc, IReadOnlyDictionary<PhotoVerdict, int> Counts, ImportJob? Job) : IVersioned;
