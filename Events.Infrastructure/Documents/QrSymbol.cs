using System.Numerics;
using System.Runtime.CompilerServices;

namespace Events.Infrastructure.Documents;

/// <summary>
/// What all QR codes of one version have in common at level Q (ISO/IEC 18004, sections 6.3 and 7.7 to 7.9): the patterns that help to find it,
/// the order in which its modules are filled, the eight masks. A row is a number whose bit x is the module x from the left, 1 for dark.
/// </summary>
internal sealed class QrSymbol
{
    public const int Masks = 8;

    // Data mask and BCH code of the format information of level Q, whose indicator is 11.
    private const int LevelQ = 0b11, FormatGenerator = 0x537, FormatMask = 0x5412;

    private readonly uint[] functionRows;

    /// <param name="version">1 to 3: rows of 32 bits, one alignment pattern at most, no version information.</param>
    /// <param name="blocks">All of the same length.</param>
    public QrSymbol(int version, int blocks, int dataPerBlock, int checkPerBlock)
    {
        Size = 17 + 4 * version;
        (Blocks, DataPerBlock, CheckPerBlock) = (blocks, dataPerBlock, checkPerBlock);
        functionRows = FunctionAreas(version);
        Order = ModulesInOrder((DataPerBlock + CheckPerBlock) * Blocks * 8);
        MaskRows = [.. Enumerable.Range(0, Masks).Select(PatternsWithMask)];
        MaskColumns = [.. MaskRows.Select(rows => Transposed(rows, Size))];
    }

    /// <summary>Modules in a row, without the quiet zone.</summary>
    public int Size { get; }

    public int Blocks { get; }

    /// <summary>Codewords.</summary>
    public int DataPerBlock { get; }

    /// <summary>Codewords of error correction.</summary>
    public int CheckPerBlock { get; }

    /// <summary>Where the bits of the message go, the first first: row * 32 + place in the row.</summary>
    public ushort[] Order { get; }

    /// <summary>For each mask the rows to combine the message's with by exclusive or: patterns and format information, and elsewhere the mask.</summary>
    public uint[][] MaskRows { get; }

    /// <summary>The same by columns.</summary>
    public uint[][] MaskColumns { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint[] Transposed(uint[] rows, int size)
    {
        var columns = new uint[size];
        for (var y = 0; y < size; y++)
        {
            for (var left = rows[y]; left != 0; left &= left - 1)
            {
                columns[BitOperations.TrailingZeroCount(left)] |= 1u << y;
            }
        }

        return columns;
    }

    /// <summary>What is no message: finder, timing and alignment patterns, and the place of the format information.</summary>
    private uint[] FunctionAreas(int version)
    {
        var rows = new uint[Size];
        Fill(rows, 0, 0, 9, 9);
        Fill(rows, Size - 8, 0, 8, 9);
        Fill(rows, 0, Size - 8, 9, 8);
        Fill(rows, 6, 0, 1, Size);
        Fill(rows, 0, 6, Size, 1);
        if (version > 1)
        {
            Fill(rows, Size - 9, Size - 9, 5, 5);
        }

        return rows;
    }

    private bool IsFunction(int x, int y) => (functionRows[y] >> x & 1) != 0;

    /// <summary>Up and down in columns of two modules from the lower right corner; the upright timing pattern is stepped over.</summary>
    private ushort[] ModulesInOrder(int bits)
    {
        var order = new List<ushort>(bits);
        var isUp = true;
        for (var right = Size - 1; right > 0; right -= right == 8 ? 3 : 2)
        {
            for (var step = 0; step < Size; step++)
            {
                var y = isUp ? Size - 1 - step : step;
                for (var x = right; x >= right - 1; x--)
                {
                    if (!IsFunction(x, y) && order.Count < bits)
                    {
                        order.Add((ushort)(y * 32 + x));
                    }
                }
            }

            isUp = !isUp;
        }

        return [.. order];
    }

    private uint[] PatternsWithMask(int mask)
    {
        var rows = new uint[Size];
        for (var i = 8; i < Size - 8; i++)
        {
            Set(rows, i, 6, i % 2 == 0);
            Set(rows, 6, i, i % 2 == 0);
        }

        Rings(rows, 3, 3, 3);
        Rings(rows, Size - 4, 3, 3);
        Rings(rows, 3, Size - 4, 3);
        if (IsFunction(Size - 7, Size - 7))
        {
            Rings(rows, Size - 7, Size - 7, 2);
        }

        PlaceFormat(rows, mask);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                if (!IsFunction(x, y))
                {
                    Set(rows, x, y, IsInverted(mask, x, y));
                }
            }
        }

        return rows;
    }

    /// <summary>Level and mask, twice, as section 7.9 draws them.</summary>
    private void PlaceFormat(uint[] rows, int mask)
    {
        var data = LevelQ << 3 | mask;
        var check = data;
        for (var i = 0; i < 10; i++)
        {
            check = check << 1 ^ (check >> 9) * FormatGenerator;
        }

        var format = (data << 10 | check) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var isDark = (format >> i & 1) != 0;
            switch (i)
            {
                case < 6: Set(rows, 8, i, isDark); break;
                case < 8: Set(rows, 8, i + 1, isDark); break;
                case 8: Set(rows, 7, 8, isDark); break;
                default: Set(rows, 14 - i, 8, isDark); break;
            }

            if (i < 8)
            {
                Set(rows, Size - 1 - i, 8, isDark);
            }
            else
            {
                Set(rows, 8, Size - 15 + i, isDark);
            }
        }

        Set(rows, 8, Size - 8, true);
    }

    /// <summary>Table 10.</summary>
    private static bool IsInverted(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    /// <summary>A dark middle, a light ring, a dark ring: the finder pattern around its 3 x 3, the alignment pattern around its one module.</summary>
    private static void Rings(uint[] rows, int middleX, int middleY, int radius)
    {
        for (var y = -radius; y <= radius; y++)
        {
            for (var x = -radius; x <= radius; x++)
            {
                Set(rows, middleX + x, middleY + y, Math.Max(Math.Abs(x), Math.Abs(y)) != radius - 1);
            }
        }
    }

    private static void Fill(uint[] rows, int left, int top, int width, int height)
    {
        for (var y = top; y < top + height; y++)
        {
            rows[y] |= (uint)((1L << width) - 1) << left;
        }
    }

    private static void Set(uint[] rows, int x, int y, bool isDark) => rows[y] = rows[y] & ~(1u << x) | (isDark ? 1u : 0) << x;
}
