using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>
/// Somebody else comes instead, as a draft that is decided anew. Category, capacity and place pass on, so the quota does not change.
/// Answers the successor's participation.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record ReplaceParticipant(
    PersonName Name, string Reason, LocalizedText? Office = null, string? Organisation = null, string? Email = null, string? Nationality = null)
    : ICommand<Guid>, IForParticipation, INominee, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<ReplaceParticipant>
    {
        public Validator()
        {
            this.NomineeIsSound();
            RuleFor(command => command.Reason).IsReason();
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<ReplaceParticipant, Guid>
    {
        public async Task<Guid> Handle(ReplaceParticipant command, CancellationToken cancellationToken)
        {
            var person = await db.NewPersonAsync(command, cancellationToken);
            return await locks.ChangeAsync(
                db, command.EventId, command.ParticipationId,
                (leaving, delegation) =>
                {
                    leaving.RefuseFocalPointAfterApproval(caller);
                    var now = clock.GetUtcNow().UtcDateTime;
                    var successor = new Participation(command.EventId, person.Id, leaving.CategoryId, leaving.DelegationId, caller.UserId, now);
                    successor.Describe(command.Office ?? LocalizedText.Empty, command.Organisation);
                    leaving.ReplaceBy(successor, now, command.Reason);
                    delegation?.Replace(leaving.Id, successor.Id, now);
                    db.Participations.Add(successor);
                    return successor.Id;
                },
                cancellationToken);
        }
    }
}
