using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>A country, economy or territory that may send a delegation.</summary>
public sealed class Country : Aggregate
{
    public const int CodeLength = 2;
    public const int MaxSortKeyLength = 200;

    private Country()
    {
    }

    public Country(string code, string alpha3, LocalizedText name)
    {
        Code = code;
        Alpha3 = alpha3;
        Rename(name);
    }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>ISO 3166-1 alpha-3, upper case.</summary>
    public string Alpha3 { get; private init; } = "";

    /// <summary>The approved short name in each language.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>
    /// The English short name, folded: orders countries whatever the reader's language, so that Indonesian does not move
    /// "Filipina" to another place (ASEAN practice).
    /// </summary>
    public string ProtocolSortKey { get; private set; } = "";

    public void Rename(LocalizedText name)
    {
        Name = name;
        ProtocolSortKey = Folding.Fold(name.In(LocalizedText.English));
    }
}
