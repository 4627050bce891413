using Events.Domain.Badges;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>One badge with every text and picture in its place, in points; nothing drawn.</summary>
/// <param name="Texts">What is drawn, and among them those left out for a missing character (they have no lines).</param>
/// <param name="Initials">Always placed, since only the drawing finds out whether the photo can be read.</param>
/// <param name="Zones">The boxes around the zone letters.</param>
/// <param name="Seal">Of the head of delegation.</param>
internal sealed record BadgeLayout(
    BadgeFace Face, IReadOnlyList<PlacedText> Texts, PlacedText? Initials, IReadOnlyList<SKRect> Zones, SKRect? Seal, SKRect? Flag)
{
    public PlacedText? this[string name] => Texts.FirstOrDefault(text => text.Name == name && text.Lines.Count > 0);

    /// <summary>Every place that is taken, by name. No two share a point, save the letters in their boxes.</summary>
    public IEnumerable<(string Name, SKRect Place)> Places()
    {
        foreach (var text in Texts.Where(t => t.Lines.Count > 0))
        {
            yield return (text.Name, text.Field);
        }

        yield return (BadgeDesign.Photo, BadgeDesign.PhotoPlace);
        yield return (BadgeDesign.Qr, BadgeDesign.QrPlace);
        if (Seal is { } seal)
        {
            yield return (BadgeDesign.Seal, seal);
        }

        if (Flag is { } flag)
        {
            yield return (BadgeDesign.Flag, flag);
        }
    }
}

/// <summary>Decides where everything on a badge stands. Safe for any number of threads.</summary>
/// <remarks>
/// Read from two metres: the name first and in the middle, then office and organisation, country with flag; photo, seal, zones and QR in
/// one row above the category band, which runs off the paper on three sides.
/// </remarks>
internal sealed class BadgeDesign(FontSet fonts, FlagSet flags)
{
    public const string Title = "title", NativeName = "native name", LatinName = "latin name", Office = "office", Organisation = "organisation",
        Country = "country", Flag = "flag", Photo = "photo", Initials = "initials", Capacity = "capacity", Seal = "seal", Zone = "zone",
        Qr = "qr", Serial = "serial", CategoryLetter = "category letter", CategoryWord = "category word";

    /// <summary>A6.</summary>
    public const float Width = 105 * PointsPerMillimetre, Height = 148 * PointsPerMillimetre;

    private const float PointsPerMillimetre = 72 / 25.4f;
    // Skia rounds a page to whole points; without some bleed a hair of white would show at the edges.
    private const float Bleed = 3;
    private const float Left = 17, Right = Width - 17;
    private const float RowBottom = 356, FlagWidth = 24, FlagHeight = 18;

    // 22 mm for the 25 modules of the code, and four modules of quiet zone on each side, which belong to the picture.
    private const float QrSize = 22 * PointsPerMillimetre / 25 * 33;

    public static readonly SKRect PhotoPlace = SKRect.Create(Left, RowBottom - 96, 72, 96);
    public static readonly SKRect QrPlace = SKRect.Create(Right + 8 - QrSize, RowBottom - 96, QrSize, QrSize);
    public static readonly SKRect BandPlace = new(-Bleed, 364, Width + Bleed, Height + Bleed);
    public static readonly SKRect LetterPlace = SKRect.Create(Left, 373, 37.5f, 37.5f);
    public const float RuleY = 50;

    private static readonly SKRect titlePlace = new(Left, 19, Right, 46);
    private static readonly SKRect namesPlace = new(Left, 55, Right, 170);
    private static readonly SKRect officePlace = new(Left, 174, Right, 206);
    private static readonly SKRect organisationPlace = new(Left, 208, Right, 227);
    private static readonly SKRect countryPlace = new(Left, 231, Right, 253);
    private static readonly SKRect middlePlace = new(PhotoPlace.Right + 8, PhotoPlace.Top, QrPlace.Left - 2, RowBottom);
    private static readonly SKRect serialPlace = new(QrPlace.Left, QrPlace.Bottom + 1, QrPlace.Right, RowBottom);
    private static readonly SKRect wordPlace = new(LetterPlace.Right + 11, 370, Right, 414);

    private static readonly TextStyle titleStyle = new(true, 10, 7, 2, Along: Along.Middle, Across: Across.Middle, LineHeight: 0.95f);
    private static readonly TextStyle aloneStyle = new(true, 32, 14, 4, OneLineFirst: true, Least: 7, Along: Along.Middle, Across: Across.Middle);
    private static readonly TextStyle nativeStyle = aloneStyle with { Size = 30, Across = Across.Bottom };
    private static readonly TextStyle latinStyle = aloneStyle with { Size = 24, Across = Across.Middle };
    private static readonly TextStyle officeStyle = new(false, 11.5f, 8, 2, Least: 6, Along: Along.Middle, Across: Across.Middle, LineHeight: 0.98f);
    private static readonly TextStyle organisationStyle = new(false, 10, 7, 2, Least: 6, Along: Along.Middle, Across: Across.Middle, LineHeight: 0.98f);
    private static readonly TextStyle countryStyle = new(true, 12, 7, 1, Least: 6, Along: Along.Left, Across: Across.Middle);
    private static readonly TextStyle initialsStyle = new(true, 30, 12, 1, Least: 8, Along: Along.Middle, Across: Across.Middle);
    private static readonly TextStyle capacityStyle = new(true, 8.5f, 6.5f, 3, Least: 5, Along: Along.Middle, Across: Across.Middle, LineHeight: 0.95f);
    private static readonly TextStyle zoneStyle = new(true, 11, 6, 1, Along: Along.Middle, Across: Across.Middle);
    private static readonly TextStyle serialStyle = new(false, 7, 5, 1, Along: Along.Middle, Across: Across.Bottom);
    private static readonly TextStyle letterStyle = new(true, 24, 12, 1, Along: Along.Middle, Across: Across.Middle);
    private static readonly TextStyle wordStyle = new(true, 21, 12, 2, Least: 7, Along: Along.Left, Across: Across.Middle, LineHeight: 0.95f);

    private readonly Typesetter typesetter = new(fonts);

    public BadgeLayout Place(string title, BadgeFace face)
    {
        var texts = new List<PlacedText>(16);
        void Add(PlacedText? text) { if (text is not null) { texts.Add(text); } }

        Add(typesetter.Place(Title, title, titlePlace, titleStyle));
        PlaceNames(face, texts);
        Add(typesetter.Place(Office, face.Office, officePlace, officeStyle));
        Add(typesetter.Place(Organisation, face.Organisation, organisationPlace, organisationStyle));
        var flag = PlaceCountry(face, texts);
        var seal = PlaceMiddle(face, texts, out var zones);
        Add(typesetter.Place(Serial, face.Serial, serialPlace, serialStyle));
        Add(typesetter.Place(CategoryLetter, face.CategoryLetter, LetterPlace, letterStyle));
        Add(typesetter.Place(CategoryWord, face.CategoryWord, wordPlace, wordStyle));
        return new(face, texts, typesetter.Place(Initials, face.Initials, PhotoPlace, initialsStyle), zones, seal, flag);
    }

    /// <summary>Two names share the place; a long one gets more of it, so that neither falls below 14 pt while there is room.</summary>
    private void PlaceNames(BadgeFace face, List<PlacedText> texts)
    {
        var latin = typesetter.Shape(face.LatinName, bold: true);
        var native = string.IsNullOrWhiteSpace(face.NativeName) ? null : typesetter.Shape(face.NativeName, bold: true);
        if (native is null || native.Missing.Count > 0 || native.Clusters.Length == 0 || latin.Missing.Count > 0 || latin.Clusters.Length == 0)
        {
            if (native is not null && typesetter.Place(NativeName, native, namesPlace, aloneStyle) is { } onlyNative)
            {
                texts.Add(onlyNative);
            }

            if (typesetter.Place(LatinName, latin, namesPlace, aloneStyle) is { } onlyLatin)
            {
                texts.Add(onlyLatin);
            }

            return;
        }
        (PlacedText Native, PlacedText Latin)? best = null;
        foreach (var share in (ReadOnlySpan<float>)[0.52f, 0.35f, 0.66f])
        {
            var border = namesPlace.Top + namesPlace.Height * share;
            var upper = typesetter.Place(NativeName, native, namesPlace with { Bottom = border }, nativeStyle)!;
            var lower = typesetter.Place(LatinName, latin, namesPlace with { Top = border }, latinStyle)!;
            if (best is null || Math.Min(upper.Size, lower.Size) > Math.Min(best.Value.Native.Size, best.Value.Latin.Size))
            {
                best = (upper, lower);
            }

            if (!upper.IsTight && !lower.IsTight)
            {
                break;
            }
        }
        texts.Add(best!.Value.Native);
        texts.Add(best.Value.Latin);
    }

    /// <summary>Flag and name stand in the middle together.</summary>
    private SKRect? PlaceCountry(BadgeFace face, List<PlacedText> texts)
    {
        var hasFlag = flags.Has(face.CountryCode);
        var taken = hasFlag ? FlagWidth + 7 : 0;
        var left = countryPlace.Left;
        if (typesetter.Place(Country, face.CountryName, countryPlace with { Left = countryPlace.Left + taken }, countryStyle) is { } name)
        {
            if (name.Lines.Count > 0)
            {
                var shift = (name.Field.Right - name.Ink.Right) / 2;
                left += shift;
                name = typesetter.Place(Country, face.CountryName, name.Field with { Left = name.Field.Left + shift }, countryStyle with { Size = name.Size })!;
            }
            texts.Add(name);
        }
        return hasFlag ? SKRect.Create(left, countryPlace.MidY - FlagHeight / 2, FlagWidth, FlagHeight) : null;
    }

    /// <summary>Between photo and QR: seal, capacity, and the zones at the foot.</summary>
    private SKRect? PlaceMiddle(BadgeFace face, List<PlacedText> texts, out List<SKRect> zones)
    {
        zones = [];
        // Five in a row read well; an event with more than ten zones gets smaller boxes.
        var (perRow, side, gap) = face.Zones.Count <= 10 ? (5, 18f, 3.5f) : (7, 13.4f, 2f);
        var rows = (face.Zones.Count + perRow - 1) / perRow;
        if (rows > 0)
        {
            perRow = (face.Zones.Count + rows - 1) / rows;
        }

        var zonesTop = middlePlace.Bottom - rows * side - Math.Max(0, rows - 1) * gap;
        for (var i = 0; i < face.Zones.Count; i++)
        {
            var inRow = Math.Min(perRow, face.Zones.Count - i / perRow * perRow);
            var first = middlePlace.MidX - (inRow * side + (inRow - 1) * gap) / 2;
            var box = SKRect.Create(first + i % perRow * (side + gap), zonesTop + i / perRow * (side + gap), side, side);
            zones.Add(box);
            if (typesetter.Place(Zone, face.Zones[i], box, zoneStyle) is { } letter)
            {
                texts.Add(letter);
            }
        }

        var top = middlePlace.Top;
        SKRect? seal = null;
        if (face.IsHeadOfDelegation)
        {
            seal = SKRect.Create(middlePlace.MidX - 14, top, 28, 28);
            top += 30;
        }
        var capacityPlace = new SKRect(middlePlace.Left, top, middlePlace.Right, Math.Min(top + 30, zonesTop - 2));
        if (typesetter.Place(Capacity, face.Capacity, capacityPlace, capacityStyle) is { } capacity)
        {
            texts.Add(capacity);
        }

        return seal;
    }
}
