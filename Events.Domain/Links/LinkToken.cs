using Events.Domain.Badges;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Links;

/// <summary>Derives the secret of a link from its id and a key of this installation: 128 bits, in the form of a badge's code.</summary>
public interface ILinkTokens
{
    string TokenFor(Guid linkId);
}

public static class LinkToken
{
    /// <summary>SHA-256 of what was typed or clicked, read as kindly as a badge's code; null when it cannot be a token.</summary>
    public static string? HashOrNull(string? token) => token is { Length: <= 100 } && BadgeCode.Read(token) is { } code ? Hash(code) : null;

    internal static string Hash(string token) => BadgeCode.Hash(token);

    /// <summary>The link of this token and purpose, whatever has become of it.</summary>
    /// <exception cref="NotFound" />
    public static async Task<Link> FindByTokenAsync(this IQueryable<Link> links, LinkPurpose purpose, string? token, CancellationToken cancellationToken)
    {
        var hash = HashOrNull(token) ?? throw new NotFound("link");
        return await links.FirstOrDefaultAsync(link => link.TokenHash == hash && link.Purpose == purpose, cancellationToken) ?? throw new NotFound("link");
    }
}
