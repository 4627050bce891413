using System.Globalization;
using System.Resources;
using Events.Domain.Delegations;

namespace Events.Domain.Badges;

/// <summary>The words a badge brings itself, from the resource files: English, Simplified Chinese, Indonesian; else English.</summary>
internal sealed class BadgeWords
{
    private static readonly ResourceManager resources = new("Events.Domain.Badges.Resources.BadgeWords", typeof(BadgeWords).Assembly);

    private readonly CultureInfo culture;

    private BadgeWords(CultureInfo culture) => this.culture = culture;

    public static BadgeWords In(string language)
    {
        try
        {
            return new BadgeWords(CultureInfo.GetCultureInfo(language, predefinedOnly: true));
        }
        catch (CultureNotFoundException)
        {
            return new BadgeWords(CultureInfo.InvariantCulture);
        }
    }

    public string Capacity(MemberCapacity capacity) => resources.GetString($"Capacity_{capacity}", culture) ?? throw new MissingManifestResourceException(capacity.ToString());
}
