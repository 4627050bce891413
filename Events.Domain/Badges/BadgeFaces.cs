using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Domain.Accreditation;
using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>What a badge says, read for many people in one query, in the order of the pages.</summary>
internal static class BadgeFaces
{
    /// <summary>
    /// The approved among <paramref name="participations" />: by delegation in protocol order, the head first, then by name; those without a
    /// delegation after them, by category.
    /// </summary>
    public static Task<IReadOnlyList<FaceRow>> ReadAsync(IEventsDb db, IQueryable<Participation> participations, string language, CancellationToken cancellationToken) =>
        ReadAnyAsync(db, participations.Where(participation => participation.State == ParticipationState.Approved), language, cancellationToken);

    /// <summary>The same for whatever state: what a badge would say.</summary>
    public static async Task<IReadOnlyList<FaceRow>> ReadAnyAsync(IEventsDb db, IQueryable<Participation> participations, string language, CancellationToken cancellationToken)
    {
        var members = db.Delegations.SelectMany(delegation => delegation.Members, (delegation, member) => new { DelegationId = delegation.Id, member.ParticipationId, member.Capacity, member.LeftUtc })
            .Where(member => member.LeftUtc == null);
        var rows = await (
            from participation in participations.AsNoTracking()
            join person in db.People on participation.PersonId equals person.Id
            join category in db.Categories on participation.CategoryId equals category.Id
            join delegation in db.Delegations on participation.DelegationId equals delegation.Id into delegations
            from delegation in delegations.DefaultIfEmpty()
            join member in members on participation.Id equals member.ParticipationId into capacities
            from member in capacities.DefaultIfEmpty()
            join country in db.Countries on (delegation == null ? person.NationalityId : delegation.CountryId) equals country.Id into countries
            from country in countries.DefaultIfEmpty()
            select new
            {
                participation.Id,
                person.Name.Latin,
                person.Name.Native,
                person.Name.Honorific,
                person.Name.Short,
                person.SortKey,
                participation.Office,
                participation.Organisation,
                participation.PhotoKey,
                CategoryName = category.Name,
                category.Letter,
                category.Colour,
                category.Zones,
                CategoryOrder = category.Order,
                category.Pattern,
                category.ValidOn,
                DesignId = category.BadgeDesignId ?? category.BuiltInDesignId ?? BuiltInDesigns.Delegation.Id,
                category.EventId,
                DelegationName = delegation == null ? null : delegation.Name,
                DelegationKind = delegation == null ? (DelegationKind?)null : delegation.Kind,
                DelegationKey = delegation == null ? null : delegation.ProtocolSortKey,
                DelegationHasCountry = delegation != null && delegation.CountryId != null,
                CountryCode = country == null ? null : country.Code,
                CountryName = country == null ? null : country.Name,
                Capacity = member == null ? (MemberCapacity?)null : member.Capacity,
                Voided = participation.Badges.Count(badge => badge.VoidedUtc != null),
                Serial = participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault(),
                IsPrinted = participation.Badges.Any(badge => badge.VoidedUtc == null && badge.PrintedUtc != null),
            }).ToListAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return [];
        }

        var eventId = rows[0].EventId;
        var days = await db.Events.Where(edition => edition.Id == eventId).Select(edition => new { edition.StartsOn, edition.EndsOn }).SingleAsync(cancellationToken);
        var designs = await db.BadgeDesigns.Where(design => design.EventId == eventId).Select(design => new { design.Id, design.Version, design.Plan })
            .ToDictionaryAsync(design => design.Id, design => (Mark: $"{design.Id:N}/{design.Version}", design.Plan), cancellationToken);
        foreach (var design in BuiltInDesigns.All)
        {
            designs[design.Id] = (design.Name, design.Plan);
        }

        var words = BadgeWords.In(language);
        return [.. rows
            .OrderBy(row => row.DelegationKind is null).ThenBy(row => row.DelegationKind).ThenBy(row => row.DelegationKey, StringComparer.Ordinal)
            .ThenBy(row => row.DelegationKind is null ? row.CategoryOrder : 0).ThenBy(row => row.Capacity is not MemberCapacity.Head)
            .ThenBy(row => row.Capacity is not MemberCapacity.AlternateHead).ThenBy(row => row.SortKey, StringComparer.Ordinal).ThenBy(row => row.Id)
            .Select(row => new FaceRow(
                row.Id, row.Native, row.Honorific is null ? row.Latin : $"{row.Honorific} {row.Latin}", NullIfEmpty(row.Office.In(language)),
                row.Organisation ?? (row.DelegationName is { } delegation && !row.DelegationHasCountry ? delegation.In(language) : null),
                row.CountryCode, row.CountryName?.In(language), row.Capacity is { } capacity ? words.Capacity(capacity) : null, row.Capacity is MemberCapacity.Head,
                row.CategoryName.In(language), row.Letter, row.Colour, row.Zones, row.PhotoKey, Initials(row.Latin), row.Voided, row.Serial, row.IsPrinted,
                row.Short, row.Pattern, DaysOf(days.StartsOn, days.EndsOn, row.ValidOn), designs[row.DesignId].Mark) { Plan = designs[row.DesignId].Plan })];
    }

    /// <summary>Over what is printed, the number of voided badges included: after a loss the next batch is another one. Not over the serials, which the first batch brings, nor over what is printed.</summary>
    public static string HashOf(Guid eventId, string language, BadgeSheet sheet, IReadOnlyList<FaceRow> faces) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { eventId, language, sheet.Plan, sheet.Title, sheet.Theme, sheet.Dates, sheet.LogoKeys, faces = faces.Select(face => face with { Serial = null, IsPrinted = false }) })));

    /// <param name="validOn">Empty for all days.</param>
    internal static IReadOnlyList<BadgeDay> DaysOf(DateOnly first, DateOnly last, IReadOnlyCollection<DateOnly> validOn) =>
        [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => new BadgeDay(day.Day.ToString(CultureInfo.InvariantCulture), validOn.Count == 0 || validOn.Contains(day)))];

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>Of the first and the last word of the Latin form; a mononym has one.</summary>
    private static string Initials(string latin)
    {
        var words = latin.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetter(word, 0)).ToArray();
        return words.Length switch
        {
            0 => "",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}

/// <summary>One badge before its code is drawn.</summary>
/// <param name="Design">Which design in which version: changes whenever the design does.</param>
internal sealed record FaceRow(
    Guid ParticipationId, string? NativeName, string LatinName, string? Office, string? Organisation, string? CountryCode, string? CountryName, string? Capacity,
    bool IsHeadOfDelegation, string CategoryWord, string CategoryLetter, string CategoryColour, IReadOnlyList<string> Zones, string? PhotoKey, string Initials,
    int Voided, string? Serial, bool IsPrinted, string? ShortName, BandPattern Pattern, IReadOnlyList<BadgeDay> Days, string Design)
{
    /// <summary>Of the design that <see cref="Design" /> marks.</summary>
    [JsonIgnore]
    public BadgePlan Plan { get; init; } = BuiltInDesigns.Delegation.Plan;

    public BadgeFace Face(IBadgeCodes codes) => Face(codes.CodeFor(Serial!));

    /// <param name="code">What the QR code holds.</param>
    public BadgeFace Face(string code) => new(
        ParticipationId, Serial!, code, NativeName, LatinName, Office, Organisation, CountryCode, CountryName, Capacity, IsHeadOfDelegation,
        CategoryWord, CategoryLetter, CategoryColour, Zones, PhotoKey, Initials)
    { ShortName = ShortName, Plan = Plan, Pattern = Pattern, Days = Days };
}
