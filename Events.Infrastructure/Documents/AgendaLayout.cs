using System.Globalization;
using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;

namespace Events.Infrastructure.Documents;

/// <summary>The pages of an agenda with every text in its place; nothing drawn.</summary>
internal sealed record AgendaLayout(IReadOnlyList<FlowPage> Pages);

/// <summary>
/// Sets an agenda on A4 pages, in one language with time, room and session side by side, or in two languages beside each other with the time
/// once. A row is never torn unless it is taller than a page.
/// </summary>
internal sealed class AgendaDesign
{
    private const float FooterTop = 841.89f - 48, FooterBottom = 841.89f - 34;
    private const float TimeWidth = 76, RoomWidth = 92, Gutter = 12, RoleWidth = 66, RowSpace = 9, DaySpace = 20;

    // Rows keep to the left edge in any script, or the columns would fall apart; the masthead stands where its own script begins.
    private static readonly TextStyle eventStyle = new(true, 23, 15, 3, LineHeight: 0.95f), themeStyle = new(false, 12.5f, 10, 3),
        factStyle = new(true, 10.5f, 8, 3), zoneStyle = new(false, 9, 7, 2), dayStyle = new(true, 13, 10, 2), timeStyle = new(true, 10, 7, 1),
        roomStyle = new(false, 9.5f, 7, 6), titleStyle = new(true, 10.5f, 10.5f, 20, Along: Along.Left), noteStyle = new(false, 8.5f, 8.5f, 6),
        roleStyle = new(false, 8.5f, 6.5f, 3), nameStyle = new(true, 9.5f, 9.5f, 5, Along: Along.Left), officeStyle = new(false, 8.5f, 8.5f, 8, Along: Along.Left),
        footerStyle = new(false, 8, 6, 1), footerRightStyle = footerStyle with { Along = Along.Right };

    private static readonly FlowForm form = FlowForm.A4;

    private readonly AgendaDocument agenda;
    private readonly List<FlowPage> pages = [];
    private readonly Flow flow;
    private readonly List<Column> columns;

    private AgendaDesign(AgendaDocument agenda, FontSet fonts)
    {
        this.agenda = agenda;
        flow = new(form, pages.Add);
        var middle = (form.Left + TimeWidth + form.Right) / 2;
        columns = agenda.Second is { } second
            ? [new(agenda, new(fonts, agenda.Language), form.Left + TimeWidth, middle - Gutter / 2), new(second, new(fonts, second.Language), middle + Gutter / 2, form.Right)]
            : [new(agenda, new(fonts, agenda.Language), form.Left + TimeWidth + Gutter + RoomWidth + Gutter, form.Right)];
    }

    /// <summary>One language: where its sessions stand, and what sets them.</summary>
    private sealed record Column(AgendaDocument Agenda, Typesetter Typesetter, float Left, float Right);

    private bool IsOfTwo => columns.Count == 2;

    public static AgendaLayout Place(AgendaDocument agenda, FontSet fonts)
    {
        var design = new AgendaDesign(agenda, fonts);
        design.AddMasthead();
        for (var day = 0; day < agenda.Days.Count; day++)
        {
            design.AddDay(day);
        }

        design.AddChanges();
        design.flow.End();
        design.AddRunningLines();
        return new(design.pages);
    }

    /// <summary>The same for each language: across the page for one, side by side for two.</summary>
    private FlowPart Beside(Action<FlowPart, Column, float, float> set)
    {
        var whole = new FlowPart();
        for (var i = 0; i < columns.Count; i++)
        {
            var part = new FlowPart();
            set(part, columns[i], i == 0 ? form.Left : columns[i].Left, columns[i].Right);
            whole.Join(part);
        }

        return whole;
    }

    private void AddMasthead()
    {
        flow.Put(Beside((part, column, left, right) =>
        {
            var (text, setter) = (column.Agenda, column.Typesetter);
            part.Stack(setter, "event", text.EventName, left, right, IsOfTwo ? eventStyle with { Size = 18, Floor = 13 } : eventStyle, FlowTone.Ink);
            part.Stack(setter, "theme", text.Theme, left, right, themeStyle, FlowTone.Quiet, space: 2);
            part.Stack(setter, "dates", text.Dates, left, right, factStyle, FlowTone.Ink, space: 9);
            part.Stack(setter, "place", text.Place, left, right, factStyle with { Bold = false }, FlowTone.Ink, space: 1);
            part.Stack(setter, "zone", text.Zone, left, right, zoneStyle, FlowTone.Quiet, space: 3);
            part.Stack(setter, "latest", text.Latest?.Text, left, right, zoneStyle, FlowTone.Accent, space: 1, link: text.Latest?.Url);
        }));
        flow.Space(10);
        flow.Rule(isStrong: true);
    }

    private void AddDay(int number)
    {
        var day = agenda.Days[number];
        var heading = Beside((part, column, left, right) => part.Stack(column.Typesetter, "day", column.Agenda.Days[number].Heading, left, right, dayStyle, FlowTone.Accent));
        heading.Height += 5;
        var rows = Enumerable.Range(0, day.Items.Count).AsParallel().AsOrdered().Select(item => Row(number, item)).ToList();
        // A heading alone at the foot of a page announces nothing: it goes with its first row, or with as much of it as stays together.
        var next = rows.Count == 0 ? 0 : RowSpace + (TotalOf(rows[0]) is var total && total <= flow.WholeRoom - heading.Height - RowSpace ? total : rows[0][0].Height);
        if (DaySpace + heading.Height + next > flow.Room)
        {
            flow.Break();
        }
        else
        {
            flow.Space(DaySpace);
        }

        flow.Put(heading);
        flow.Name(day.Heading);
        flow.Rule(isStrong: false);
        for (var i = 0; i < rows.Count; i++)
        {
            AddRow(rows[i], day.Heading, isFirst: i == 0);
        }
    }

    private void AddRow(List<FlowPart> row, string subject, bool isFirst)
    {
        var total = TotalOf(row);
        if (RowSpace + total > flow.Room && !isFirst && total <= flow.WholeRoom)
        {
            flow.Break(subject);
        }
        else
        {
            flow.Space(RowSpace);
            if (!isFirst)
            {
                flow.Rule(isStrong: false, above: RowSpace * 0.4f);
            }
        }

        foreach (var part in row)
        {
            if (part.Height > flow.Room)
            {
                flow.Break(subject);
            }

            flow.Put(part);
        }
    }

    private static float TotalOf(List<FlowPart> row) => row.Sum(part => part.Height);

    /// <summary>The session itself, then each of its people.</summary>
    private List<FlowPart> Row(int day, int number)
    {
        var item = agenda.Days[day].Items[number];
        var session = new FlowPart();
        var tone = item.IsCancelled ? FlowTone.Quiet : FlowTone.Ink;
        var first = columns[0].Typesetter;
        session.ReachDown(session.Beside(first, "time", item.Time, form.Left, form.Left + TimeWidth - (IsOfTwo ? Gutter : 0), timeStyle, tone, item.IsCancelled));
        if (!IsOfTwo)
        {
            const float roomLeft = 51 + TimeWidth + Gutter;
            session.ReachDown(session.Beside(first, "room", item.Room, roomLeft, roomLeft + RoomWidth, roomStyle, FlowTone.Quiet, item.IsCancelled));
        }

        foreach (var column in columns)
        {
            var (said, part) = (column.Agenda.Days[day].Items[number], new FlowPart());
            part.Stack(column.Typesetter, "title", said.Title, column.Left, column.Right, titleStyle, tone, isStruck: item.IsCancelled);
            if (IsOfTwo)
            {
                part.Stack(column.Typesetter, "room", said.Room, column.Left, column.Right, roomStyle, FlowTone.Quiet, space: 1, isStruck: item.IsCancelled);
            }

            part.Stack(column.Typesetter, "note", said.Note, column.Left, column.Right, noteStyle, item.IsCancelled ? FlowTone.Seal : FlowTone.Quiet, space: 1);
            session.Join(part);
        }

        var row = new List<FlowPart> { session };
        for (var person = 0; person < item.People.Count; person++)
        {
            var both = new FlowPart();
            foreach (var column in columns)
            {
                both.Join(Person(column, column.Agenda.Days[day].Items[number].People[person], tone));
            }

            row.Add(both);
        }

        return row;
    }

    private FlowPart Person(Column column, AgendaPerson person, FlowTone tone)
    {
        var part = new FlowPart { Height = 3 };
        if (IsOfTwo)
        {
            // A column is too narrow for the roles to stand beside the names.
            part.Stack(column.Typesetter, "role", person.Role, column.Left, column.Right, roleStyle, FlowTone.Quiet);
            part.Stack(column.Typesetter, "name", person.Name, column.Left, column.Right, nameStyle, tone);
            part.Stack(column.Typesetter, "office", person.Office, column.Left, column.Right, officeStyle, FlowTone.Quiet);
            return part;
        }

        var role = part.Beside(column.Typesetter, "role", person.Role, column.Left, column.Left + RoleWidth, roleStyle, FlowTone.Quiet, top: part.Height + 0.8f);
        part.Stack(column.Typesetter, "name", person.Name, column.Left + RoleWidth + 8, column.Right, nameStyle, tone);
        part.Stack(column.Typesetter, "office", person.Office, column.Left + RoleWidth + 8, column.Right, officeStyle, FlowTone.Quiet);
        part.ReachDown(role);
        return part;
    }

    /// <summary>What a reader of the version before has to know.</summary>
    private void AddChanges()
    {
        if (agenda.Changes is not { } changes)
        {
            return;
        }

        var heading = Beside((part, column, left, right) => part.Stack(column.Typesetter, "changes", column.Agenda.Changes?.Heading, left, right, dayStyle, FlowTone.Accent));
        heading.Height += 5;
        var lines = changes.Lines.Select((_, line) =>
        {
            var part = Beside((one, column, left, right) => one.Stack(column.Typesetter, "change", column.Agenda.Changes!.Lines[line], left, right, officeStyle with { Size = 9, Floor = 9 }, FlowTone.Ink));
            part.Height += 3;
            return part;
        }).ToList();
        if (DaySpace + heading.Height + lines[0].Height > flow.Room)
        {
            flow.Break();
        }
        else
        {
            flow.Space(DaySpace);
        }

        flow.Put(heading);
        flow.Rule(isStrong: false);
        flow.Space(RowSpace);
        foreach (var line in lines)
        {
            if (line.Height > flow.Room)
            {
                flow.Break(changes.Heading);
            }

            flow.Put(line);
        }
    }

    /// <summary>Head and foot, now that the pages are counted.</summary>
    private void AddRunningLines()
    {
        var typesetter = columns[0].Typesetter;
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            void Add(string name, string? text, float left, float top, float right, float bottom, TextStyle style)
            {
                if (typesetter.Place(name, text, new(left, top, right, bottom), style) is { } placed)
                {
                    page.Texts.Add(new(placed, 0, FlowTone.Quiet, false));
                }
            }

            var pageOf = agenda.PageOf.Replace("{0}", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{1}", pages.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            page.Rules.Add(new(FooterTop - 5, false));
            Add("issued", agenda.Issued, form.Left, FooterTop, form.Right - 110, FooterBottom, footerStyle);
            Add("page", pageOf, form.Right - 105, FooterTop, form.Right, FooterBottom, footerRightStyle);
            if (i == 0)
            {
                continue;
            }

            Add("running event", agenda.EventName, form.Left, 40, form.Left + 320, 56, footerStyle);
            Add("running day", page.Subject, form.Left + 330, 40, form.Right, 56, footerRightStyle);
            page.Rules.Add(new(60, false));
        }
    }
}
