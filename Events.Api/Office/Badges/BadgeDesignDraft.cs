using Events.Domain.BadgeDesigns;

namespace Events.Api.Office.Badges;

/// <summary>A design as it is being drawn.</summary>
internal sealed class BadgeDesignDraft
{
    public string Name { get; set; } = "";
    public BadgePaper Paper { get; set; }
    public List<FieldDraft> Fields { get; private init; } = [];

    public BadgePlan Plan => new(Paper, [.. Fields.Select(one => one.ToField())]);

    public static BadgeDesignDraft Of(string name, BadgePlan plan) => new() { Name = name, Paper = plan.Paper, Fields = [.. plan.Fields.Select(FieldDraft.Of)] };

    /// <summary>A new field where there is room for it, or in the corner.</summary>
    public FieldDraft Add(BadgePart part)
    {
        var (width, height) = Paper.Card();
        var (across, down) = part is BadgePart.Qr ? (29.1m, 29.1m) : part is BadgePart.Photo ? (24m, 32m) : part is BadgePart.Logos ? (Math.Min(60, width), 10m) : part is BadgePart.Rule ? (20m, 0.5m) : (Math.Min(40, width), 6m);
        var field = new FieldDraft { Part = part, Width = across, Height = down, Size = part.HasLetters() ? 10 : 0, Floor = part.HasLetters() ? 6 : 0, Text = part is BadgePart.Text ? "…" : "" };
        for (var top = 0m; top + down <= height; top += 2)
        {
            for (var left = 0m; left + across <= width; left += 2)
            {
                (field.Left, field.Top) = (left, top);
                if (Fields.TrueForAll(other => !other.ToField().Overlaps(field.ToField())))
                {
                    Fields.Add(field);
                    return field;
                }
            }
        }

        (field.Left, field.Top) = (0, 0);
        Fields.Add(field);
        return field;
    }
}

/// <summary>One place on the card; lengths in millimetres, letters in points.</summary>
internal sealed class FieldDraft
{
    public BadgePart Part { get; init; }
    public decimal Left { get; set; }
    public decimal Top { get; set; }
    public decimal Width { get; set; }
    public decimal Height { get; set; }
    public decimal Size { get; set; }
    public decimal Floor { get; set; }
    public int Lines { get; set; } = 1;
    public bool Bold { get; set; }
    public BadgeAlign Align { get; set; } = BadgeAlign.Middle;
    public string Text { get; set; } = "";

    public static FieldDraft Of(BadgeField field) => new()
    {
        Part = field.Part,
        Left = field.Left,
        Top = field.Top,
        Width = field.Width,
        Height = field.Height,
        Size = field.Size,
        Floor = field.Floor,
        Lines = field.Lines,
        Bold = field.Bold,
        Align = field.Align,
        Text = field.Text ?? "",
    };

    public BadgeField ToField() => new(Part, Left, Top, Width, Height, Size, Floor, Math.Clamp(Lines, 1, BadgeField.MaxLines), Bold, Align, Part is BadgePart.Text ? Text : null);
}
