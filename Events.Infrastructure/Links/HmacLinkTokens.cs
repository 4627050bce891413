using System.Security.Cryptography;
using System.Text;
using Events.Domain.Badges;
using Events.Domain.Links;

namespace Events.Infrastructure.Links;

/// <summary>HMAC-SHA-256 under the server's link key, cut to 128 bits.</summary>
internal sealed class HmacLinkTokens(byte[] key) : ILinkTokens
{
    public string TokenFor(Guid linkId) => BadgeCode.FromBytes(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"link:{linkId:N}")).AsSpan(0, 16));
}
