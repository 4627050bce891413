using Events.Domain.Access;
using Events.Domain.Office;

namespace Events.Api.Office.Frame;

/// <summary>The pages of an event's office, in the order of the sidebar.</summary>
internal static class OfficeMenu
{
    /// <summary>So many stand in a phone's bar; the style sheet hides the others until they are asked for.</summary>
    public const int OnPhone = 4;

    private static readonly IReadOnlyList<OfficeEntry> entries =
    [
        new("", "Start", "home"),
        new("/people", "People", "group"),
        new("/delegations", "Delegations", "flag"),
        new("/accreditation", "Accreditation", "task_alt", EventRole.Organiser, EventRole.AccreditationOfficer),
        new("/programme", "Programme", "view_timeline"),
        new("/projects", "Projects", "handshake"),
        new("/badges", "Badges", "badge", EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk),
        new("/papers", "Papers", "assignment"),
        new("/desk", "Desk", "how_to_reg", EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk),
        new("/settings", "Settings", "settings", EventRole.Organiser),
        new("/jobs", "Jobs", "work", EventRole.Organiser),
        new("/audit", "Audit", "history", EventRole.Organiser),
    ];

    /// <summary>What the reader's roles open; the messages behind each page decide for themselves.</summary>
    public static IEnumerable<OfficeEntry> For(OpenOffice office) => entries.Where(entry => entry.Roles.Count == 0 || office.May(entry.Roles));

    public static string AddressOf(OfficeEntry entry, Guid eventId) => $"/office/{eventId}{entry.Path}";

    /// <summary>Whether the page at the address is this one or lies under it.</summary>
    public static bool IsAt(OfficeEntry entry, Guid eventId, string path)
    {
        var address = AddressOf(entry, eventId);
        return path.Equals(address, StringComparison.OrdinalIgnoreCase) || (entry.Path.Length > 0 && path.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase));
    }
}

/// <param name="Path">Under the event's office, such as <c>/people</c>.</param>
/// <param name="Word">The name of its word.</param>
/// <param name="Icon">One of those in <c>scripts/office-icons</c>.</param>
internal sealed record OfficeEntry(string Path, string Word, string Icon, params IReadOnlyList<EventRole> Roles);
