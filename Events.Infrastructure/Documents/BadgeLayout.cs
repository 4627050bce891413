using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>One badge with every text and picture in its place, in points; nothing drawn.</summary>
/// <param name="Texts">What is drawn, and among them those left out for a missing character (they have no lines).</param>
/// <param name="Boxes">Around the zone letters, and the days: filled where the badge is valid.</param>
/// <param name="Seal">Of the head of delegation.</param>
/// <param name="IsShortened">The approved short form stands for the Latin name.</param>
internal sealed record BadgeLayout(
    BadgeFace Face, SKSize Card, IReadOnlyList<PlacedText> Texts, IReadOnlyList<(SKRect Place, bool IsFilled)> Boxes, IReadOnlyList<SKRect> Rules,
    SKRect? Seal, SKRect? Flag, SKRect? Photo, SKRect? Logos, SKRect? Qr, BandLayout? Band, bool IsShortened)
{
    public PlacedText? this[string name] => Texts.FirstOrDefault(text => text.Name == name && text.Lines.Count > 0);

    /// <summary>Every place that is taken, by name. No two share a point, save letters in their boxes and on the band.</summary>
    public IEnumerable<(string Name, SKRect Place)> Places()
    {
        foreach (var text in Texts.Where(t => t.Lines.Count > 0 && t.Name is not BadgeSetter.Initials))
        {
            yield return (text.Name, text.Field);
        }

        foreach (var (name, place) in ((string, SKRect?)[])[(BadgeSetter.Photo, Photo), (BadgeSetter.Logos, Logos), (BadgeSetter.Qr, Qr), (BadgeSetter.Seal, Seal), (BadgeSetter.Flag, Flag)])
        {
            if (place is { } taken)
            {
                yield return (name, taken);
            }
        }
    }

    /// <summary>What the paper cannot show as approved.</summary>
    public IEnumerable<BadgeFlaw> Flaws()
    {
        foreach (var text in Texts.Where(text => text.Missing.Count > 0 || text.IsTight))
        {
            yield return text.Missing.Count > 0
                ? new(Face.ParticipationId, text.Name, BadgeFlawKind.LeftOut, string.Concat(text.Missing.Select(char.ConvertFromUtf32)))
                : new(Face.ParticipationId, text.Name, text.IsCut ? BadgeFlawKind.Cut : BadgeFlawKind.Tight, null);
        }

        if (IsShortened)
        {
            yield return new(Face.ParticipationId, BadgeSetter.LatinName, BadgeFlawKind.Shortened, null);
        }
    }
}

/// <summary>The category's band, in points.</summary>
/// <param name="Whole">Runs off the card where it touches an edge.</param>
/// <param name="Letter">The box of the letter.</param>
/// <param name="Pattern">Where the pattern stands; null for a plain one.</param>
internal sealed record BandLayout(SKRect Whole, SKRect Letter, SKRect? Pattern);

/// <summary>Decides where everything on a badge stands, as its design says. Safe for any number of threads.</summary>
internal sealed class BadgeSetter(FontSet fonts, FlagSet flags)
{
    public const string Title = "title", Theme = "theme", Dates = "dates", Words = "text", NativeName = "native name", LatinName = "latin name", Office = "office",
        Organisation = "organisation", Country = "country", Flag = "flag", Photo = "photo", Logos = "logos", Initials = "initials", Capacity = "capacity", Seal = "seal", Zone = "zone", Day = "day",
        Qr = "qr", Serial = "serial", CategoryLetter = "category letter", CategoryWord = "category word";

    public const float PointsPerMillimetre = 72 / 25.4f;

    /// <summary>How far a band runs over the edge, in points: Skia rounds a page to whole points, and a cutter is not exact either.</summary>
    public const float Bleed = (float)SheetPlan.MaxBleed * PointsPerMillimetre;

    // Of the letters of a name that stands alone.
    private const float NativeShare = 0.94f, LatinShare = 0.75f;
    private const float SealSize = 28, SealGap = 2;

    private readonly Typesetter typesetter = new(fonts);

    public BadgeLayout Place(BadgeSheet sheet, BadgeFace face)
    {
        var placing = new Placing(typesetter, flags, sheet, face);
        foreach (var field in face.Plan.Fields)
        {
            placing.Add(field);
        }

        return placing.ToLayout();
    }

    private sealed class Placing(Typesetter typesetter, FlagSet flags, BadgeSheet sheet, BadgeFace face)
    {
        private readonly List<PlacedText> texts = new(16);
        private readonly List<(SKRect, bool)> boxes = [];
        private readonly List<SKRect> rules = [];
        private readonly SKSize card = CardOf(face.Plan.Paper);
        private SKRect? seal, flag, photo, logos, qr;
        private BandLayout? band;
        private bool isShortened;

        public BadgeLayout ToLayout() => new(face, card, texts, boxes, rules, seal, flag, photo, logos, qr, band, isShortened);

        public void Add(BadgeField field)
        {
            var place = SKRect.Create(Points(field.Left), Points(field.Top), Points(field.Width), Points(field.Height));
            switch (field.Part)
            {
                case BadgePart.Title: Set(Title, sheet.Title, place, StyleOf(field)); break;
                case BadgePart.Theme: Set(Theme, sheet.Theme, place, StyleOf(field)); break;
                case BadgePart.Dates: Set(Dates, sheet.Dates, place, StyleOf(field)); break;
                case BadgePart.Text: Set(Words, field.Text, place, StyleOf(field)); break;
                case BadgePart.Office: Set(Office, face.Office, place, StyleOf(field)); break;
                case BadgePart.Organisation: Set(Organisation, face.Organisation, place, StyleOf(field)); break;
                case BadgePart.Serial: Set(Serial, face.Serial, place, StyleOf(field) with { Across = Across.Bottom }); break;
                case BadgePart.Names: SetNames(field, place); break;
                case BadgePart.NativeName when face.NativeName is { } native: Set(NativeName, native, place, NameStyle(field)); break;
                case BadgePart.NativeName or BadgePart.LatinName: SetLatin(place, NameStyle(field)); break;
                case BadgePart.Country: SetCountry(field, place); break;
                case BadgePart.Capacity: SetCapacity(field, place); break;
                case BadgePart.Zones: SetBoxes(Zone, [.. face.Zones.Select(zone => new BadgeDay(zone, false))], place, StyleOf(field)); break;
                case BadgePart.Days: SetBoxes(Day, face.Days, place, StyleOf(field)); break;
                case BadgePart.Band: SetBand(field, place); break;
                case BadgePart.Rule: rules.Add(place); break;
                case BadgePart.Qr:
                    var side = Math.Min(place.Width, place.Height);
                    qr = SKRect.Create(place.MidX - side / 2, place.Top, side, side);
                    break;
                case BadgePart.Logos: logos = sheet.LogoKeys.Count > 0 ? place : null; break;
                case BadgePart.Photo:
                    photo = place;
                    Set(Initials, face.PhotoKey is null ? face.Initials : null, place, new(true, Math.Max(12, place.Width * 0.42f), 8, 1, Along: Along.Middle, Across: Across.Middle));
                    break;
                default: throw new InvalidOperationException($"{field.Part} has no place.");
            }
        }

        private static float Points(decimal millimetres) => (float)millimetres * PointsPerMillimetre;

        private static TextStyle StyleOf(BadgeField field) => new(
            field.Bold, (float)field.Size, (float)field.Floor, field.Lines, Least: Math.Max(3.5f, (float)field.Floor * 0.6f),
            Along: field.Align switch { BadgeAlign.Start => Along.Start, BadgeAlign.End => Along.Right, _ => Along.Middle }, Across: Across.Middle, LineHeight: 0.97f);

        private static TextStyle NameStyle(BadgeField field) => StyleOf(field) with { OneLineFirst = true, Least = (float)field.Floor / 2, LineHeight = 1, NeverCut = true };

        private void Set(string name, string? text, SKRect place, TextStyle style)
        {
            if (typesetter.Place(name, text, place, style) is { } placed)
            {
                texts.Add(placed);
            }
        }

        private void SetLatin(SKRect place, TextStyle style)
        {
            if (typesetter.Place(LatinName, face.LatinName, place, style) is not { } placed)
            {
                return;
            }

            if (placed.IsTight && face.ShortName is { } shortName && typesetter.Place(LatinName, shortName, place, style) is { Lines.Count: > 0 } shorter)
            {
                (placed, isShortened) = (shorter, true);
            }

            texts.Add(placed);
        }

        /// <summary>Two names share the place; a long one gets more of it, so that neither falls below its floor while there is room.</summary>
        private void SetNames(BadgeField field, SKRect place)
        {
            var style = NameStyle(field);
            var latin = typesetter.Shape(face.LatinName, style.Bold);
            var native = string.IsNullOrWhiteSpace(face.NativeName) ? null : typesetter.Shape(face.NativeName, style.Bold);
            if (native is null || native.Missing.Count > 0 || native.Clusters.Length == 0 || latin.Missing.Count > 0 || latin.Clusters.Length == 0)
            {
                if (native is not null && typesetter.Place(NativeName, native, place, style) is { } onlyNative)
                {
                    texts.Add(onlyNative);
                }

                SetLatin(place, style);
                return;
            }

            var best = Share(native, latin);
            if (best.Latin.IsTight && face.ShortName is { } shortName && typesetter.Shape(shortName, style.Bold) is { Missing.Count: 0, Clusters.Length: > 0 } shorter)
            {
                (best, isShortened) = (Share(native, shorter), true);
            }

            texts.Add(best.Native);
            texts.Add(best.Latin);

            (PlacedText Native, PlacedText Latin) Share(ShapedText above, ShapedText below)
            {
                var upperStyle = style with { Size = Math.Max(style.Floor, style.Size * NativeShare), Across = Across.Bottom };
                var lowerStyle = style with { Size = Math.Max(style.Floor, style.Size * LatinShare) };
                (PlacedText Native, PlacedText Latin)? best = null;
                foreach (var share in (ReadOnlySpan<float>)[0.52f, 0.35f, 0.66f])
                {
                    var border = place.Top + place.Height * share;
                    var upper = typesetter.Place(NativeName, above, place with { Bottom = border }, upperStyle)!;
                    var lower = typesetter.Place(LatinName, below, place with { Top = border }, lowerStyle)!;
                    if (best is null || Math.Min(upper.Size, lower.Size) > Math.Min(best.Value.Native.Size, best.Value.Latin.Size))
                    {
                        best = (upper, lower);
                    }

                    if (!upper.IsTight && !lower.IsTight)
                    {
                        break;
                    }
                }

                return best!.Value;
            }
        }

        /// <summary>Flag and name stand in the middle together.</summary>
        private void SetCountry(BadgeField field, SKRect place)
        {
            var style = StyleOf(field) with { Along = Along.Left };
            var hasFlag = flags.Has(face.CountryCode);
            var height = Math.Min(place.Height, (float)field.Size * 1.5f);
            var (width, taken) = hasFlag ? (height * 4 / 3, height * 4 / 3 + 7) : (0, 0);
            var left = place.Left;
            if (typesetter.Place(Country, face.CountryName, place with { Left = place.Left + taken }, style) is { } name)
            {
                if (name.Lines.Count > 0)
                {
                    var slack = name.Field.Right - name.Ink.Right;
                    var shift = field.Align switch { BadgeAlign.Start => 0, BadgeAlign.End => slack, _ => slack / 2 };
                    left += shift;
                    name = typesetter.Place(Country, face.CountryName, name.Field with { Left = name.Field.Left + shift }, style with { Size = name.Size, Floor = Math.Min(style.Floor, name.Size) }) is { } moved
                        ? moved with { IsTight = name.IsTight }
                        : name;
                }

                texts.Add(name);
            }

            flag = hasFlag ? SKRect.Create(left, place.MidY - height / 2, width, height) : null;
        }

        private void SetCapacity(BadgeField field, SKRect place)
        {
            if (face.IsHeadOfDelegation && place.Height > SealSize + SealGap)
            {
                seal = SKRect.Create(place.MidX - SealSize / 2, place.Top, SealSize, SealSize);
                place.Top += SealSize + SealGap;
            }

            Set(Capacity, face.Capacity, place, StyleOf(field));
        }

        /// <summary>Letters in boxes, as large as all of them can be, at the foot of the place.</summary>
        private void SetBoxes(string name, IReadOnlyList<BadgeDay> letters, SKRect place, TextStyle style)
        {
            if (letters.Count == 0)
            {
                return;
            }

            var (best, perRow) = (0f, 1);
            for (var across = 1; across <= letters.Count; across++)
            {
                var rows = (letters.Count + across - 1) / across;
                // A box and a fifth of it for the gap.
                var side = Math.Min(Math.Min(place.Width / (across * 1.2f - 0.2f), place.Height / (rows * 1.2f - 0.2f)), style.Size * 1.65f);
                if (side > best + 0.01f)
                {
                    (best, perRow) = (side, across);
                }
            }

            var (gap, lines) = (best * 0.2f, (letters.Count + perRow - 1) / perRow);
            // Rows of one length read better than a full one and a rest.
            perRow = (letters.Count + lines - 1) / lines;
            var top = place.Bottom - lines * best - (lines - 1) * gap;
            for (var i = 0; i < letters.Count; i++)
            {
                var inRow = Math.Min(perRow, letters.Count - i / perRow * perRow);
                var first = place.MidX - (inRow * best + (inRow - 1) * gap) / 2;
                var box = SKRect.Create(first + i % perRow * (best + gap), top + i / perRow * (best + gap), best, best);
                boxes.Add((box, letters[i].IsValid));
                Set(name, letters[i].Label, box, style with { Size = Math.Min(style.Size, best / 1.4f), Floor = Math.Min(style.Floor, best / 2), Least = 3, Lines = 1, Along = Along.Middle });
            }
        }

        private void SetBand(BadgeField field, SKRect place)
        {
            var whole = place;
            whole.Left -= place.Left < 1 ? Bleed : 0;
            whole.Top -= place.Top < 1 ? Bleed : 0;
            whole.Right += place.Right > card.Width - 1 ? Bleed : 0;
            whole.Bottom += place.Bottom > card.Height - 1 ? Bleed : 0;
            var side = place.Height * 0.67f;
            var margin = Math.Min(17, (place.Height - side) / 2 + 6);
            var letter = SKRect.Create(place.Left + margin, place.MidY - side / 2, side, side);
            SKRect? pattern = face.Pattern is Domain.Calendar.BandPattern.Plain ? null : new SKRect(place.Right - place.Height, whole.Top, whole.Right, whole.Bottom);
            var word = new SKRect(letter.Right + side * 0.3f, place.Top + place.Height * 0.1f, (pattern?.Left ?? place.Right - margin + 6) - 6, place.Bottom - place.Height * 0.1f);
            band = new(whole, letter, pattern);
            Set(CategoryLetter, face.CategoryLetter, letter, new(true, side * 0.65f, side * 0.3f, 1, Least: 3, Along: Along.Middle, Across: Across.Middle));
            Set(CategoryWord, face.CategoryWord, word, StyleOf(field) with { Along = Along.Left, LineHeight = 0.95f });
        }

        private static SKSize CardOf(BadgePaper paper)
        {
            var (width, height) = paper.Card();
            return new(Points(width), Points(height));
        }
    }
}
