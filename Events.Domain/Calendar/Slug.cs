using System.Text;
using System.Text.RegularExpressions;
using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>The part of a public address that names an event: lower-case letters, digits and single hyphens.</summary>
public static partial class Slug
{
    public static bool IsSound(string slug) => slug.Length is > 0 and <= Event.MaxSlugLength && Form().IsMatch(slug);

    /// <summary>"ASEAN–China Week 2024" -> "asean-china-week-2024"; empty when the name has no Latin letter or digit.</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in Folding.Fold(name))
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                slug.Append(letter);
            }
            else if (letter is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        if (slug.Length > Event.MaxSlugLength)
        {
            // Rather a word less than half a word.
            var cut = slug.ToString(0, Event.MaxSlugLength + 1).LastIndexOf('-');
            slug.Length = cut > 0 ? cut : Event.MaxSlugLength;
        }

        return slug.ToString().Trim('-');
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
