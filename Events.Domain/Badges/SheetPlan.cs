using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Badges;

/// <summary>How badges come out of the printer: each on its card, or several on a sheet that is cut or peeled.</summary>
/// <param name="Bleed">How far colour runs over the cut, millimetres on each side.</param>
/// <param name="CropMarks">Thin lines beside the badges that say where to cut.</param>
/// <param name="Duplex">The back shows the same again, mirrored on the sheet so that it lies behind its front: a lanyard turns.</param>
/// <param name="Labels">Where the labels of a sheet stand; null where badges are cut out.</param>
public sealed record SheetPlan(SheetPaper Paper = SheetPaper.Card, decimal Bleed = 0, bool CropMarks = false, bool Duplex = false, LabelGrid? Labels = null)
{
    public const decimal MaxBleed = 5;

    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter() } };

    public static SheetPlan EachOnItsCard { get; } = new();

    public string ToJson() => JsonSerializer.Serialize(this, json);

    /// <param name="text">Empty for batches from before there were sheets.</param>
    public static SheetPlan FromJson(string text) => text.Length == 0 ? EachOnItsCard : JsonSerializer.Deserialize<SheetPlan>(text, json)!;
}

/// <summary>A sheet of labels; lengths in millimetres, from the upper left corner of the sheet.</summary>
/// <param name="Left">Of the first label; so <paramref name="Top" />.</param>
/// <param name="StepX">From one label to the one beside it; so <paramref name="StepY" /> downwards.</param>
/// <param name="First">The first label that is still there on the first sheet, counted from 1 along the rows.</param>
public sealed record LabelGrid(int Columns, int Rows, decimal Left, decimal Top, decimal StepX, decimal StepY, int First = 1)
{
    public const int MaxPerSide = 20;
}

public enum SheetPaper
{
    /// <summary>The design's own paper, a page for each badge.</summary>
    Card,

    /// <summary>210 x 297 mm.</summary>
    A4,

    /// <summary>215.9 x 279.4 mm.</summary>
    Letter,
}

/// <summary>One sheet, in millimetres: how large it is and where the upper left corners of its badges are.</summary>
/// <param name="Taken">Places that the first sheet does not have any more.</param>
public sealed record SheetGrid(decimal Width, decimal Height, IReadOnlyList<(decimal Left, decimal Top)> Places, int Taken = 0)
{
    /// <summary>What crop marks need beside the outermost badges.</summary>
    public const decimal MarkRoom = 6;

    public int PerSheet => Places.Count;

    /// <exception cref="RuleViolation">badge-too-large</exception>
    public static SheetGrid Of(SheetPlan plan, BadgePaper paper)
    {
        var (width, height) = paper.Whole();
        if (plan.Paper is SheetPaper.Card)
        {
            return new(width, height, [(0, 0)]);
        }

        var (sheetWidth, sheetHeight) = plan.Paper is SheetPaper.A4 ? (210m, 297m) : (215.9m, 279.4m);
        if (plan.Labels is { } labels)
        {
            var places = Enumerable.Range(0, labels.Rows).SelectMany(row => Enumerable.Range(0, labels.Columns).Select(column => (Left: labels.Left + (column * labels.StepX), Top: labels.Top + (row * labels.StepY)))).ToList();
            return places.TrueForAll(place => place.Left + width <= sheetWidth && place.Top + height <= sheetHeight) ? new(sheetWidth, sheetHeight, places, labels.First - 1) : throw TooLarge();
        }

        var upright = Fill(sheetWidth, sheetHeight);
        var lying = Fill(sheetHeight, sheetWidth);
        var best = lying.PerSheet > upright.PerSheet ? lying : upright;
        return best.PerSheet > 0 ? best : throw TooLarge();

        SheetGrid Fill(decimal across, decimal down)
        {
            var margin = plan.CropMarks ? 2 * MarkRoom : 0;
            var (stepX, stepY) = (width + (2 * plan.Bleed), height + (2 * plan.Bleed));
            var (columns, rows) = ((int)Math.Floor((across - margin) / stepX), (int)Math.Floor((down - margin) / stepY));
            var (left, top) = (((across - (columns * stepX)) / 2) + plan.Bleed, ((down - (rows * stepY)) / 2) + plan.Bleed);
            return new(across, down, [.. Enumerable.Range(0, Math.Max(0, columns * rows)).Select(place => (left + (place % columns * stepX), top + (place / columns * stepY)))]);
        }

        RuleViolation TooLarge() => new("badge-too-large", $"A badge of {width:0.#} x {height:0.#} mm does not fit on the sheet like this. Take another sheet, less bleed or no marks, or print each on its card.", "sheet");
    }

    /// <summary>Where the back of a badge stands on the back of the sheet, which is turned around its upright edge.</summary>
    public decimal MirroredLeft(decimal left, decimal cardWidth) => Width - left - cardWidth;
}

internal sealed class SheetPlanRules : AbstractValidator<SheetPlan>
{
    public SheetPlanRules()
    {
        RuleFor(sheet => sheet.Paper).IsInEnum();
        RuleFor(sheet => sheet.Bleed).InclusiveBetween(0, SheetPlan.MaxBleed);
        RuleFor(sheet => sheet.Labels).Null().When(sheet => sheet.Paper is SheetPaper.Card).WithMessage("Labels stand on a sheet: choose A4 or Letter.");
        When(sheet => sheet.Labels is not null, () =>
        {
            RuleFor(sheet => sheet.Labels!.Columns).InclusiveBetween(1, LabelGrid.MaxPerSide);
            RuleFor(sheet => sheet.Labels!.Rows).InclusiveBetween(1, LabelGrid.MaxPerSide);
            RuleFor(sheet => sheet.Labels!.Left).InclusiveBetween(0, 200);
            RuleFor(sheet => sheet.Labels!.Top).InclusiveBetween(0, 280);
            RuleFor(sheet => sheet.Labels!.StepX).InclusiveBetween(1, 300);
            RuleFor(sheet => sheet.Labels!.StepY).InclusiveBetween(1, 300);
            RuleFor(sheet => sheet.Labels!.First).Must((sheet, first) => first >= 1 && first <= sheet.Labels!.Columns * sheet.Labels.Rows).WithMessage("Count the first label that is left from 1, along the rows.");
        });
    }
}
