using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events.Domain.BadgeDesigns;

/// <summary>What a badge shows and where: the design as data. Lengths in millimetres, sizes of letters in points.</summary>
/// <param name="Fields">No two share a point of the card; what is drawn stays in them.</param>
public sealed record BadgePlan(BadgePaper Paper, IReadOnlyList<BadgeField> Fields)
{
    public const int MaxFields = 30;

    private static readonly JsonSerializerOptions json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public BadgeField? this[BadgePart part] => Fields.FirstOrDefault(field => field.Part == part);

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static BadgePlan FromJson(string text) => JsonSerializer.Deserialize<BadgePlan>(text, json)!;

    public bool Equals(BadgePlan? other) => other is not null && Paper == other.Paper && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => HashCode.Combine(Paper, Fields.Count);
}

/// <summary>A place on the card and what stands in it.</summary>
/// <param name="Left">From the left edge of the card; so the next three, millimetres.</param>
/// <param name="Size">The full size of the letters, in points; 0 where there are none.</param>
/// <param name="Floor">Letters go down to this without a warning, in points.</param>
/// <param name="Lines">As many at most.</param>
/// <param name="Text">The words of a <see cref="BadgePart.Text" />; null for every other part.</param>
public sealed record BadgeField(
    BadgePart Part, decimal Left, decimal Top, decimal Width, decimal Height,
    decimal Size = 0, decimal Floor = 0, int Lines = 1, bool Bold = false, BadgeAlign Align = BadgeAlign.Middle, string? Text = null)
{
    public const int MaxTextLength = 200;
    public const int MaxLines = 6;
    public const decimal LeastSize = 5;
    public const decimal MostSize = 72;

    [JsonIgnore]
    public decimal Right => Left + Width;

    [JsonIgnore]
    public decimal Bottom => Top + Height;

    public bool Overlaps(BadgeField other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>What can stand on a badge. Each at most once, save <see cref="Text" /> and <see cref="Rule" />.</summary>
public enum BadgePart
{
    /// <summary>The event's name.</summary>
    Title,

    /// <summary>The event's theme; nothing where it has none.</summary>
    Theme,

    /// <summary>The days of the event.</summary>
    Dates,

    /// <summary>The logos of hosts, organisers and co-organisers side by side, in print order; nothing where none has one.</summary>
    Logos,

    /// <summary>Words of the designer's own.</summary>
    Text,

    /// <summary>Both forms of the name: the native above the Latin, sharing the place as they need it.</summary>
    Names,

    /// <summary>The native form alone; the Latin one where it is the native one.</summary>
    NativeName,
    LatinName,
    Office,
    Organisation,

    /// <summary>Flag and name of the country, in the middle together.</summary>
    Country,

    /// <summary>The photo, cut to the place; the initials of who has none.</summary>
    Photo,

    /// <summary>The word for the capacity in the delegation, under the gold seal for its head.</summary>
    Capacity,

    /// <summary>Letters of the zones, in boxes.</summary>
    Zones,

    /// <summary>The days of the event in boxes, those on which the badge is valid filled.</summary>
    Days,

    /// <summary>The code, its quiet zone included.</summary>
    Qr,
    Serial,

    /// <summary>The category in its colour, with letter, word and pattern; runs off the card where it touches an edge.</summary>
    Band,

    /// <summary>A thin line in the middle of the place.</summary>
    Rule,
}

public enum BadgeAlign { Start, Middle, End }
