using System.Security.Cryptography;
using System.Text;
using Events.Domain.Badges;

namespace Events.Infrastructure.Badges;

/// <summary>HMAC-SHA-256 under the server's badge key, cut to 128 bits.</summary>
internal sealed class HmacBadgeCodes(byte[] key) : IBadgeCodes
{
    public string CodeFor(string serial) => BadgeCode.FromBytes(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(serial)).AsSpan(0, 16));
}
