using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Puts off an event that was announced; it stays public, as postponed, until it is announced again.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record PostponeEvent(string? Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<PostponeEvent>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<PostponeEvent, Unit>
    {
        public async Task<Unit> Handle(PostponeEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.Postpone();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
