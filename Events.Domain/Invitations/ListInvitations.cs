using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Invitations;

/// <summary>Who was invited to the event and what they answered, the latest first.</summary>
/// <param name="Delegation">Only those to nominate for it; null for all.</param>
[ForRoles(EventRole.Organiser)]
public sealed record ListInvitations(Guid EventId, Guid? Delegation = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<InvitationRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListInvitations>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<ListInvitations, Page<InvitationRow>>
    {
        public Task<Page<InvitationRow>> Handle(ListInvitations query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return db.Invitations.Where(invitation => invitation.EventId == query.EventId && (query.Delegation == null || invitation.DelegationId == query.Delegation))
                .OrderByDescending(invitation => invitation.InvitedUtc).ThenBy(invitation => invitation.Id)
                .Select(invitation => new InvitationRow(
                    invitation.Id, invitation.Email, invitation.Name, invitation.Role, invitation.DelegationId,
                    db.Delegations.Where(delegation => delegation.Id == invitation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    invitation.State, invitation.State == InvitationState.Open && invitation.ExpiresUtc <= now, invitation.InvitedUtc, invitation.ExpiresUtc, invitation.AnsweredUtc, invitation.Reason))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="HasExpired">Open still, but its link no longer works: to be sent again.</param>
/// <param name="Reason">Why it was declined, if they said so.</param>
public sealed record InvitationRow(
    Guid Id, string Email, string Name, EventRole Role, Guid? DelegationId, LocalizedText? Delegation, InvitationState State, bool HasExpired, DateTime InvitedUtc,
    DateTime ExpiresUtc, DateTime? AnsweredUtc, string? Reason);
