using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Infrastructure.Persistence;

/// <summary>The blocs that the region's events are held in, with the days on which countries joined.</summary>
internal static class KnownBlocs
{
    private static readonly DateOnly founded = new(1967, 8, 8);

    public static readonly IReadOnlyList<KnownBloc> All =
    [
        // Bangkok Declaration and the instruments of admission.
        new("ASEAN", Name(("en", "ASEAN"), ("zh", "东盟"), ("id", "ASEAN"), ("th", "อาเซียน"), ("lo", "ອາຊຽນ"), ("km", "អាស៊ាន"), ("my", "အာဆီယံ"), ("ru", "АСЕАН")),
        [
            Member("ID", founded),
            Member("MY", founded),
            Member("PH", founded),
            Member("SG", founded),
            Member("TH", founded),
            Member("BN", new(1984, 1, 7)),
            Member("VN", new(1995, 7, 28)),
            Member("LA", new(1997, 7, 23)),
            Member("MM", new(1997, 7, 23)),
            Member("KH", new(1999, 4, 30)),
            new("TL", MembershipStatus.Observer, new(2022, 11, 11), new(2025, 10, 25)),
            Member("TL", new(2025, 10, 26)),
        ]),
        // No organisation: the five of the China-Central Asia format, from their independence.
        new("C5", Name(("en", "Central Asia"), ("zh", "中亚"), ("id", "Asia Tengah"), ("ru", "Центральная Азия"), ("kk", "Орталық Азия"), ("ky", "Борбор Азия"), ("tg", "Осиёи Марказӣ"), ("uz", "Markaziy Osiyo"), ("tk", "Merkezi Aziýa")),
        [
            Member("KZ", new(1991, 12, 16)),
            Member("KG", new(1991, 8, 31)),
            Member("TJ", new(1991, 9, 9)),
            Member("TM", new(1991, 10, 27)),
            Member("UZ", new(1991, 9, 1)),
        ]),
    ];

    private static KnownMembership Member(string country, DateOnly from) => new(country, MembershipStatus.Member, from, null);

    private static LocalizedText Name(params (string Language, string Text)[] texts) => new(texts.ToDictionary(text => text.Language, text => text.Text));
}

internal sealed record KnownBloc(string Code, LocalizedText Name, IReadOnlyList<KnownMembership> Memberships);

/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="To">The last day; null while it lasts.</param>
internal sealed record KnownMembership(string Country, MembershipStatus Status, DateOnly From, DateOnly? To);
