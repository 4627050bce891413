using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Invitations;

/// <summary>What a link offers, for whoever holds it.</summary>
[ForTokenHolders]
public sealed record ReadInvitation(string Token) : IQuery<OpenInvitation>
{
    internal sealed class Handler(IEventsDb db, IAccounts accounts, TimeProvider clock) : IRequestHandler<ReadInvitation, OpenInvitation>
    {
        public async Task<OpenInvitation> Handle(ReadInvitation query, CancellationToken cancellationToken)
        {
            var link = await db.Links.AsNoTracking().FindByTokenAsync(LinkPurpose.Invitation, query.Token, cancellationToken);
            link.Require(clock.GetUtcNow().UtcDateTime);
            var invitation = await db.Invitations.AsNoTracking().FindOrThrowAsync(link.SubjectId, cancellationToken);
            var hasAccount = await accounts.FindByEmailAsync(invitation.Email, cancellationToken) is not null;
            return await db.Events.Where(edition => edition.Id == invitation.EventId)
                .Select(edition => new OpenInvitation(
                    invitation.Name, invitation.Email, invitation.Role, invitation.Language, edition.Name, edition.StartsOn, edition.EndsOn, edition.City,
                    db.Countries.Where(country => country.Id == edition.HostCountryId).Select(country => country.Name).First(),
                    db.Delegations.Where(delegation => delegation.Id == invitation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(), hasAccount))
                .FirstAsync(cancellationToken);
        }
    }
}

/// <param name="Language">BCP 47: the mail's.</param>
/// <param name="HasAccount">Whether the address has an account already: then no password is asked for.</param>
public sealed record OpenInvitation(
    string Name, string Email, EventRole Role, string Language, LocalizedText EventName, DateOnly StartsOn, DateOnly EndsOn, LocalizedText City, LocalizedText Country,
    LocalizedText? Delegation, bool HasAccount);
