using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Events.Infrastructure.Documents;

/// <summary>
/// A QR code as a JPEG of eight by eight dots a module, exact to the dot: a JPEG is made of blocks of that size, and one of a single colour is told by its
/// mean alone. Skia puts a JPEG into a PDF as it is; any other picture it compresses itself, which takes three times as long and on the one
/// thread that draws.
/// </summary>
/// <remarks>ISO/IEC 10918-1, baseline, one component. Some 600 bytes for 33 x 33 modules.</remarks>
internal static class QrJpeg
{
    private const int Side = 8, QuantisationStep = 255;
    private const int HeightInFrame = 5, WidthInFrame = 7;

    // The code of the mean, its difference, the end of the block.
    private const byte Alike = 0b0_0, ToWhite = 0b10_1000_0, ToDark = 0b10_0111_0, FirstWhite = 0b110_100_0;
    private const int AlikeBits = 2, ChangeBits = 7;

    // By the block before and this one, two bits of 1 for dark: nobody can foretell them, so a look-up is faster than a branch.
    private static ReadOnlySpan<byte> Codes => [Alike, ToDark, ToWhite, Alike];

    private static ReadOnlySpan<byte> CodeBits => [AlikeBits, ChangeBits, ChangeBits, AlikeBits];

    private static ReadOnlySpan<byte> StartAndQuantisation => [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];

    private static ReadOnlySpan<byte> Frame => [0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0];

    // White and dark are four steps above and below the middle. The mean is as before: one bit. It changes by eight steps: two bits, and four of
    // difference. By four, which only the first block's does: three bits, and three of difference.
    private static ReadOnlySpan<byte> Means => [0xFF, 0xC4, 0, 22, 0x00, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 3];

    // One bit says that the mean is all there is to a block.
    private static ReadOnlySpan<byte> Details => [0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> Scan => [0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0];

    private static ReadOnlySpan<byte> End => [0xFF, 0xD9];

    /// <param name="size">Modules in a row.</param>
    /// <param name="modules">Row by row, 0 for dark. The first, of the quiet zone, is white.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Of(int size, ReadOnlySpan<byte> modules)
    {
        // Seven bits a block at most, each byte of them followed by a zero at most.
        var jpeg = new byte[256 + modules.Length * ChangeBits / 8 * 2];
        var written = Append(jpeg, 0, StartAndQuantisation);
        jpeg.AsSpan(written, Side * Side).Fill(QuantisationStep);
        written = Append(jpeg, written + Side * Side, Frame);
        var frame = jpeg.AsSpan(written - Frame.Length);
        BinaryPrimitives.WriteUInt16BigEndian(frame[HeightInFrame..], (ushort)(size * Side));
        BinaryPrimitives.WriteUInt16BigEndian(frame[WidthInFrame..], (ushort)(size * Side));
        written = Append(jpeg, written, Means);
        written = Append(jpeg, written, Details);
        written = Append(jpeg, written, Scan);

        ulong pending = FirstWhite;
        var held = ChangeBits;
        var change = 0;
        foreach (var module in modules[1..])
        {
            change = change << 1 & 0b10 | (module == 0 ? 1 : 0);
            pending = pending << CodeBits[change] | Codes[change];
            held += CodeBits[change];
            if (held > 48)
            {
                written = AppendCoded(jpeg, written, pending, ref held);
            }
        }

        // The last byte is filled with ones.
        pending = pending << 7 | 0x7F;
        held += 7;
        written = AppendCoded(jpeg, written, pending, ref held);
        written = Append(jpeg, written, End);
        return jpeg[..written];
    }

    private static int Append(byte[] jpeg, int written, ReadOnlySpan<byte> part)
    {
        part.CopyTo(jpeg.AsSpan(written));
        return written + part.Length;
    }

    /// <summary>The whole bytes of what is held. One of ones would begin a marker: a zero behind it says that it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AppendCoded(byte[] jpeg, int written, ulong pending, ref int held)
    {
        while (held >= 8)
        {
            held -= 8;
            jpeg[written] = (byte)(pending >> held);
            written += jpeg[written] == byte.MaxValue ? 2 : 1;
        }

        return written;
    }
}
