namespace Events.Domain.BadgeDesigns;

/// <summary>The designs that every event has from the start; they cannot be changed, only copied.</summary>
public static class BuiltInDesigns
{
    /// <summary>What a category gets that chose none: name first, office and country, photo, seal, zones and code above the band.</summary>
    public static BuiltInDesign Delegation { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"), "Delegation", new(BadgePaper.A6,
    [
        new(BadgePart.Title, 6, 6.7m, 93, 9.5m, 10, 7, 2, true),
        new(BadgePart.Rule, 44, 17.4m, 17, 0.5m),
        new(BadgePart.Names, 6, 19.4m, 93, 40.6m, 32, 14, 4, true),
        new(BadgePart.Office, 6, 61.4m, 93, 11.3m, 11.5m, 8, 2),
        new(BadgePart.Organisation, 6, 73.4m, 93, 6.7m, 10, 7, 2),
        new(BadgePart.Country, 6, 81.5m, 93, 7.8m, 12, 7, 1, true),
        new(BadgePart.Photo, 6, 91.7m, 25.4m, 33.9m),
        new(BadgePart.Capacity, 34.2m, 91.7m, 37.2m, 19.6m, 8.5m, 6.5m, 3, true),
        new(BadgePart.Zones, 34.2m, 111.8m, 37.2m, 13.8m, 11, 6, 1, true),
        new(BadgePart.Qr, 72.8m, 91.7m, 29.1m, 29.1m),
        new(BadgePart.Serial, 72.8m, 121.1m, 29.1m, 4.5m, 7, 5),
        new(BadgePart.Band, 0, 128.4m, 105, 19.6m, 21, 12, 2, true),
    ]));

    /// <summary>For the press: the organisation is as large as the name, and the days of validity stand on it.</summary>
    public static BuiltInDesign Media { get; } = new(new Guid("00000000-0000-7000-8000-000000000002"), "Media", new(BadgePaper.A6,
    [
        new(BadgePart.Band, 0, 0, 105, 22, 26, 14, 2, true),
        new(BadgePart.Title, 6, 24, 93, 8, 10, 7, 2, true),
        new(BadgePart.Names, 6, 33, 93, 34, 28, 14, 4, true),
        new(BadgePart.Organisation, 6, 68.5m, 93, 12, 18, 9, 2, true),
        new(BadgePart.Country, 6, 81.5m, 93, 7.8m, 12, 7, 1, true),
        new(BadgePart.Photo, 6, 92, 30, 40),
        new(BadgePart.Zones, 38, 92, 33, 24, 11, 6, 1, true),
        new(BadgePart.Qr, 72.8m, 92, 29.1m, 29.1m),
        new(BadgePart.Serial, 72.8m, 121.3m, 29.1m, 4.5m, 7, 5),
        new(BadgePart.Days, 6, 135, 93, 8, 10, 6, 1, true),
    ]));

    /// <summary>For those who work at the event: a large given name, zones and photo, and no country.</summary>
    public static BuiltInDesign Staff { get; } = new(new Guid("00000000-0000-7000-8000-000000000003"), "Staff", new(BadgePaper.A6,
    [
        new(BadgePart.Title, 6, 6.7m, 93, 9.5m, 10, 7, 2, true),
        new(BadgePart.Photo, 6, 19, 36, 48),
        new(BadgePart.Names, 44, 19, 55, 48, 26, 13, 4, true, BadgeAlign.Start),
        new(BadgePart.Office, 6, 69, 93, 9, 12, 8, 2),
        new(BadgePart.Organisation, 6, 78.5m, 93, 6.7m, 10, 7, 2),
        new(BadgePart.Zones, 6, 88, 62, 22, 15, 7, 1, true),
        new(BadgePart.Days, 6, 112, 62, 9, 10, 6, 1, true),
        new(BadgePart.Qr, 70, 88, 29.1m, 29.1m),
        new(BadgePart.Serial, 70, 117.2m, 29.1m, 4.5m, 7, 5),
        new(BadgePart.Band, 0, 124, 105, 24, 24, 12, 2, true),
    ]));

    /// <summary>The size of a bank card, for card printers.</summary>
    public static BuiltInDesign Card { get; } = new(new Guid("00000000-0000-7000-8000-000000000004"), "Card", new(BadgePaper.Cr80,
    [
        new(BadgePart.Title, 3, 2, 79.6m, 5, 7, 5, 1, true),
        new(BadgePart.Photo, 3, 8, 17, 22.5m),
        new(BadgePart.Names, 22, 8, 32.5m, 17, 14, 8, 4, true, BadgeAlign.Start),
        new(BadgePart.Office, 22, 25.5m, 32.5m, 5.5m, 6.5m, 5, 2, false, BadgeAlign.Start),
        new(BadgePart.Organisation, 3, 31.5m, 51.5m, 4, 6.5m, 5, 1, false, BadgeAlign.Start),
        new(BadgePart.Country, 3, 36, 51.5m, 4.5m, 7, 5, 1, true),
        new(BadgePart.Qr, 55.5m, 8, 29.1m, 29.1m),
        new(BadgePart.Serial, 55.5m, 37.4m, 29.1m, 3.2m, 5.5m, 5),
        new(BadgePart.Band, 0, 42, 85.6m, 12, 14, 8, 1, true),
    ]));

    public static IReadOnlyList<BuiltInDesign> All { get; } = [Delegation, Media, Staff, Card];
}

/// <param name="Id">The same in every event and every installation.</param>
/// <param name="Name">In English; the office translates it.</param>
public sealed record BuiltInDesign(Guid Id, string Name, BadgePlan Plan);
