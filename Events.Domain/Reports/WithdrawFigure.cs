using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Reports;

/// <summary>Takes a published figure back; nothing takes its place.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record WithdrawFigure(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid FigureId { get; init; }

    internal sealed class Validator : AbstractValidator<WithdrawFigure>
    {
        public Validator() => RuleFor(figure => figure.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<WithdrawFigure, Unit>
    {
        public async Task<Unit> Handle(WithdrawFigure command, CancellationToken cancellationToken)
        {
            var figure = await db.PublishedFigures.FindInEventAsync(command.EventId, command.FigureId, cancellationToken);
            figure.Withdraw(clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
