using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>The pages of an agenda with every text in its place; nothing drawn.</summary>
internal sealed record AgendaLayout(IReadOnlyList<AgendaPage> Pages);

internal sealed record AgendaPage(IReadOnlyList<AgendaText> Texts, IReadOnlyList<AgendaRule> Rules);

/// <param name="Down">Added to the heights of the text: a row is set once and then put on its page.</param>
/// <param name="IsStruck">A line goes through it.</param>
internal sealed record AgendaText(PlacedText Text, float Down, AgendaTone Tone, bool IsStruck);

/// <summary>A thin line across the page.</summary>
internal sealed record AgendaRule(float Y, bool IsStrong);

internal enum AgendaTone { Ink, Quiet, Accent, Seal }

/// <summary>Sets an agenda on A4 pages: time, room and session side by side, a row never torn unless it is taller than a page.</summary>
internal sealed class AgendaDesign
{
    /// <summary>A4 in points.</summary>
    public const float Width = 595.28f, Height = 841.89f;

    public const float Left = 51, Right = Width - 51;
    private const float Top = 54, RunningTop = 74, Bottom = Height - 66, FooterTop = Height - 48, FooterBottom = Height - 34;
    private const float TimeWidth = 76, RoomWidth = 92, Gutter = 12, RoleWidth = 66, RowSpace = 9, DaySpace = 20;
    // Long enough for a session's title in any language; what is longer is cut with an ellipsis.
    private const float TallestText = 320;

    // Rows keep to the left edge in any script, or the columns would fall apart; the masthead stands where its own script begins.
    private static readonly TextStyle eventStyle = new(true, 23, 15, 3, LineHeight: 0.95f), themeStyle = new(false, 12.5f, 10, 3),
        factStyle = new(true, 10.5f, 8, 3), zoneStyle = new(false, 9, 7, 2), dayStyle = new(true, 13, 10, 2), timeStyle = new(true, 10, 7, 1),
        roomStyle = new(false, 9.5f, 7, 6), titleStyle = new(true, 10.5f, 10.5f, 20, Along: Along.Left), noteStyle = new(false, 8.5f, 8.5f, 6),
        roleStyle = new(false, 8.5f, 6.5f, 3), nameStyle = new(true, 9.5f, 9.5f, 5, Along: Along.Left), officeStyle = new(false, 8.5f, 8.5f, 8, Along: Along.Left),
        footerStyle = new(false, 8, 6, 1), footerRightStyle = footerStyle with { Along = Along.Right };

    private readonly AgendaDocument agenda;
    private readonly Typesetter typesetter;
    private readonly List<(List<AgendaText> Texts, List<AgendaRule> Rules, string? Day)> pages = [];
    private float down;

    private AgendaDesign(AgendaDocument agenda, FontSet fonts)
    {
        this.agenda = agenda;
        typesetter = new(fonts, agenda.Language);
    }

    public static AgendaLayout Place(AgendaDocument agenda, FontSet fonts)
    {
        var design = new AgendaDesign(agenda, fonts);
        design.pages.Add(([], [], null));
        design.AddMasthead();
        foreach (var day in agenda.Days)
        {
            design.AddDay(day);
        }

        design.AddRunningLines();
        return new([.. design.pages.Select(page => new AgendaPage(page.Texts, page.Rules))]);
    }

    /// <summary>What stays together: texts set from height 0 on, and how far they reach down.</summary>
    private sealed class Part
    {
        public List<AgendaText> Texts { get; } = [];
        public float Height { get; set; }
    }

    private void AddMasthead()
    {
        var masthead = new Part();
        Stack(masthead, "event", agenda.EventName, Left, Right, eventStyle, AgendaTone.Ink);
        Stack(masthead, "theme", agenda.Theme, Left, Right, themeStyle, AgendaTone.Quiet, space: 2);
        Stack(masthead, "dates", agenda.Dates, Left, Right, factStyle, AgendaTone.Ink, space: 9);
        Stack(masthead, "place", agenda.Place, Left, Right, factStyle with { Bold = false }, AgendaTone.Ink, space: 1);
        Stack(masthead, "zone", agenda.Zone, Left, Right, zoneStyle, AgendaTone.Quiet, space: 3);
        down = Top;
        Put(masthead);
        down += 10;
        pages[^1].Rules.Add(new(down, true));
    }

    private void AddDay(AgendaDay day)
    {
        var heading = new Part();
        Stack(heading, "day", day.Heading, Left, Right, dayStyle, AgendaTone.Accent);
        heading.Height += 5;
        var rows = day.Items.Select(Row).ToList();
        // A heading alone at the foot of a page announces nothing: it goes with its first row, or with as much of it as stays together.
        var next = rows.Count == 0 ? 0 : RowSpace + (TotalOf(rows[0]) is var total && total <= Bottom - RunningTop - heading.Height - RowSpace ? total : rows[0][0].Height);
        if (down + DaySpace + heading.Height + next > Bottom)
        {
            BreakPage(null);
        }
        else
        {
            down += DaySpace;
        }

        Put(heading);
        pages[^1] = pages[^1] with { Day = pages[^1].Day ?? day.Heading };
        pages[^1].Rules.Add(new(down, false));
        for (var i = 0; i < rows.Count; i++)
        {
            AddRow(rows[i], day, isFirst: i == 0);
        }
    }

    private void AddRow(List<Part> row, AgendaDay day, bool isFirst)
    {
        var total = TotalOf(row);
        if (down + RowSpace + total > Bottom && !isFirst && total <= Bottom - RunningTop)
        {
            BreakPage(day.Heading);
        }
        else
        {
            if (!isFirst)
            {
                pages[^1].Rules.Add(new(down + RowSpace * 0.6f, false));
            }

            down += RowSpace;
        }
        foreach (var part in row)
        {
            if (down + part.Height > Bottom)
            {
                BreakPage(day.Heading);
            }

            Put(part);
        }
    }

    private static float TotalOf(List<Part> row) => row.Sum(part => part.Height);

    /// <summary>The session itself, then each of its people.</summary>
    private List<Part> Row(AgendaItem item)
    {
        var session = new Part();
        var tone = item.IsCancelled ? AgendaTone.Quiet : AgendaTone.Ink;
        const float roomLeft = Left + TimeWidth + Gutter, textLeft = roomLeft + RoomWidth + Gutter;
        var deepest = Beside(session, "time", item.Time, Left, Left + TimeWidth, timeStyle, tone, item.IsCancelled);
        deepest = Math.Max(deepest, Beside(session, "room", item.Room, roomLeft, roomLeft + RoomWidth, roomStyle, AgendaTone.Quiet, item.IsCancelled));
        Stack(session, "title", item.Title, textLeft, Right, titleStyle, tone, isStruck: item.IsCancelled);
        Stack(session, "note", item.Note, textLeft, Right, noteStyle, item.IsCancelled ? AgendaTone.Seal : AgendaTone.Quiet, space: 1);
        session.Height = Math.Max(session.Height, deepest);
        var row = new List<Part> { session };
        foreach (var person in item.People)
        {
            var part = new Part { Height = 3 };
            var hasRole = !string.IsNullOrWhiteSpace(person.Role);
            var role = hasRole ? Beside(part, "role", person.Role, textLeft, textLeft + RoleWidth, roleStyle, AgendaTone.Quiet, false, part.Height + 0.8f) : 0;
            Stack(part, "name", person.Name, textLeft + RoleWidth + 8, Right, nameStyle, tone);
            Stack(part, "office", person.Office, textLeft + RoleWidth + 8, Right, officeStyle, AgendaTone.Quiet);
            part.Height = Math.Max(part.Height, role);
            row.Add(part);
        }
        return row;
    }

    /// <summary>Below what the part has so far.</summary>
    private void Stack(Part part, string name, string? text, float left, float right, TextStyle style, AgendaTone tone, float space = 0, bool isStruck = false)
    {
        if (typesetter.Place(name, text, new(left, part.Height + space, right, part.Height + space + TallestText), style) is not { } placed)
        {
            return;
        }

        part.Texts.Add(new(placed, 0, tone, isStruck));
        if (placed.Lines.Count > 0)
        {
            part.Height += space + placed.Height;
        }
    }

    /// <summary>In its own column; returns how far down it reaches.</summary>
    private float Beside(Part part, string name, string? text, float left, float right, TextStyle style, AgendaTone tone, bool isStruck, float top = 0)
    {
        if (typesetter.Place(name, text, new(left, top, right, top + TallestText), style) is not { } placed)
        {
            return 0;
        }

        part.Texts.Add(new(placed, 0, tone, isStruck));
        return placed.Lines.Count == 0 ? 0 : placed.Lines[^1].Bottom;
    }

    private void Put(Part part)
    {
        foreach (var text in part.Texts)
        {
            pages[^1].Texts.Add(text with { Down = down });
        }

        down += part.Height;
    }

    /// <param name="continued">The day that goes on, named at the head of the new page; null when a new day begins there.</param>
    private void BreakPage(string? continued)
    {
        pages.Add(([], [], continued));
        down = RunningTop;
    }

    /// <summary>Head and foot, now that the pages are counted.</summary>
    private void AddRunningLines()
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var (texts, rules, day) = pages[i];
            void Add(string name, string? text, SKRect field, TextStyle style)
            {
                if (typesetter.Place(name, text, field, style) is { } placed)
                {
                    texts.Add(new(placed, 0, AgendaTone.Quiet, false));
                }
            }
            var pageOf = agenda.PageOf.Replace("{0}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{1}", pages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            rules.Add(new(FooterTop - 5, false));
            Add("issued", agenda.Issued, new(Left, FooterTop, Right - 110, FooterBottom), footerStyle);
            Add("page", pageOf, new(Right - 105, FooterTop, Right, FooterBottom), footerRightStyle);
            if (i == 0)
            {
                continue;
            }

            Add("running event", agenda.EventName, new(Left, 40, Left + 320, 56), footerStyle);
            Add("running day", day, new(Left + 330, 40, Right, 56), footerRightStyle);
            rules.Add(new(60, false));
        }
    }
}
