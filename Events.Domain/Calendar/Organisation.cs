using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>An organisation: hosts an event, sends a delegation or is a party to a project.</summary>
public sealed class Organisation : Aggregate
{
    private Organisation()
    {
    }

    public Organisation(LocalizedText name, OrganisationType type, Guid? countryId) => Change(name, type, countryId);

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    public OrganisationType Type { get; private set; }

    /// <summary>Null for an international organisation.</summary>
    public Guid? CountryId { get; private set; }

    /// <summary>Names this very picture: another upload has another. Null while there is none.</summary>
    public Guid? LogoId { get; private set; }

    /// <summary>All names, folded.</summary>
    public string Search { get; private set; } = "";

    /// <summary>The English name, folded.</summary>
    public string SortKey { get; private set; } = "";

    public void Change(LocalizedText name, OrganisationType type, Guid? countryId)
    {
        Name = name;
        Type = type;
        CountryId = countryId;
        Search = Folding.Fold(string.Join(' ', name.Texts.Values));
        SortKey = Folding.Fold(name.In(LocalizedText.English));
    }

    public void ShowLogo(Guid? logoId) => LogoId = logoId;
}

public enum OrganisationType
{
    Government,
    InternationalOrganisation,
    Chamber,
    Company,
    SmallCompany,
    University,
    ThinkTank,
    Media,
    Park,
    Association,
}
