using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Calls the event off for good; if it was public, it stays so, as cancelled.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record CancelEvent(string? Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<CancelEvent>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CancelEvent, Unit>
    {
        public async Task<Unit> Handle(CancelEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.Cancel();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
