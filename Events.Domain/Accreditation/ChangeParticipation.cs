using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>
/// Corrects name, office and organisation, and the category while nothing is decided. A focal point may until the person is approved.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record ChangeParticipation(
    PersonName Name, Guid CategoryId, LocalizedText? Office, string? Organisation, string? Email, string? Nationality) : ICommand, IForParticipation, INominee
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    /// <summary>Of <see cref="ParticipationDetails" />: participation and person together.</summary>
    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeParticipation>
    {
        public Validator() => this.NomineeIsSound();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller) : IRequestHandler<ChangeParticipation, Unit>
    {
        public async Task<Unit> Handle(ChangeParticipation command, CancellationToken cancellationToken)
        {
            await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            var nationality = await db.NationalityAsync(command.Nationality, cancellationToken);
            var person = await db.People.FirstOrDefaultAsync(
                person => db.Participations.Any(own => own.Id == command.ParticipationId && own.EventId == command.EventId && own.PersonId == person.Id), cancellationToken)
                ?? throw new NotFound("participation");
            var isSomebodyElse = person.Name.Latin != Text.Clean(command.Name.Latin) || person.Name.Native != Text.Clean(command.Name.Native);
            if (isSomebodyElse)
            {
                await RefuseOthersApprovalAsync(person, command.EventId, cancellationToken);
            }

            return await locks.ChangeAsync(
                db, command.EventId, command.ParticipationId,
                (participation, delegation) =>
                {
                    participation.ExpectVersion(command.ExpectedVersion - person.Version);
                    participation.RefuseFocalPointAfterApproval(caller);
                    participation.Describe(command.Office ?? LocalizedText.Empty, command.Organisation);
                    if (participation.CategoryId != command.CategoryId)
                    {
                        participation.Recategorise(command.CategoryId);
                        delegation?.Recategorise(participation.Id, command.CategoryId);
                    }

                    if (isSomebodyElse)
                    {
                        participation.NamedAgain(caller.UserId);
                    }

                    person.Change(command.Name, command.Email, nationality);
                    return Unit.Value;
                },
                cancellationToken);
        }

        /// <summary>A name is printed as it was approved: one event does not change what another has approved (domain rule 47).</summary>
        private async Task RefuseOthersApprovalAsync(Person person, Guid eventId, CancellationToken cancellationToken)
        {
            if (await db.Participations.AnyAsync(
                other => other.PersonId == person.Id && other.EventId != eventId && (other.State == ParticipationState.Approved || other.State == ParticipationState.Suspended),
                cancellationToken))
            {
                throw new RuleViolation("name-approved-elsewhere", "Another event has approved this name. Add the person anew under the other name.", "name");
            }
        }
    }
}
