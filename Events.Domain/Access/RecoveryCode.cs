using System.Security.Cryptography;
using System.Text;

namespace Events.Domain.Access;

/// <summary>Lets its owner in once when the phone is lost. Only its hash is kept; 80 random bits need no slow one.</summary>
public sealed class RecoveryCode
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 16;

    private RecoveryCode()
    {
    }

    internal RecoveryCode(byte[] hash) => Hash = hash;

    /// <summary>SHA-256.</summary>
    public byte[] Hash { get; private init; } = [];

    public DateTime? UsedUtc { get; private set; }

    internal void Use(DateTime nowUtc) => UsedUtc = nowUtc;

    /// <summary>Four groups of four: "k7d2-0mzq-...".</summary>
    internal static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(group => new string(group)));

    /// <summary>Blanks, dashes and case do not count, and letters that look like digits are those digits.</summary>
    internal static byte[] HashOf(string code)
    {
        var read = code.ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1').Where(char.IsAsciiLetterOrDigit);
        return SHA256.HashData(Encoding.ASCII.GetBytes([.. read]));
    }
}
