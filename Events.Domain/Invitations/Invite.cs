using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Outbox;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Invitations;

/// <summary>Offers somebody a role in the event by mail: to nominate for a delegation, or to work in the secretariat. Answers the invitation's id.</summary>
/// <param name="DelegationId">For a focal point only.</param>
/// <param name="Language">BCP 47: of the mail.</param>
[ForRoles(EventRole.Organiser)]
public sealed record Invite(string Email, string Name, EventRole Role, Guid? DelegationId = null, string Language = LocalizedText.English) : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<Invite>
    {
        public Validator()
        {
            RuleFor(invite => invite.Email).NotEmpty().IsMailAddress();
            RuleFor(invite => invite.Name).Must(name => Text.Clean(name) is not null).WithMessage("Give the name that the mail begins with.").MaximumLength(Invitation.MaxNameLength);
            RuleFor(invite => invite.Role).IsInEnum().NotEqual(EventRole.Administrator).WithMessage("The administrator is not invited to an event.");
            RuleFor(invite => invite.DelegationId).NotNull().When(invite => invite.Role is EventRole.FocalPoint).WithMessage("Name the delegation that the focal point nominates for.");
            RuleFor(invite => invite.DelegationId).Null().When(invite => invite.Role is not EventRole.FocalPoint).WithMessage("Only a focal point belongs to a delegation.");
            RuleFor(invite => invite.Language).Must(MailText.Languages.Contains).WithMessage($"One of {string.Join(", ", MailText.Languages)}.");
        }
    }

    internal sealed class Handler(IEventsDb db, InvitationMail mail, ICaller caller, TimeProvider clock) : IRequestHandler<Invite, Guid>
    {
        public async Task<Guid> Handle(Invite command, CancellationToken cancellationToken)
        {
            if (command.DelegationId is { } delegationId)
            {
                await db.Delegations.FindInEventAsync(command.EventId, delegationId, cancellationToken);
            }

            var email = command.Email.ToLowerInvariant();
            if (await db.Invitations.AnyAsync(
                open => open.EventId == command.EventId && open.Email == email && open.Role == command.Role && open.DelegationId == command.DelegationId && open.State == InvitationState.Open,
                cancellationToken))
            {
                throw new RuleViolation("one-open-invitation", "This address is invited already. Send that invitation again, or call it back.", "email");
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var invitation = new Invitation(command.EventId, email, Text.Clean(command.Name)!, command.Role, command.DelegationId, command.Language, caller.UserId, now);
            db.Invitations.Add(invitation);
            await mail.PostAsync(invitation, caller.UserId, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return invitation.Id;
        }
    }
}
