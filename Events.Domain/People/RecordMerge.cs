using Events.Domain.Accreditation;
using Events.Domain.Common;

namespace Events.Domain.People;

/// <summary>
/// Two records of one event were the same person: one stays and takes over what it lacked, the other is replaced by it. What both were
/// before is kept, so that the merge can be taken back.
/// </summary>
public sealed class RecordMerge : Aggregate, IOfEvent
{
    private RecordMerge()
    {
    }

    /// <param name="keptBefore">What the record that stays said before it took anything over.</param>
    public RecordMerge(Participation kept, Participation merged, RecordSnapshot keptBefore, RecordSnapshot keptAfter, Guid by, DateTime nowUtc)
    {
        EventId = kept.EventId;
        KeptId = kept.Id;
        MergedId = merged.Id;
        MergedState = merged.State;
        (Before, After) = (keptBefore, keptAfter);
        (MergedBy, MergedUtc) = (by, nowUtc);
    }

    public Guid EventId { get; private init; }

    /// <summary>The participation that stays.</summary>
    public Guid KeptId { get; private init; }

    /// <summary>The participation that it replaced.</summary>
    public Guid MergedId { get; private init; }

    /// <summary>What the merged one was before.</summary>
    public ParticipationState MergedState { get; private init; }

    public RecordSnapshot Before { get; private init; } = null!;

    public RecordSnapshot After { get; private init; } = null!;

    public Guid MergedBy { get; private init; }

    public DateTime MergedUtc { get; private init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTime? UndoneUtc { get; private set; }

    /// <exception cref="RuleViolation">merge-undone</exception>
    public void Undo(DateTime nowUtc)
    {
        if (UndoneUtc is not null)
        {
            throw new RuleViolation("merge-undone", "This merge was taken back already.");
        }

        UndoneUtc = nowUtc;
    }
}

/// <summary>What a record says of its person.</summary>
/// <param name="PhotoKey">In the file store; null for no photo.</param>
public sealed record RecordSnapshot(PersonName Name, string? Email, Guid? NationalityId, LocalizedText Office, string? Organisation, string? PhotoKey)
{
    internal static RecordSnapshot Of(Participation participation, Person person) =>
        new(person.Name, person.Email, person.NationalityId, participation.Office, participation.Organisation, participation.PhotoKey);

    /// <summary>With what this lacks and the other has; every form of the other's name finds this one from then on.</summary>
    internal RecordSnapshot FilledFrom(RecordSnapshot other)
    {
        var takesNative = Name.Native is null && other.Name.Native is not null;
        var known = new[] { Name.Latin, Name.Native, Name.SortAs }.Concat(Name.Variants).ToHashSet();
        var variants = Name.Variants.Concat(new[] { other.Name.Latin, takesNative ? null : other.Name.Native }.Concat(other.Name.Variants).OfType<string>().Where(form => !known.Contains(form)))
            .Distinct().Take(Nominees.MaxVariants).ToList();
        return this with
        {
            Name = Name with
            {
                Native = takesNative ? other.Name.Native : Name.Native,
                NativeLanguage = takesNative ? other.Name.NativeLanguage : Name.NativeLanguage,
                Honorific = Name.Honorific ?? other.Name.Honorific,
                SortAs = Name.SortAs ?? other.Name.SortAs,
                Variants = variants,
            },
            Email = Email ?? other.Email,
            NationalityId = NationalityId ?? other.NationalityId,
            Office = new LocalizedText(other.Office.Texts.Concat(Office.Texts).GroupBy(text => text.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last().Value)),
            Organisation = Organisation ?? other.Organisation,
        };
    }

    /// <summary>
    /// This record as it stands, with what a merge gave it taken away again; what somebody has written since stays.
    /// </summary>
    internal RecordSnapshot Without(RecordSnapshot before, RecordSnapshot after) => this with
    {
        Name = Name == after.Name ? before.Name : Name with { Variants = [.. Name.Variants.Where(form => before.Name.Variants.Contains(form) || !after.Name.Variants.Contains(form))] },
        Email = Email == after.Email ? before.Email : Email,
        NationalityId = NationalityId == after.NationalityId ? before.NationalityId : NationalityId,
        Office = Office.Equals(after.Office) ? before.Office : Office,
        Organisation = Organisation == after.Organisation ? before.Organisation : Organisation,
        PhotoKey = PhotoKey == after.PhotoKey ? before.PhotoKey : PhotoKey,
    };

    internal void WriteTo(Participation participation, Person person)
    {
        participation.Describe(Office, Organisation);
        participation.ShowPhoto(PhotoKey);
        person.Change(Name, Email, NationalityId);
    }
}
