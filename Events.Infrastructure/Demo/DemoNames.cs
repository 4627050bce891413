using Events.Domain.People;

namespace Events.Infrastructure.Demo;

/// <summary>Half a name: in its own script and as its bearer would write it in Latin letters.</summary>
internal sealed record NamePart(string Native, string Latin);

/// <summary>
/// Invented names, put together from common parts by each country's own pattern: family name first or last or none, patronymics,
/// mononyms. The Latin forms stand as somebody approved them, family names in capitals where there is a family name.
/// </summary>
internal sealed class DemoNames(Random random)
{
    private readonly HashSet<string> given = [];

    /// <summary>A name that nobody else in the forum has.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public PersonName Next(string country)
    {
        while (true)
        {
            var name = country switch
            {
                "CN" => HanNames.Chinese(random),
                "SG" => random.Next(5) switch { 0 or 1 => TamilNames.Tamil(random, "d/o", "s/o"), 2 => MalayNames.Malay(random), _ => HanNames.Singaporean(random) },
                "MY" => random.Next(6) switch { 0 => TamilNames.Tamil(random, "a/p", "a/l"), 1 => HanNames.Singaporean(random), _ => MalayNames.Malay(random) },
                "BN" => MalayNames.Bruneian(random),
                "ID" => LatinNames.Indonesian(random),
                "PH" => LatinNames.Filipino(random),
                "VN" => LatinNames.Vietnamese(random),
                "TH" => BrahmicNames.Thai(random),
                "LA" => BrahmicNames.Lao(random),
                "KH" => BrahmicNames.Khmer(random),
                "MM" => BrahmicNames.Burmese(random),
                "KZ" => CyrillicNames.Kazakh(random),
                "TJ" => CyrillicNames.Tajik(random),
                _ => throw new ArgumentOutOfRangeException(nameof(country), country, null),
            };
            if (given.Add(name.Latin))
            {
                return name;
            }
        }
    }

    public static T Of<T>(Random random, IReadOnlyList<T> parts) => parts[random.Next(parts.Count)];

    /// <summary>The courtesy title, which is none of the name.</summary>
    public static string Title(bool isWoman) => isWoman ? "Ms." : "Mr.";
}
