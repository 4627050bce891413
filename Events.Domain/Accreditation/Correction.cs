using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Corrects what is said of a participant, and the place in the delegation with it, in one save: all of it or nothing.</summary>
internal sealed class Correction(IEventsDb db, IDelegationLock locks, ICaller caller)
{
    /// <param name="expectedVersion">Of <see cref="ParticipationDetails" />: participation and person together; null for any.</param>
    /// <param name="place">The delegation that the participant must be a member of, and the capacity there; null leaves the capacity.</param>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">approved-already, name-approved-elsewhere, participation-state, and those of <see cref="Delegation.Seat" /></exception>
    public async Task ApplyAsync(
        INominee said, Guid eventId, Guid participationId, Guid categoryId, long? expectedVersion, (Guid DelegationId, MemberCapacity Capacity)? place, CancellationToken cancellationToken)
    {
        await db.Categories.FindInEventAsync(eventId, categoryId, cancellationToken);
        var nationality = await db.NationalityAsync(said.Nationality, cancellationToken);
        var person = await db.People.FirstOrDefaultAsync(
            person => db.Participations.Any(own => own.Id == participationId && own.EventId == eventId && own.PersonId == person.Id), cancellationToken)
            ?? throw new NotFound("participation");
        var isSomebodyElse = person.Name.Latin != Text.Clean(said.Name.Latin) || person.Name.Native != Text.Clean(said.Name.Native);
        if (isSomebodyElse)
        {
            await RefuseOthersApprovalAsync(person, eventId, cancellationToken);
        }

        await locks.ChangeAsync(
            db, eventId, participationId,
            (participation, delegation) =>
            {
                if (place is { } wanted && wanted.DelegationId != delegation?.Id)
                {
                    throw new NotFound("member");
                }

                participation.ExpectVersion(expectedVersion - person.Version);
                participation.RefuseFocalPointAfterApproval(caller);
                participation.Describe(said.Office ?? LocalizedText.Empty, said.Organisation);
                participation.Recategorise(categoryId);
                // Who was rejected holds no place until the next submission.
                if (delegation?.Find(participationId) is { } held)
                {
                    delegation.Seat(participationId, categoryId, place?.Capacity ?? held.Capacity);
                }

                if (isSomebodyElse)
                {
                    participation.NamedAgain(caller.UserId);
                }

                person.Change(said.Name, said.Email, nationality);
                return true;
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
