using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>A given name and the father's, no family name.</summary>
internal static class TamilNames
{
    private static readonly IReadOnlyList<NamePart> women =
    [
        new("கவிதா", "Kavitha"), new("மீனாட்சி", "Meenakshi"), new("பிரியா", "Priya"), new("லட்சுமி", "Lakshmi"), new("தேவகி", "Devaki"), new("சரஸ்வதி", "Saraswathi"),
    ];

    private static readonly IReadOnlyList<NamePart> men =
    [
        new("அருண்", "Arun"), new("செந்தில்", "Senthil"), new("குமரன்", "Kumaran"), new("விக்னேஷ்", "Vignesh"), new("இளங்கோ", "Ilango"), new("மணிமாறன்", "Manimaran"),
    ];

    private static readonly IReadOnlyList<NamePart> fathers =
    [
        new("சுப்பிரமணியம்", "Subramaniam"), new("ராமசாமி", "Ramasamy"), new("முருகேசன்", "Murugesan"), new("கோவிந்தன்", "Govindan"), new("நடராஜன்", "Natarajan"),
        new("வேலாயுதம்", "Velayutham"),
    ];

    /// <param name="daughterOf">As identity cards write it: d/o in Singapore, a/p in Malaysia.</param>
    public static PersonName Tamil(Random random, string daughterOf, string sonOf)
    {
        var isWoman = random.Next(2) == 0;
        var (given, father) = (Of(random, isWoman ? women : men), Of(random, fathers));
        return new PersonName
        {
            Latin = $"{given.Latin} {(isWoman ? daughterOf : sonOf)} {father.Latin}",
            Native = $"{given.Native} {father.Native}",
            NativeLanguage = "ta",
            Honorific = Title(isWoman),
        };
    }
}
