using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Lists;
using Events.Domain.People;

namespace Events.Domain.Delegations;

/// <summary>What a row says, understood. Null where it says nothing: an empty cell changes nothing.</summary>
public sealed record ImportedValues(
    string Delegation, string Name, string? NativeName, string? NativeLanguage, string? Honorific, LocalizedText? Office, string? Organisation,
    MemberCapacity? Capacity, Guid? CategoryId, string? Email, Guid? NationalityId)
{
    /// <summary>The values, or the field that is wrong and why.</summary>
    public static (ImportedValues? Values, string? Column, Remark? Reason) Read(ListedMember row, ImportMapping mapping, ImportSnapshot snapshot)
    {
        if (row.HasTooManyCells)
        {
            return (null, "row", new Remark("import-too-many-cells", "The row has more cells than the header: a text with a separator in it needs quotes."));
        }

        if (row.Delegation is null || row.Name is null)
        {
            return row.Delegation is null ? (null, "delegation", new Remark("import-delegation-missing", "Name the delegation.")) : (null, "name", new Remark("import-name-missing", "Give the name."));
        }

        foreach (var (field, text, limit) in new[]
        {
            ("delegation", row.Delegation, LocalizedText.MaxLength), ("name", row.Name, PersonName.MaxLength), ("nativeName", row.NativeName, PersonName.MaxLength),
            ("honorific", row.Honorific, PersonName.MaxHonorificLength), ("office", row.Office, LocalizedText.MaxLength),
            ("organisation", row.Organisation, Participation.MaxOrganisationLength), ("email", row.Email, Person.MaxEmailLength),
        })
        {
            if (text?.Length > limit)
            {
                return (null, field, new Remark("import-text-too-long", $"Longer than {limit} characters."));
            }
        }

        var capacity = row.Capacity is null ? null : ImportWords.Capacity(row.Capacity);
        if (row.Capacity is not null && capacity is null)
        {
            return (null, "capacity", new Remark("import-capacity-unknown", $"Not a capacity. Use one of: {string.Join(", ", Enum.GetNames<MemberCapacity>())}."));
        }

        var category = row.Category is null ? null : snapshot.Category(row.Category);
        if (row.Category is not null && category is null)
        {
            return (null, "category", new Remark("import-category-unknown", "The event has no category of this name or letter."));
        }

        var nationality = row.Nationality is null ? null : snapshot.Country(row.Nationality);
        if (row.Nationality is not null && nationality is null)
        {
            return (null, "nationality", new Remark("import-country-unknown", "Not a country that is known by this name or code."));
        }

        if (!Nominees.IsEmail(row.Email))
        {
            return (null, "email", new Remark("import-email-format", "Not an address such as name@example.org."));
        }

        var office = row.Office is null ? null : new LocalizedText(new Dictionary<string, string> { [mapping.Language] = row.Office });
        return (new ImportedValues(
            row.Delegation, row.Name, row.NativeName, row.NativeName is null ? null : mapping.NativeLanguage, row.Honorific, office, row.Organisation, capacity, category,
            row.Email, nationality), null, null);
    }

    /// <summary>The name after the row, from the one before it (null for somebody new).</summary>
    public PersonName NameAfter(PersonName? before) => (before ?? new PersonName { Latin = Name }) with
    {
        Latin = Name,
        Native = NativeName ?? before?.Native,
        NativeLanguage = NativeName is null ? before?.NativeLanguage : NativeLanguage ?? before?.NativeLanguage,
        Honorific = Honorific ?? before?.Honorific,
    };

    /// <summary>The office after the row; other languages stay.</summary>
    public LocalizedText OfficeAfter(LocalizedText before)
    {
        if (Office is null)
        {
            return before;
        }

        var texts = new Dictionary<string, string>(before.Texts, StringComparer.OrdinalIgnoreCase);
        foreach (var (language, text) in Office.Texts)
        {
            texts[language] = text;
        }

        return new LocalizedText(texts);
    }

    /// <summary>The fields in which the row differs from what is known, each with both values.</summary>
    public IReadOnlyList<FieldChange> ChangesOf(ExistingMember existing, ImportMapping mapping, ImportSnapshot snapshot)
    {
        var name = NameAfter(existing.Name).Clean();
        return [.. new (FieldChange Change, bool Changes)[]
        {
            (new("name", existing.Name.Latin, name.Latin), name.Latin != existing.Name.Latin),
            (new("nativeName", existing.Name.Native, name.Native), name.Native != existing.Name.Native || name.NativeLanguage != existing.Name.NativeLanguage),
            (new("honorific", existing.Name.Honorific, name.Honorific), name.Honorific != existing.Name.Honorific),
            (new("office", Said(existing.Office.In(mapping.Language)), Said(OfficeAfter(existing.Office).In(mapping.Language))), !OfficeAfter(existing.Office).Equals(existing.Office)),
            (new("organisation", existing.Organisation, Organisation), Organisation is not null && Organisation != existing.Organisation),
            (new("capacity", ColumnWords.Value(existing.Capacity), Capacity is { } capacity ? ColumnWords.Value(capacity) : null), Capacity is not null && Capacity != existing.Capacity),
            (new("category", snapshot.CategoryName(existing.CategoryId), snapshot.CategoryName(CategoryId)), CategoryId is not null && CategoryId != existing.CategoryId),
            (new("email", existing.Email, Email), Email is not null && Email != existing.Email),
            (new("nationality", snapshot.CountryCode(existing.NationalityId), snapshot.CountryCode(NationalityId)), NationalityId is not null && NationalityId != existing.NationalityId),
        }.Where(field => field.Changes).Select(field => field.Change)];
    }

    private static string? Said(string text) => text.Length > 0 ? text : null;
}
