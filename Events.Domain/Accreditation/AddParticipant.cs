using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Adds somebody who belongs to no delegation: staff, an interpreter, a driver, a guest. Answers the participation's id.</summary>
/// <param name="Name">Of somebody new; null when <paramref name="PersonId" /> is given.</param>
/// <param name="PersonId">
/// Somebody who took part in an event the caller works for: the person stays one over all events, and has one active participation in
/// each (domain rule 3).
/// </param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record AddParticipant(
    Guid CategoryId, PersonName? Name = null, Guid? PersonId = null, LocalizedText? Office = null, string? Organisation = null, string? Email = null,
    string? Nationality = null) : ICommand<Guid>, IForEvent, INominee
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    PersonName INominee.Name => Name!;

    internal sealed class Validator : AbstractValidator<AddParticipant>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Must((command, name) => (name is null) != (command.PersonId is null)).WithMessage("Give either a name or a personId.");
            When(command => command.Name is not null, this.NomineeIsSound);
            RuleFor(command => command.Office!).IsShort();
            RuleFor(command => command.Organisation).MaximumLength(Participation.MaxOrganisationLength);
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<AddParticipant, Guid>
    {
        public async Task<Guid> Handle(AddParticipant command, CancellationToken cancellationToken)
        {
            await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            var person = command.PersonId is { } personId ? await KnownAsync(personId, cancellationToken) : await db.NewPersonAsync(command, cancellationToken);
            var participation = new Participation(command.EventId, person.Id, command.CategoryId, null, caller.UserId, clock.GetUtcNow().UtcDateTime);
            participation.Describe(command.Office ?? LocalizedText.Empty, command.Organisation);
            db.Participations.Add(participation);
            await db.SaveChangesAsync(cancellationToken);
            return participation.Id;
        }

        private async Task<Person> KnownAsync(Guid personId, CancellationToken cancellationToken)
        {
            var userId = caller.UserId;
            var isKnown = caller.IsAdministrator || await db.Participations.AnyAsync(
                participation => participation.PersonId == personId
                    && db.RoleAssignments.Any(role => role.UserId == userId && role.EventId == participation.EventId && role.Role != EventRole.FocalPoint),
                cancellationToken);
            return isKnown ? await db.People.FindOrThrowAsync(personId, cancellationToken) : throw new NotFound("person");
        }
    }
}
