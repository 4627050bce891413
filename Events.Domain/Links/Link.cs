using Events.Domain.Common;

namespace Events.Domain.Links;

/// <summary>
/// An address that lets whoever holds it do one thing once, without signing in. The row knows the token's hash only; the token is derived
/// again when its mail is sent, and a copy of the database opens nothing.
/// </summary>
public sealed class Link : Aggregate
{
    private Link()
    {
    }

    /// <param name="subjectId">The user whose password or address is set, or the invitation that is answered.</param>
    public Link(LinkPurpose purpose, Guid subjectId, ILinkTokens tokens, DateTime expiresUtc)
    {
        Purpose = purpose;
        SubjectId = subjectId;
        TokenHash = LinkToken.Hash(tokens.TokenFor(Id));
        ExpiresUtc = expiresUtc;
    }

    public LinkPurpose Purpose { get; private init; }

    public Guid SubjectId { get; private init; }

    public string TokenHash { get; private init; } = "";

    public DateTime ExpiresUtc { get; private init; }

    public DateTime? UsedUtc { get; private set; }

    public DateTime? RevokedUtc { get; private set; }

    public bool IsOpen(DateTime nowUtc) => UsedUtc is null && RevokedUtc is null && nowUtc < ExpiresUtc;

    /// <exception cref="Gone">link-used, link-revoked, link-expired</exception>
    public void Require(DateTime nowUtc)
    {
        if (UsedUtc is not null)
        {
            throw new Gone("link-used", "This link has been used. It works once.");
        }

        if (RevokedUtc is not null)
        {
            throw new Gone("link-revoked", "This link was called back. Ask for a new one.");
        }

        if (nowUtc >= ExpiresUtc)
        {
            throw new Gone("link-expired", "This link has expired. Ask for a new one.");
        }
    }

    /// <summary>Spends it. Of two at once the second one's save is refused by the version.</summary>
    /// <exception cref="Gone">link-used, link-revoked, link-expired</exception>
    public void Use(DateTime nowUtc)
    {
        Require(nowUtc);
        UsedUtc = nowUtc;
    }

    /// <summary>Does nothing when it was used or called back before.</summary>
    public void Revoke(DateTime nowUtc) => RevokedUtc ??= UsedUtc is null ? nowUtc : null;
}

public enum LinkPurpose
{
    ResetPassword,
    Invitation,

    /// <summary>Makes the address that its mail went to the account's.</summary>
    ChangeEmail,
}
