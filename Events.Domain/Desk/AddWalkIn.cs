using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;

namespace Events.Domain.Desk;

/// <summary>
/// Somebody who stands at the desk and is on no list. They are handed to the accreditation officer, who decides: the desk lets nobody in by itself.
/// Answers the participation's id.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record AddWalkIn(PersonName Name, Guid CategoryId, LocalizedText? Office = null, string? Organisation = null, string? Email = null, string? Nationality = null)
    : ICommand<Guid>, IForEvent, INominee
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AddWalkIn>
    {
        public Validator() => this.NomineeIsSound();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<AddWalkIn, Guid>
    {
        public async Task<Guid> Handle(AddWalkIn command, CancellationToken cancellationToken)
        {
            await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            var person = await db.NewPersonAsync(command, cancellationToken);
            var participation = new Participation(command.EventId, person.Id, command.CategoryId, null, caller.UserId, clock.GetUtcNow().UtcDateTime);
            participation.Describe(command.Office ?? LocalizedText.Empty, command.Organisation);
            participation.Submit();
            db.Participations.Add(participation);
            await db.SaveChangesAsync(cancellationToken);
            return participation.Id;
        }
    }
}
