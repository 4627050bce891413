using Events.Domain.Common;

namespace Events.Domain.People;

/// <summary>
/// A name as its bearer or focal point approved it. Never split, never re-cased, never transliterated: patterns differ from culture
/// to culture (mononyms, patronymics, family name first or none at all), so the whole is kept and printed as it is.
/// </summary>
public sealed record PersonName
{
    public const int MaxLength = 200;
    public const int MaxHonorificLength = 60;

    /// <summary>The approved Latin form, printed as it is, capitals included: <c>PHAM Minh Chinh</c>.</summary>
    public required string Latin { get; init; }

    /// <summary>The approved form in the native script; null when the Latin form is the native one.</summary>
    public string? Native { get; init; }

    /// <summary>BCP 47 of <see cref="Native" />, such as <c>zh</c>; chooses the shapes of shared Han characters.</summary>
    public string? NativeLanguage { get; init; }

    /// <summary>Courtesy title printed before the name, such as <c>H.E. Mr.</c>; not part of the name.</summary>
    public string? Honorific { get; init; }

    /// <summary>The approved short form of <see cref="Latin" />, printed where the whole would be too small to read; null where none was approved.</summary>
    public string? Short { get; init; }

    /// <summary>What lists are sorted by where the Latin form will not do, such as the family name first.</summary>
    public string? SortAs { get; init; }

    /// <summary>Other spellings the person is searched by.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Cleaned of what the eye cannot see: outer blanks, control and bidirectional characters; composed (NFC).</summary>
    public PersonName Clean() => this with
    {
        Latin = Text.Clean(Latin)!,
        Native = Text.Clean(Native),
        NativeLanguage = Text.Clean(NativeLanguage),
        Honorific = Text.Clean(Honorific),
        Short = Text.Clean(Short),
        SortAs = Text.Clean(SortAs),
        Variants = [.. Variants.Select(Text.Clean).OfType<string>().Distinct()],
    };

    public bool Equals(PersonName? other) =>
        other is not null && Latin == other.Latin && Native == other.Native && NativeLanguage == other.NativeLanguage
        && Honorific == other.Honorific && Short == other.Short && SortAs == other.SortAs && Variants.SequenceEqual(other.Variants);

    public override int GetHashCode() => HashCode.Combine(Latin, Native, Honorific);
}
