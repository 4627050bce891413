using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Invitations;

/// <summary>
/// Takes the role that a link offers, once. For an address without an account one is made with the password; an account that is there gets the
/// role and keeps its own ways of signing in. Role, event and delegation are the invitation's: nothing of them is taken from the request.
/// </summary>
/// <param name="DisplayName">Null for the name in the invitation.</param>
/// <param name="Password">For a new account only.</param>
[ForTokenHolders]
public sealed record AcceptInvitation(string Token, string? DisplayName = null, string? Password = null) : ICommand<AcceptedInvitation>
{
    internal sealed class Validator : AbstractValidator<AcceptInvitation>
    {
        public Validator()
        {
            RuleFor(accept => accept.DisplayName).MaximumLength(Invitation.MaxNameLength);
            RuleFor(accept => accept.Password).MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
        }
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts, TimeProvider clock) : IRequestHandler<AcceptInvitation, AcceptedInvitation>
    {
        public async Task<AcceptedInvitation> Handle(AcceptInvitation command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var link = await db.Links.FindByTokenAsync(LinkPurpose.Invitation, command.Token, cancellationToken);
            link.Use(now);
            var invitation = await db.Invitations.FindOrThrowAsync(link.SubjectId, cancellationToken);
            invitation.Accept(now);
            var known = await accounts.FindByEmailAsync(invitation.Email, cancellationToken);
            var userId = known ?? await MakeAccountAsync(command, invitation, cancellationToken);
            if (!await db.RoleAssignments.AnyAsync(
                role => role.UserId == userId && role.EventId == invitation.EventId && role.Role == invitation.Role && role.DelegationId == invitation.DelegationId, cancellationToken))
            {
                db.RoleAssignments.Add(invitation.DelegationId is { } own
                    ? RoleAssignment.FocalPoint(userId, invitation.EventId, own)
                    : RoleAssignment.InEvent(userId, invitation.EventId, invitation.Role));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (Exception lost) when (lost is DbUpdateException or RuleViolation)
            {
                // Two at once: the link's version, or the one account of an address, lets one through.
                (await db.Links.AsNoTracking().FindOrThrowAsync(link.Id, cancellationToken)).Require(now);
                throw;
            }

            return new AcceptedInvitation(userId, invitation.EventId, invitation.DelegationId, known is null);
        }

        private async Task<Guid> MakeAccountAsync(AcceptInvitation command, Invitation invitation, CancellationToken cancellationToken) =>
            command.Password is { Length: > 0 } password
                ? await accounts.CreateAsync(invitation.Email, Text.Clean(command.DisplayName) ?? invitation.Name, password, cancellationToken)
                : throw new RuleViolation("password-missing", "Choose a password for your account.", "password");
    }
}

/// <param name="IsNewAccount">False when the address had an account: its owner signs in as usual.</param>
public sealed record AcceptedInvitation(Guid UserId, Guid EventId, Guid? DelegationId, bool IsNewAccount);
