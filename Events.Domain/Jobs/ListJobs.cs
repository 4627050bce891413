using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Jobs;

/// <summary>The event's jobs, the latest first.</summary>
[ForStaff]
public sealed record ListJobs(Guid EventId, int Page, int PageSize) : IQuery<Page<JobRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListJobs>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListJobs, Page<JobRow>>
    {
        public Task<Page<JobRow>> Handle(ListJobs query, CancellationToken cancellationToken) =>
            db.JobRequests.Where(job => job.EventId == query.EventId)
                .OrderByDescending(job => job.RequestedUtc)
                .Select(JobRow.Of)
                .ToPageAsync(query, cancellationToken);
    }
}
