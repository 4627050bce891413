using Events.Domain.Common;
using Events.Domain.Links;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>The links that were mailed about an account: to set its password, or to change its address.</summary>
internal static class AccountLinks
{
    /// <summary>Calls back all that are open: with another password or address, and for somebody who is disabled. The caller saves.</summary>
    public static async Task RevokeAccountLinksAsync(this IEventsDb db, Guid userId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var open = db.Links.Where(link => link.SubjectId == userId && (link.Purpose == LinkPurpose.ResetPassword || link.Purpose == LinkPurpose.ChangeEmail) && link.UsedUtc == null && link.RevokedUtc == null);
        foreach (var link in await open.ToListAsync(cancellationToken))
        {
            link.Revoke(nowUtc);
        }
    }
}
