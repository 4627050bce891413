using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>The light colours of the product on paper.</summary>
internal static class Palette
{
    public static readonly SKColor Ink = new(0x16, 0x20, 0x2E);
    public static readonly SKColor Quiet = new(0x56, 0x62, 0x74);
    public static readonly SKColor Line = new(0xD9, 0xDE, 0xE6);
    public static readonly SKColor Ground = new(0xF1, 0xF3, 0xF6);
    public static readonly SKColor Accent = new(0x0B, 0x5C, 0x8A);
    public static readonly SKColor Seal = new(0xB3, 0x26, 0x1E);
    public static readonly SKColor Gold = new(0x8A, 0x65, 0x00);

    /// <summary>The lighter gold of a printed seal, which carries no words.</summary>
    public static readonly SKColor SealGold = new(0xC9, 0x9A, 0x2E);
}
