using Events.Domain.Common;

namespace Events.Domain.People;

/// <summary>A person, over all events. What they are in one event is their <see cref="Accreditation.Participation" />.</summary>
public sealed class Person : Aggregate
{
    public const int MaxEmailLength = 254;

    /// <summary>What an erased person is called.</summary>
    public const string ErasedName = "Erased person";

    private Person()
    {
    }

    public Person(PersonName name, string? email, Guid? nationalityId)
    {
        Change(name, email, nationalityId);
    }

    public PersonName Name { get; private set; } = null!;

    /// <summary>
    /// May be empty and may be shared: a focal point uses one address for many, a minister or driver has none.
    /// </summary>
    public string? Email { get; private set; }

    public Guid? NationalityId { get; private set; }

    /// <summary>All forms of the name, folded: what a search looks into.</summary>
    public string Search { get; private set; } = "";

    /// <summary>What lists are sorted by.</summary>
    public string SortKey { get; private set; } = "";

    public void Change(PersonName name, string? email, Guid? nationalityId)
    {
        var clean = name.Clean();
        if (clean != Name)
        {
            Name = clean;
            Search = Folding.Fold(string.Join(' ', [clean.Latin, clean.Native, clean.SortAs, .. clean.Variants]));
            SortKey = Folding.Fold(clean.SortAs ?? clean.Latin);
        }

        Email = Text.Clean(email);
        NationalityId = nationalityId;
    }
}
