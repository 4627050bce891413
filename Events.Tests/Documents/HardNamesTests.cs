using System.Globalization;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Tests.Documents;

/// <summary>Names that lists really bring, in the place of a name on a badge and in places that are far too small for them.</summary>
public class HardNamesTests
{
    private static readonly Typesetter typesetter = new(Paper.Fonts);
    private static readonly TextStyle nameStyle = new(true, 32, 14, 4, OneLineFirst: true, Least: 7, Along: Along.Middle, Across: Across.Middle);

    public static TheoryData<HardName> Names => [.. HardName.All];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Is_set_as_the_rules_say(HardName name)
    {
        var placed = typesetter.Place("name", name.Text, new(17, 55, 17 + 264, 55 + 115), nameStyle)!;
        Assert.Equal(name.Missing, placed.Missing);
        Assert.Equal(name.Lines, placed.Lines.Select(line => line.Text.Replace("\u200B", "", StringComparison.Ordinal)));
        if (name.Missing.Length > 0)
        {
            return;
        }

        Assert.InRange(placed.Size, name.Smallest, name.Largest);
        Assert.Equal((name.IsTight, false), (placed.IsTight, placed.IsCut));
        AssertSound(placed);
    }

    /// <summary>Down to the width of a finger: what does not fit is smaller, broken anywhere but within a cluster, or cut; it never leaves its place.</summary>
    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Stays_in_a_place_that_is_too_small(HardName name)
    {
        foreach (var (width, height) in (ReadOnlySpan<(float, float)>)[(140, 115), (90, 60), (60, 40), (40, 30), (40, 24)])
        {
            var placed = typesetter.Place("name", name.Text, SKRect.Create(10, 10, width, height), nameStyle)!;
            if (placed.Lines.Count > 0)
            {
                AssertSound(placed);
            }
            else
            {
                Assert.True(name.Missing.Length > 0 || name.What.Contains("forty", StringComparison.Ordinal), $"nothing of '{name}' is set in {width} x {height}");
            }
        }
    }

    private static void AssertSound(PlacedText placed)
    {
        Paper.AssertWellSet(placed);
        var starts = StringInfo.ParseCombiningCharacters(placed.Text).ToHashSet();
        var at = 0;
        foreach (var line in placed.Lines)
        {
            at = placed.IsCut && line == placed.Lines[^1] ? at : placed.Text.IndexOf(line.Text, at, StringComparison.Ordinal);
            Assert.Contains(at, starts);
            Assert.False(CharUnicodeInfo.GetUnicodeCategory(line.Text, 0) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark, line.Text);
            Assert.DoesNotContain(line.Text[^1], "\u17D2\u1039");
            at += line.Text.Length;
        }
    }
}
