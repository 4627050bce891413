using System.Text;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>
/// Whose photo a file is, by what it is called: the serial of the badge, the participation's id, or any form of the name in any order of its
/// words. Where several people are called so, the name of the folder may say the delegation.
/// </summary>
public sealed class PhotoMatch
{
    private readonly Dictionary<Guid, PhotoOwner> owners;
    private readonly ILookup<string, Guid> serials;
    private readonly ILookup<string, Guid> names;

    public PhotoMatch(IEnumerable<PhotoOwner> people)
    {
        owners = people.ToDictionary(owner => owner.ParticipationId);
        serials = owners.Values.Where(owner => owner.Serial is not null).ToLookup(owner => Folding.Fold(owner.Serial), owner => owner.ParticipationId);
        names = owners.Values.SelectMany(owner => owner.Names.Select(name => (Key: KeyOf(name), owner.ParticipationId)).Distinct()).Where(named => named.Key.Length > 0)
            .ToLookup(named => named.Key, named => named.ParticipationId);
    }

    /// <summary>All who take part in the event, in one look.</summary>
    public static async Task<PhotoMatch> LoadAsync(IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var people = await (
            from participation in db.Participations.AsNoTracking().Where(participation => participation.EventId == eventId).TakingPart()
            join person in db.People on participation.PersonId equals person.Id
            select new
            {
                participation.Id,
                participation.DelegationId,
                Serial = participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault(),
                person.Name,
            }).ToListAsync(cancellationToken);
        var delegations = (await db.Delegations.AsNoTracking().Where(delegation => delegation.EventId == eventId)
            .Select(delegation => new { delegation.Id, delegation.Name, Country = db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault() })
            .ToListAsync(cancellationToken))
            .ToDictionary(delegation => delegation.Id, delegation => (IReadOnlyList<string>)[.. delegation.Name.Texts.Values.Append(delegation.Country).OfType<string>().Select(Folding.Fold)]);
        return new PhotoMatch(people.Select(row => new PhotoOwner(
            row.Id, row.Serial, [.. new[] { row.Name.Latin, row.Name.Native, row.Name.SortAs }.Concat(row.Name.Variants).OfType<string>()],
            row.DelegationId is { } delegation ? delegations.GetValueOrDefault(delegation, []) : [])));
    }

    /// <param name="path">As the archive calls the file, with its folders.</param>
    /// <returns>Nobody, one, or all who are called so.</returns>
    public IReadOnlyList<Guid> Find(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var stem = Path.GetFileNameWithoutExtension(parts[^1]);
        if (Guid.TryParse(stem, out var id) && owners.ContainsKey(id))
        {
            return [id];
        }

        // "ABCD-1234", or "ABCD-1234 Somebody".
        foreach (var serial in (string[])[Folding.Fold(stem), Folding.Fold(stem).Split(' ', '_')[0]])
        {
            if (serials[serial].FirstOrDefault() is var holder && holder != default)
            {
                return [holder];
            }
        }

        List<Guid> called = [.. names[KeyOf(stem)].Distinct()];
        var folders = parts[..^1].Select(Folding.Fold).ToHashSet();
        var inFolder = called.Where(one => owners[one].Delegation.Any(folders.Contains)).ToList();
        return called.Count > 1 && inFolder.Count > 0 ? inFolder : called;
    }

    /// <summary>Folded, without what tells copies of a file apart, its words in the order of the alphabet.</summary>
    public static string KeyOf(string name)
    {
        var words = new StringBuilder(name.Length);
        foreach (var letter in Folding.Fold(name))
        {
            words.Append(letter is '_' or '-' or '.' or ',' or '\'' or '’' or '(' or ')' ? ' ' : letter);
        }

        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.All(char.IsAsciiDigit)).Order(StringComparer.Ordinal));
    }
}

/// <summary>Somebody whose photo may be in an archive.</summary>
/// <param name="Serial">Of the valid badge; null for none.</param>
/// <param name="Names">Every form of the name.</param>
/// <param name="Delegation">What its folder may be called, folded: its names and its country's code.</param>
public sealed record PhotoOwner(Guid ParticipationId, string? Serial, IReadOnlyList<string> Names, IReadOnlyList<string> Delegation);
