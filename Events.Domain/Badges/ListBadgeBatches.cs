using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>The event's badge batches, the latest first.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record ListBadgeBatches(Guid EventId, int Page, int PageSize) : IQuery<Page<BadgeBatchRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListBadgeBatches>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBadgeBatches, Page<BadgeBatchRow>>
    {
        public Task<Page<BadgeBatchRow>> Handle(ListBadgeBatches query, CancellationToken cancellationToken) => (
            from batch in db.BadgeBatches.AsNoTracking().Where(batch => batch.EventId == query.EventId)
            join job in db.JobRequests on batch.Id equals job.SubjectId
            orderby batch.AskedUtc descending
            select new BadgeBatchRow(batch.Id, batch.AskedUtc, job.Id, job.State, job.Done, job.Total, batch.FlawsJson != null && batch.FlawsJson != "[]"))
            .ToPageAsync(query, cancellationToken);
    }
}

/// <param name="HasFlaws">The paper could not show something as approved.</param>
public sealed record BadgeBatchRow(Guid Id, DateTime AskedUtc, Guid JobId, JobState State, int Done, int Total, bool HasFlaws);
