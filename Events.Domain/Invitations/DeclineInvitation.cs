using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using FluentValidation;
using MediatR;

namespace Events.Domain.Invitations;

/// <summary>Says no to what a link offers, once.</summary>
/// <param name="Reason">If they care to say.</param>
[ForTokenHolders]
public sealed record DeclineInvitation(string Token, string? Reason = null) : ICommand
{
    internal sealed class Validator : AbstractValidator<DeclineInvitation>
    {
        public Validator() => RuleFor(decline => decline.Reason).MaximumLength(Audit.AuditEntry.MaxReasonLength);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<DeclineInvitation, Unit>
    {
        public async Task<Unit> Handle(DeclineInvitation command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var link = await db.Links.FindByTokenAsync(LinkPurpose.Invitation, command.Token, cancellationToken);
            link.Use(now);
            (await db.Invitations.FindOrThrowAsync(link.SubjectId, cancellationToken)).Decline(now, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
