using System.Security.Cryptography;
using System.Text;

namespace Events.Domain.Badges;

/// <summary>Derives what a badge's QR says from its serial: the same again for a second drawing, a guess for nobody.</summary>
public interface IBadgeCodes
{
    /// <summary>26 characters of upper-case Crockford base32: 128 bits of an HMAC over the serial.</summary>
    string CodeFor(string serial);
}

/// <summary>The form of a badge's code.</summary>
public static class BadgeCode
{
    /// <summary>128 bits at five bits a character.</summary>
    public const int Length = 26;

    /// <summary>50 random bits: unique in practice, and short enough to be read aloud.</summary>
    public const int SerialLength = 10;

    // Crockford's alphabet: no I, L, O or U. All of it lies in the QR's alphanumeric mode and on every keyboard layout.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string NewSerial() => RandomNumberGenerator.GetString(Alphabet, SerialLength);

    /// <summary>The first 128 bits of an HMAC as 26 characters; the last one carries three bits.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bits)
    {
        Span<char> code = stackalloc char[Length];
        for (var index = 0; index < Length; index++)
        {
            var value = 0;
            for (var bit = index * 5; bit < (index * 5) + 5; bit++)
            {
                value = (value << 1) | (bit < 128 ? (bits[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
            }

            code[index] = Alphabet[value];
        }

        return new string(code);
    }

    /// <summary>
    /// What a scanner or a person typed as the code it means: case, blanks and hyphens off, I and L read as 1, O as 0. Null when it
    /// cannot be a code.
    /// </summary>
    public static string? Read(string typed)
    {
        var code = new string([.. typed.Where(letter => letter is not (' ' or '-' or '\r' or '\n' or '\t')).Select(letter => char.ToUpperInvariant(letter) switch
        {
            'I' or 'L' => '1',
            'O' => '0',
            var other => other,
        })]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
