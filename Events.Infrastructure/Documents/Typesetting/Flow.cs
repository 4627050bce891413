using SkiaSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>A page of a paper that flows, in points; nothing drawn.</summary>
/// <param name="Subject">What goes on from the page before, such as a day; null at a beginning.</param>
internal sealed record FlowPage(List<FlowText> Texts, List<FlowRule> Rules, List<FlowPicture> Pictures, string? Subject);

/// <param name="Down">Added to the heights of the text: a part is set once and then put on its page.</param>
/// <param name="IsStruck">A line goes through it.</param>
/// <param name="Link">An address that a reader follows by a click; ours, never one that somebody typed.</param>
internal sealed record FlowText(PlacedText Text, float Down, FlowTone Tone, bool IsStruck, string? Link = null);

/// <summary>A thin line across the page.</summary>
internal sealed record FlowRule(float Y, bool IsStrong);

/// <param name="Flag">ISO 3166-1 alpha-2 of a bundled flag.</param>
internal sealed record FlowPicture(string Flag, SKRect Place);

internal enum FlowTone { Ink, Quiet, Accent, Seal }

/// <summary>Where things may stand on a page, in points.</summary>
/// <param name="FirstTop">Of the first page, which has no running head.</param>
internal sealed record FlowForm(float Width, float Height, float Left, float Right, float FirstTop, float Top, float Bottom)
{
    /// <summary>A4 upright.</summary>
    public static FlowForm A4 { get; } = new(595.28f, 841.89f, 51, 595.28f - 51, 54, 74, 841.89f - 66);
}

/// <summary>What stays together: texts set from height 0 on, and how far they reach down.</summary>
internal sealed class FlowPart
{
    // Long enough for a title in any language; what is longer is cut with an ellipsis.
    private const float Tallest = 320;

    private readonly List<FlowText> texts = [];
    private readonly List<FlowPicture> pictures = [];

    public IReadOnlyList<FlowText> Texts => texts;

    public IReadOnlyList<FlowPicture> Pictures => pictures;

    public float Height { get; set; }

    /// <summary>Below what the part has so far.</summary>
    public void Stack(Typesetter typesetter, string name, string? text, float left, float right, TextStyle style, FlowTone tone, float space = 0, bool isStruck = false, string? link = null)
    {
        if (typesetter.Place(name, text, new(left, Height + space, right, Height + space + Tallest), style) is not { } placed)
        {
            return;
        }

        texts.Add(new(placed, 0, tone, isStruck, link));
        if (placed.Lines.Count > 0)
        {
            Height += space + placed.Height;
        }
    }

    /// <summary>In a column of its own; returns how far down it reaches.</summary>
    public float Beside(Typesetter typesetter, string name, string? text, float left, float right, TextStyle style, FlowTone tone, bool isStruck = false, float top = 0)
    {
        if (typesetter.Place(name, text, new(left, top, right, top + Tallest), style) is not { } placed)
        {
            return top;
        }

        texts.Add(new(placed, 0, tone, isStruck));
        return placed.Lines.Count == 0 ? top : placed.Lines[^1].Bottom;
    }

    public void Show(string flag, SKRect place) => pictures.Add(new(flag, place));

    /// <summary>Makes room for what was set by <see cref="Beside" />.</summary>
    public void ReachDown(float deepest) => Height = Math.Max(Height, deepest);

    /// <summary>Takes in what stands beside it.</summary>
    public void Join(FlowPart other)
    {
        texts.AddRange(other.texts);
        pictures.AddRange(other.pictures);
        ReachDown(other.Height);
    }
}

/// <summary>
/// Puts parts on pages from top to bottom: a row is torn only when it is taller than a page, a heading never stands alone at the foot, and the
/// head of a table is repeated. Pages are handed out as soon as they are full, so a long paper needs no more memory than a short one.
/// </summary>
internal sealed class Flow(FlowForm form, Action<FlowPage> done)
{
    private FlowPage page = new([], [], [], null);
    private bool isFirst = true;

    /// <summary>Where the next part begins, in points from the top of the page.</summary>
    public float Down { get; private set; } = form.FirstTop;

    public float Room => form.Bottom - Down;

    /// <summary>Of a page after the first.</summary>
    public float WholeRoom => form.Bottom - form.Top;

    public bool IsAtTop => Down <= (isFirst ? form.FirstTop : form.Top);

    public void Put(FlowPart part)
    {
        foreach (var text in part.Texts)
        {
            page.Texts.Add(text with { Down = Down });
        }

        foreach (var picture in part.Pictures)
        {
            page.Pictures.Add(picture with { Place = SKRect.Create(picture.Place.Left, picture.Place.Top + Down, picture.Place.Width, picture.Place.Height) });
        }

        Down += part.Height;
    }

    public void Space(float points) => Down += points;

    public void Rule(bool isStrong, float above = 0) => page.Rules.Add(new(Down - above, isStrong));

    /// <summary>Names what the page is about, unless it has a subject already.</summary>
    public void Name(string? subject) => page = page with { Subject = page.Subject ?? subject };

    /// <param name="continued">What goes on, named at the head of the new page; null when something new begins there.</param>
    public void Break(string? continued = null)
    {
        done(page);
        (page, isFirst, Down) = (new([], [], [], continued), false, form.Top);
    }

    /// <summary>Hands out the last page.</summary>
    public void End() => done(page);
}
