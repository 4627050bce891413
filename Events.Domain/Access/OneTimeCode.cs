using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Events.Domain.Access;

/// <summary>Time-based one-time codes as in RFC 6238: six digits, HMAC-SHA1, steps of 30 seconds; what every authenticator app speaks.</summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that the code belongs to: this one, or a neighbour, since phones' clocks are not exact. Null for no such code.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime nowUtc)
    {
        var given = Encoding.UTF8.GetBytes(string.Concat(code.Where(letter => !char.IsWhiteSpace(letter))));
        var now = new DateTimeOffset(nowUtc, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(At(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What the app shows at this instant.</summary>
    public static string At(byte[] secret, DateTime nowUtc) => At(secret, new DateTimeOffset(nowUtc, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The secret as people type it into an app, in base32.</summary>
    public static string KeyOf(byte[] secret)
    {
        var key = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var pair = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[bit / 8 + 1] : 0);
            key.Append(Base32[(pair >> (11 - bit % 8)) & 31]);
        }

        return key.ToString();
    }

    /// <summary>What the app reads from the QR code.</summary>
    public static string AddressOf(byte[] secret, string account) =>
        $"otpauth://totp/Events:{Uri.EscapeDataString(account)}?secret={KeyOf(secret)}&issuer=Events";

    private static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // RFC 6238 builds on it, and no app reliably speaks another; what makes SHA-1 weak elsewhere does not touch its HMAC.
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (truncated % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
