namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>How a text is to stand and how far it may give way. Sizes in points.</summary>
/// <param name="Size">The full size.</param>
/// <param name="Floor">Goes down to this without a warning.</param>
/// <param name="Lines">As many as this at most.</param>
/// <param name="OneLineFirst">Gets smaller down to the floor before it takes a second line: the rule for names.</param>
/// <param name="Least">Goes down to this with a warning; below it the text is cut.</param>
/// <param name="NeverCut">Instead of being cut it takes as many lines as there is room for, down to two points.</param>
internal sealed record TextStyle(
    bool Bold, float Size, float Floor, int Lines, bool OneLineFirst = false, float? Least = null,
    Along Along = Along.Start, Across Across = Across.Top, float LineHeight = 1f, bool NeverCut = false);

/// <summary>Start is where the paragraph's own direction begins: right for Arabic.</summary>
internal enum Along { Start, Left, Middle, Right }

internal enum Across { Top, Middle, Bottom }
