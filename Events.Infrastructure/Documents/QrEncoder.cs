using System.Numerics;
using System.Runtime.CompilerServices;

namespace Events.Infrastructure.Documents;

/// <summary>
/// Makes the QR codes of badges after ISO/IEC 18004: alphanumeric mode, level Q, versions 1 to 3, so that a row fits into 32 bits. A hundredth
/// of the time of an encoder of all kinds of codes, which took more than half of the time of printing. Safe for any number of threads.
/// </summary>
/// <remarks>Compiled in full at once: printing 1,000 badges in a fresh process is over before the runtime would get around to it.</remarks>
internal static class QrEncoder
{
    /// <summary>Characters that version 3 holds.</summary>
    public const int Longest = 47;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int Mode = 0b0010, ModeBits = 4, CountBits = 9, PairBits = 11, SingleBits = 6, TerminatorBits = 4;
    private const int FieldPolynomial = 0x11D;

    private static readonly QrSymbol[] symbols = [new(1, 1, 13, 13), new(2, 1, 22, 22), new(3, 2, 17, 18)];
    private static readonly sbyte[] values = [.. Enumerable.Range(0, 128).Select(code => (sbyte)Alphabet.IndexOf((char)code, StringComparison.Ordinal))];
    private static readonly byte[] powers = Powers();
    private static readonly byte[] logarithms = Logarithms();
    private static readonly byte[][] generators = [.. symbols.Select(symbol => Generator(symbol.CheckPerBlock))];

    /// <summary>
    /// The rows of the code, without a quiet zone: bit x is the module x from the left, 1 for dark. Null for a text with characters
    /// beyond digits, capital letters and <c>space $ % * + - . / :</c>, for a longer one and for none.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint[]? RowsOf(string text)
    {
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        foreach (var character in text)
        {
            if (character >= values.Length || values[character] < 0)
            {
                return null;
            }
        }

        var bits = ModeBits + CountBits + text.Length / 2 * PairBits + text.Length % 2 * SingleBits;
        var version = 0;
        while (symbols[version].Blocks * symbols[version].DataPerBlock * 8 < bits)
        {
            version++;
        }

        var symbol = symbols[version];
        Span<byte> data = stackalloc byte[symbol.Blocks * symbol.DataPerBlock];
        Span<byte> check = stackalloc byte[symbol.Blocks * symbol.CheckPerBlock];
        WriteData(text, data);
        for (var block = 0; block < symbol.Blocks; block++)
        {
            WriteCheck(data.Slice(block * symbol.DataPerBlock, symbol.DataPerBlock), check.Slice(block * symbol.CheckPerBlock, symbol.CheckPerBlock),
                generators[version]);
        }

        var rows = new uint[symbol.Size];
        var next = PlaceCodewords(symbol, rows, data, symbol.DataPerBlock, 0);
        PlaceCodewords(symbol, rows, check, symbol.CheckPerBlock, next);

        var best = symbol.MaskRows[BestMask(symbol, rows)];
        for (var y = 0; y < rows.Length; y++)
        {
            rows[y] ^= best[y];
        }

        return rows;
    }

    /// <summary>Two characters in 11 bits, the rest padded (sections 7.4.4, 7.4.9 and 7.4.10).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteData(string text, Span<byte> data)
    {
        data.Clear();
        var (pending, held, written) = ((uint)(Mode << CountBits | text.Length), ModeBits + CountBits, 0);
        for (var i = 0; i < text.Length; i += 2)
        {
            var isPair = i + 1 < text.Length;
            var width = isPair ? PairBits : SingleBits;
            pending = pending << width | (uint)(isPair ? values[text[i]] * 45 + values[text[i + 1]] : values[text[i]]);
            held += width;
            while (held >= 8)
            {
                held -= 8;
                data[written++] = (byte)(pending >> held);
            }
        }

        if (held > 0)
        {
            data[written] = (byte)(pending << 8 - held);
        }

        // The terminator: four zeros, or as many as there is room for. More fill its codeword.
        var used = Math.Min(written * 8 + held + TerminatorBits, data.Length * 8);
        var pad = 0xEC;
        for (var at = (used + 7) / 8; at < data.Length; at++)
        {
            data[at] = (byte)pad;
            pad ^= 0xEC ^ 0x11;
        }
    }

    /// <summary>The remainder of the data by the generator polynomial: Reed-Solomon, section 7.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteCheck(ReadOnlySpan<byte> data, Span<byte> check, byte[] generator)
    {
        check.Clear();
        foreach (var codeword in data)
        {
            var factor = codeword ^ check[0];
            check[1..].CopyTo(check);
            check[^1] = 0;
            if (factor == 0)
            {
                continue;
            }

            int logarithm = logarithms[factor];
            for (var i = 0; i < check.Length; i++)
            {
                check[i] ^= powers[logarithm + generator[i]];
            }
        }
    }

    /// <summary>The first codeword of each block, then the second of each (section 7.6), into the modules from <paramref name="next"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PlaceCodewords(QrSymbol symbol, uint[] rows, ReadOnlySpan<byte> codewords, int perBlock, int next)
    {
        var order = symbol.Order;
        for (var i = 0; i < perBlock; i++)
        {
            for (var at = i; at < codewords.Length; at += perBlock)
            {
                for (var bit = 7; bit >= 0; bit--)
                {
                    var place = order[next++];
                    rows[place >> 5] |= (uint)(codewords[at] >> bit & 1) << (place & 31);
                }
            }
        }

        return next;
    }

    /// <summary>The first mask of the fewest penalty points (section 7.8.3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int BestMask(QrSymbol symbol, uint[] rows)
    {
        var columns = QrSymbol.Transposed(rows, symbol.Size);
        Span<uint> maskedRows = stackalloc uint[symbol.Size];
        Span<uint> maskedColumns = stackalloc uint[symbol.Size];
        var (best, fewest) = (0, int.MaxValue);
        for (var mask = 0; mask < QrSymbol.Masks; mask++)
        {
            var (maskRows, maskColumns) = (symbol.MaskRows[mask], symbol.MaskColumns[mask]);
            for (var i = 0; i < symbol.Size; i++)
            {
                maskedRows[i] = rows[i] ^ maskRows[i];
                maskedColumns[i] = columns[i] ^ maskColumns[i];
            }

            var points = LinePoints(maskedRows) + LinePoints(maskedColumns) + BlockPoints(maskedRows) + BalancePoints(maskedRows);
            if (points < fewest)
            {
                (best, fewest) = (mask, points);
            }
        }

        return best;
    }

    /// <summary>For five and more alike in a line, and for what looks like a finder pattern with four light modules at a side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int LinePoints(ReadOnlySpan<uint> lines)
    {
        var pairs = (1u << lines.Length - 1) - 1;
        var starts = (1u << lines.Length - 10) - 1;
        var points = 0;
        foreach (var line in lines)
        {
            var alike = ~(line ^ line >> 1) & pairs;
            // A run of n alike leaves n - 4 bits here, and is worth n - 2 points.
            var fives = alike & alike >> 1 & alike >> 2 & alike >> 3;
            points += BitOperations.PopCount(fives) + 2 * BitOperations.PopCount(fives & ~(fives << 1));

            var finder = line & ~(line >> 1) & line >> 2 & line >> 3 & line >> 4 & ~(line >> 5) & line >> 6;
            var light = ~(line | line >> 1 | line >> 2 | line >> 3);
            points += 40 * BitOperations.PopCount((finder & light >> 7 | light & finder >> 4) & starts);
        }

        return points;
    }

    /// <summary>For each square of four alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int BlockPoints(ReadOnlySpan<uint> rows)
    {
        var pairs = (1u << rows.Length - 1) - 1;
        var points = 0;
        for (var y = 1; y < rows.Length; y++)
        {
            var alike = ~(rows[y] ^ rows[y - 1]);
            points += 3 * BitOperations.PopCount(alike & alike >> 1 & ~(rows[y] ^ rows[y] >> 1) & pairs);
        }

        return points;
    }

    /// <summary>For every 5 % that the dark modules are away from half of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int BalancePoints(ReadOnlySpan<uint> rows)
    {
        var dark = 0;
        foreach (var row in rows)
        {
            dark += BitOperations.PopCount(row);
        }

        var twentieths = dark * 20 / (rows.Length * rows.Length);
        return 10 * Math.Min(Math.Abs(twentieths - 10), Math.Abs(twentieths - 9));
    }

    /// <summary>Of 2 in the field of 256; twice over, so that the sum of two logarithms needs no division.</summary>
    private static byte[] Powers()
    {
        var table = new byte[510];
        var power = 1;
        for (var i = 0; i < 255; i++)
        {
            table[i] = table[i + 255] = (byte)power;
            power = power << 1 ^ (power >> 7) * FieldPolynomial;
        }

        return table;
    }

    private static byte[] Logarithms()
    {
        var table = new byte[256];
        for (var i = 0; i < 255; i++)
        {
            table[powers[i]] = (byte)i;
        }

        return table;
    }

    /// <summary>Logarithms of the coefficients of (x - 1)(x - 2)(x - 4)..., the highest left out, which is 1. None of them is 0 at these degrees.</summary>
    private static byte[] Generator(int degree)
    {
        var product = new byte[degree + 1];
        product[0] = 1;
        for (var root = 0; root < degree; root++)
        {
            for (var i = root + 1; i > 0; i--)
            {
                product[i] ^= product[i - 1] == 0 ? (byte)0 : powers[logarithms[product[i - 1]] + root];
            }
        }

        return Array.ConvertAll(product[1..], coefficient => logarithms[coefficient]);
    }
}
