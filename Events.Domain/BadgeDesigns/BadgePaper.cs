namespace Events.Domain.BadgeDesigns;

/// <summary>The cards that badges are made on.</summary>
public enum BadgePaper
{
    /// <summary>105 x 148 mm: for a pouch on a lanyard.</summary>
    A6,

    /// <summary>74 x 105 mm.</summary>
    A7,

    /// <summary>85.6 x 54 mm, the size of a bank card (ISO/IEC 7810 ID-1), for card printers.</summary>
    Cr80,

    /// <summary>96 x 82 mm, the usual tear-off label of badge printers.</summary>
    Wide96x82,

    /// <summary>A sheet of A4 that is folded twice to A6: the badge on both outer quarters, the inner ones stay empty.</summary>
    A4Fold,
}

public static class BadgePapers
{
    /// <summary>Of the side that the design fills, millimetres.</summary>
    public static (decimal Width, decimal Height) Card(this BadgePaper paper) => paper switch
    {
        BadgePaper.A6 => (105, 148),
        BadgePaper.A7 => (74, 105),
        BadgePaper.Cr80 => (85.6m, 54),
        BadgePaper.Wide96x82 => (96, 82),
        BadgePaper.A4Fold => (105, 148.5m),
        _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, null),
    };

    /// <summary>Of what comes out of the printer, before it is folded; millimetres.</summary>
    public static (decimal Width, decimal Height) Whole(this BadgePaper paper) => paper is BadgePaper.A4Fold ? (210, 297) : paper.Card();

    /// <summary>The corners at which the card stands on the whole, millimetres: one, or the two outer quarters of a folded sheet.</summary>
    /// <remarks>The upper half is folded behind, then the left half: the lower right quarter is the front, the lower left one the back.</remarks>
    public static IReadOnlyList<(decimal Left, decimal Top)> Places(this BadgePaper paper) =>
        paper is BadgePaper.A4Fold ? [(105, 148.5m), (0, 148.5m)] : [(0, 0)];
}
