using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;

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
            await new Correction(db, locks, caller).ApplyAsync(command, command.EventId, command.ParticipationId, command.CategoryId, command.ExpectedVersion, null, cancellationToken);
            return Unit.Value;
        }
    }
}
