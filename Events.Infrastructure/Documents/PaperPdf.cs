using System.Globalization;
using Events.Domain.Papers;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Sets and draws papers that flow. Safe for any number of threads.</summary>
/// <remarks>
/// Two passes over the same setting: the first counts the pages and finds the glyphs, the second draws each page as soon as it is full. Set twice
/// rather than kept, so that the list of 30,000 needs no more memory than that of 300.
/// </remarks>
internal sealed class PaperPdf(FontSet fonts, FlagSet flags) : IPaperPrinter
{
    public Task PrintAsync(PaperDocument paper, Stream output, CancellationToken cancellationToken) => Task.Run(() => Print(paper, output, cancellationToken), cancellationToken);

    public Task<byte[]> DrawAsync(PaperDocument paper, CancellationToken cancellationToken) => Task.Run(() => Draw(paper, cancellationToken), cancellationToken);

    private byte[] Draw(PaperDocument paper, CancellationToken cancellationToken)
    {
        var setter = new PaperSetter(paper, fonts);
        FlowPage? first = null;
        var pages = 0;
        setter.Set(page =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            first ??= page;
            pages++;
        });
        setter.AddRunningLines(first!, 1, pages);
        return FlowPen.Picture(fonts, flags, first!, FlowForm.A4);
    }

    private void Print(PaperDocument paper, Stream output, CancellationToken cancellationToken)
    {
        using var documentFonts = new DocumentFonts(fonts);
        var setter = new PaperSetter(paper, fonts);
        var pages = 0;
        setter.Set(page =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            setter.AddRunningLines(page, ++pages, 9_999);
            FlowPen.Collect(documentFonts, page);
        });
        // Any number of pages may stand at the foot.
        setter.AddDigits(documentFonts);
        documentFonts.Subset();

        // Skia writes in small pieces. Not disposed, because that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = FlowPen.Begin(buffered, $"{paper.Title}, {paper.EventName}", paper.Title))
        using (var pen = new FlowPen(documentFonts, flags))
        {
            var number = 0;
            setter.Set(page =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                setter.AddRunningLines(page, ++number, pages);
                pen.Draw(document, page, FlowForm.A4);
            });
            document.Close();
        }

        buffered.Flush();
    }
}

/// <summary>Decides where everything on the pages of a flowing paper stands.</summary>
internal sealed class PaperSetter(PaperDocument paper, FontSet fonts)
{
    private const float FooterTop = 841.89f - 48, FooterBottom = 841.89f - 34, Gutter = 10, FlagHeight = 12;

    private static readonly FlowForm form = FlowForm.A4;

    private static readonly TextStyle eventStyle = new(false, 11, 9, 2), titleStyle = new(true, 23, 15, 3, LineHeight: 0.95f), factStyle = new(false, 10, 8, 2),
        headStyle = new(true, 8, 6, 2), footerStyle = new(false, 8, 6, 1), footerRightStyle = footerStyle with { Along = Along.Right };

    private readonly Typesetter typesetter = new(fonts, paper.Language);
    private readonly float scale = paper.IsSign ? 1.9f : 1;

    private TextStyle SectionStyle => paper.IsSign ? new(true, 44, 24, 3, LineHeight: 0.95f) : new(true, 13, 10, 3);

    private TextStyle NoteStyle => new(false, 9 * (paper.IsSign ? 2.2f : 1), 8, 3);

    private TextStyle StrongStyle => new(true, 9.5f * scale, 9 * scale, 8, Along: Along.Left);

    private TextStyle PlainStyle => new(false, 9 * scale, 8.5f * scale, 8, Along: Along.Left);

    private TextStyle QuietStyle => new(false, 8 * scale, 7.5f * scale, 8, Along: Along.Left);

    /// <param name="done">Told every page when it is full, in order, without its running lines.</param>
    public void Set(Action<FlowPage> done)
    {
        var flow = new Flow(form, done);
        if (!paper.IsSign)
        {
            var masthead = new FlowPart();
            masthead.Stack(typesetter, "event", paper.EventName, form.Left, form.Right, eventStyle, FlowTone.Quiet);
            masthead.Stack(typesetter, "title", paper.Title, form.Left, form.Right, titleStyle, FlowTone.Ink, space: 2);
            masthead.Stack(typesetter, "facts", paper.Facts, form.Left, form.Right, factStyle, FlowTone.Quiet, space: 4);
            flow.Put(masthead);
            flow.Space(10);
            flow.Rule(isStrong: true);
        }

        foreach (var section in paper.Sections)
        {
            if (paper.IsSign && !flow.IsAtTop)
            {
                flow.Break();
            }

            AddSection(flow, section);
        }

        flow.End();
    }

    public void AddRunningLines(FlowPage page, int number, int pages)
    {
        void Add(string name, string? text, float left, float top, float right, float bottom, TextStyle style)
        {
            if (typesetter.Place(name, text, new(left, top, right, bottom), style) is { } placed)
            {
                page.Texts.Add(new(placed, 0, FlowTone.Quiet, false));
            }
        }

        page.Rules.Add(new(FooterTop - 5, false));
        Add("issued", paper.IsSign ? $"{paper.EventName} · {paper.Issued}" : paper.Issued, form.Left, FooterTop, form.Right - 110, FooterBottom, footerStyle);
        Add("page", string.Format(CultureInfo.InvariantCulture, paper.PageOf, number, pages), form.Right - 105, FooterTop, form.Right, FooterBottom, footerRightStyle);
        if (number > 1 && !paper.IsSign)
        {
            Add("running title", $"{paper.EventName} · {paper.Title}", form.Left, 40, form.Left + 320, 56, footerStyle);
            Add("running section", page.Subject, form.Left + 330, 40, form.Right, 56, footerRightStyle);
            page.Rules.Add(new(60, false));
        }
    }

    public void AddDigits(DocumentFonts documentFonts)
    {
        if (typesetter.Place("digits", "0123456789", new(0, 0, 100, 20), footerStyle) is { } digits)
        {
            documentFonts.Collect(digits);
        }
    }

    private void AddSection(Flow flow, PaperSection section)
    {
        var heading = Heading(section);
        var head = Head(section);
        var isFirst = true;
        foreach (var row in section.Rows)
        {
            var part = Row(section, row);
            var needed = part.Height + (isFirst ? 20 + heading.Height + head.Height : 0);
            if (needed > flow.Room && !flow.IsAtTop)
            {
                flow.Break(isFirst ? null : section.Heading);
                if (!isFirst)
                {
                    PutHead(flow, head);
                }
            }

            if (isFirst)
            {
                if (!flow.IsAtTop)
                {
                    flow.Space(20);
                }

                flow.Put(heading);
                flow.Name(section.Heading);
                PutHead(flow, head);
                isFirst = false;
            }

            flow.Put(part);
            flow.Rule(isStrong: false);
        }
    }

    private static void PutHead(Flow flow, FlowPart head)
    {
        flow.Put(head);
        flow.Rule(isStrong: true);
    }

    private FlowPart Heading(PaperSection section)
    {
        var part = new FlowPart();
        var left = form.Left;
        if (section.Flag is { } flag)
        {
            part.Show(flag, SKRect.Create(left, 3.5f, FlagHeight * 4 / 3, FlagHeight));
            left += FlagHeight * 4 / 3 + 7;
        }

        part.Stack(typesetter, "section", section.Heading, left, form.Right, SectionStyle, paper.IsSign ? FlowTone.Ink : FlowTone.Accent);
        part.Stack(typesetter, "section note", section.Note, form.Left, form.Right, NoteStyle, FlowTone.Quiet, space: 1);
        part.Height += paper.IsSign ? 24 : 4;
        return part;
    }

    /// <summary>The columns' names; without any it is an empty line that the table begins with.</summary>
    private FlowPart Head(PaperSection section)
    {
        var part = new FlowPart();
        foreach (var (column, left, right) in Columns(section))
        {
            part.ReachDown(part.Beside(typesetter, "head", column.Head, left, right, headStyle with { Along = column.IsNumber ? Along.Right : Along.Left }, FlowTone.Quiet, top: 2));
        }

        part.Height += 2;
        return part;
    }

    private FlowPart Row(PaperSection section, PaperRow row)
    {
        var (part, padding) = (new FlowPart(), 4 * scale);
        foreach (var ((column, left, right), cell) in Columns(section).Zip(row.Cells))
        {
            var one = new FlowPart { Height = padding };
            var along = column.IsNumber ? Along.Right : Along.Left;
            one.Stack(typesetter, "strong", cell.Strong, left, right, StrongStyle with { Along = along }, row.IsStruck ? FlowTone.Quiet : FlowTone.Ink, isStruck: row.IsStruck);
            one.Stack(typesetter, "plain", cell.Plain, left, right, PlainStyle with { Along = along }, FlowTone.Ink, isStruck: row.IsStruck);
            one.Stack(typesetter, "quiet", cell.Quiet, left, right, QuietStyle with { Along = along }, row.IsStruck ? FlowTone.Seal : FlowTone.Quiet);
            part.Join(one);
        }

        part.Height += padding;
        return part;
    }

    private static IEnumerable<(PaperColumn Column, float Left, float Right)> Columns(PaperSection section)
    {
        var (whole, left) = (form.Right - form.Left + Gutter, form.Left);
        var shares = section.Columns.Sum(column => column.Share);
        foreach (var column in section.Columns)
        {
            var width = whole * (float)(column.Share / shares);
            yield return (column, left, left + width - Gutter);
            left += width;
        }
    }
}
