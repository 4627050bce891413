using System.Globalization;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Lists;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Reads participations some hundred at a time and says each as the cells of a list.</summary>
internal sealed class ParticipationCells
{
    private readonly IEventsDb db;
    private readonly string language;
    private readonly Dictionary<Guid, LocalizedText> delegations;
    private readonly Dictionary<Guid, LocalizedText> categories;
    private readonly Dictionary<Guid, string> countries;

    private ParticipationCells(IEventsDb db, string language, Dictionary<Guid, LocalizedText> delegations, Dictionary<Guid, LocalizedText> categories, Dictionary<Guid, string> countries)
    {
        (this.db, this.language) = (db, language);
        (this.delegations, this.categories, this.countries) = (delegations, categories, countries);
    }

    public static async Task<ParticipationCells> LoadAsync(IEventsDb db, Guid eventId, string language, CancellationToken cancellationToken) => new(
        db,
        language,
        await db.Delegations.Where(delegation => delegation.EventId == eventId).Select(delegation => new { delegation.Id, delegation.Name })
            .ToDictionaryAsync(delegation => delegation.Id, delegation => delegation.Name, cancellationToken),
        await db.Categories.Where(category => category.EventId == eventId).Select(category => new { category.Id, category.Name })
            .ToDictionaryAsync(category => category.Id, category => category.Name, cancellationToken),
        await db.Countries.Select(country => new { country.Id, country.Code }).ToDictionaryAsync(country => country.Id, country => country.Code, cancellationToken));

    public async Task<Dictionary<Guid, ExportedParticipation>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await (
            from participation in db.Participations.AsNoTracking().Where(participation => ids.Contains(participation.Id))
            join person in db.People on participation.PersonId equals person.Id
            select new ExportedParticipation
            {
                Id = participation.Id,
                Name = person.Name,
                Email = person.Email,
                NationalityId = person.NationalityId,
                Office = participation.Office,
                Organisation = participation.Organisation,
                DelegationId = participation.DelegationId,
                CategoryId = participation.CategoryId,
                State = participation.State,
                HasPhoto = participation.PhotoKey != null,
                BadgeSerial = participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault(),
                NominatedUtc = participation.NominatedUtc,
                DecidedUtc = participation.DecidedUtc,
            }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var places = await db.Delegations.SelectMany(delegation => delegation.Members).Where(member => ids.Contains(member.ParticipationId))
            .Select(member => new { member.ParticipationId, member.Ordinal, member.Capacity }).ToListAsync(cancellationToken);
        // The latest place is the one that counts.
        foreach (var place in places.OrderBy(place => place.Ordinal))
        {
            if (rows.TryGetValue(place.ParticipationId, out var row))
            {
                row.Capacity = place.Capacity;
            }
        }

        return rows;
    }

    public string? Cell(ExportedParticipation row, ParticipationColumn column) => column switch
    {
        ParticipationColumn.Id => row.Id.ToString(),
        ParticipationColumn.Honorific => row.Name.Honorific,
        ParticipationColumn.Name => row.Name.Latin,
        ParticipationColumn.NativeName => row.Name.Native,
        ParticipationColumn.SortAs => row.Name.SortAs,
        ParticipationColumn.Office => row.Office.In(language),
        ParticipationColumn.Organisation => row.Organisation,
        ParticipationColumn.Delegation => row.DelegationId is { } delegation ? delegations.GetValueOrDefault(delegation)?.In(language) : null,
        ParticipationColumn.Category => categories.GetValueOrDefault(row.CategoryId)?.In(language),
        ParticipationColumn.Capacity => row.Capacity is { } capacity ? ColumnWords.Value(capacity) : null,
        ParticipationColumn.State => ColumnWords.Value(row.State),
        ParticipationColumn.Email => row.Email,
        ParticipationColumn.Nationality => row.NationalityId is { } country ? countries.GetValueOrDefault(country) : null,
        ParticipationColumn.Photo => row.HasPhoto ? "Yes" : null,
        ParticipationColumn.Badge => row.BadgeSerial,
        ParticipationColumn.Nominated => Instant(row.NominatedUtc),
        _ => row.DecidedUtc is { } decided ? Instant(decided) : null,
    };

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>One row as it is read for a list.</summary>
internal sealed class ExportedParticipation
{
    public required Guid Id { get; init; }

    public required PersonName Name { get; init; }

    public required string? Email { get; init; }

    public required Guid? NationalityId { get; init; }

    public required LocalizedText Office { get; init; }

    public required string? Organisation { get; init; }

    public required Guid? DelegationId { get; init; }

    public required Guid CategoryId { get; init; }

    public required ParticipationState State { get; init; }

    public required bool HasPhoto { get; init; }

    public required string? BadgeSerial { get; init; }

    public required DateTime NominatedUtc { get; init; }

    public required DateTime? DecidedUtc { get; init; }

    /// <summary>Null for those without a delegation.</summary>
    public MemberCapacity? Capacity { get; set; }
}
