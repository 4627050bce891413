using Events.Domain.Common;
using Events.Domain.Links;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>The links that were mailed about an account: to set its password, or to change its address.</summary>
internal static class AccountLinks
{
    /// <summary>Calls back all that are open: with another password or address, and for somebody who is disabled. The caller saves.</summary>
    public static Task RevokeAccountLinksAsync(this IEventsDb db, Guid userId, DateTime nowUtc, CancellationToken cancellationToken) =>
        RevokeAsync(db.Links.Where(link => link.SubjectId == userId && (link.Purpose == LinkPurpose.ResetPassword || link.Purpose == LinkPurpose.ChangeEmail)), nowUtc, cancellationToken);

    /// <summary>Calls back the address changes that were asked for before: the last one counts. The caller saves.</summary>
    public static Task RevokeEmailChangesAsync(this IEventsDb db, Guid userId, DateTime nowUtc, CancellationToken cancellationToken) =>
        RevokeAsync(db.Links.Where(link => link.SubjectId == userId && link.Purpose == LinkPurpose.ChangeEmail), nowUtc, cancellationToken);

    private static async Task RevokeAsync(IQueryable<Link> links, DateTime nowUtc, CancellationToken cancellationToken)
    {
        foreach (var link in await links.Where(link => link.UsedUtc == null && link.RevokedUtc == null).ToListAsync(cancellationToken))
        {
            link.Revoke(nowUtc);
        }
    }
}
