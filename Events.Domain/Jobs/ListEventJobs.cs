using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>The event's jobs with who asked for them and what came of them, the latest first.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ListEventJobs(Guid EventId, JobKind? Kind = null, JobState? State = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<EventJob>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListEventJobs>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Kind).IsInEnum();
            RuleFor(query => query.State).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<ListEventJobs, Page<EventJob>>
    {
        public async Task<Page<EventJob>> Handle(ListEventJobs query, CancellationToken cancellationToken)
        {
            var jobs = await db.JobRequests.AsNoTracking()
                .Where(job => job.EventId == query.EventId && (query.Kind == null || job.Kind == query.Kind) && (query.State == null || job.State == query.State))
                .OrderByDescending(job => job.RequestedUtc).ThenByDescending(job => job.Id)
                .ToPageAsync(query, cancellationToken);
            var listed = jobs.Items.Select(job => new ListedJob(JobRow.From(job), job.RequestedBy, job.ResultKey is not null)).ToList();
            var users = await accounts.FindAsync([.. listed.Select(row => row.RequestedBy).OfType<Guid>().Distinct()], cancellationToken);
            var names = users.ToDictionary(user => user.Key, user => user.Value.DisplayName);
            return new Page<EventJob>(await listed.ToEventJobsAsync(db, query.EventId, names, cancellationToken), jobs.Number, jobs.Size, jobs.Total);
        }
    }
}
