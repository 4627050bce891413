using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>Has the matched photos hung by a job: all of them where all are good, or the good ones.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record AcceptPhotoSet(ImportMode Mode) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid PhotoSetId { get; init; }

    internal sealed class Validator : AbstractValidator<AcceptPhotoSet>
    {
        public Validator() => RuleFor(command => command.Mode).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<AcceptPhotoSet, Unit>
    {
        public async Task<Unit> Handle(AcceptPhotoSet command, CancellationToken cancellationToken)
        {
            var set = await db.PhotoSets.FindInEventAsync(command.EventId, command.PhotoSetId, cancellationToken);
            set.Accept(command.Mode, await db.PhotoRows.CountAsync(row => row.SetId == set.Id && (row.Verdict == PhotoVerdict.Refused || row.Verdict == PhotoVerdict.Unclear), cancellationToken));
            db.JobRequests.Add(new JobRequest(JobKind.MatchPhotos, command.EventId, set.Id, $"MatchPhotos/{set.Id:N}/apply", caller.UserId, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
