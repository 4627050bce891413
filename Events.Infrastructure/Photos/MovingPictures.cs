using System.Buffers.Binary;
using SkiaSharp;

namespace Events.Infrastructure.Photos;

/// <summary>Tells a picture from a film.</summary>
internal static class MovingPictures
{
    public static bool Has(SKCodec codec, ReadOnlySpan<byte> bytes) => codec.FrameCount > 1 || IsAnimatedPng(bytes);

    /// <summary>Skia reads an animated PNG as its first picture; the chunk <c>acTL</c> before the pixels says that there are more.</summary>
    private static bool IsAnimatedPng(ReadOnlySpan<byte> bytes)
    {
        const int SignatureLength = 8;
        if (bytes.Length < SignatureLength || bytes[0] != 0x89)
        {
            return false;
        }

        for (var at = SignatureLength; at + 8 <= bytes.Length;)
        {
            var type = bytes.Slice(at + 4, 4);
            if (type.SequenceEqual("acTL"u8))
            {
                return true;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (type.SequenceEqual("IDAT"u8) || length > bytes.Length)
            {
                return false;
            }

            at += 12 + (int)length;
        }

        return false;
    }
}
