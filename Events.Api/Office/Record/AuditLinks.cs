using Events.Domain.Audit;

namespace Events.Api.Office.Record;

/// <summary>Where the object of an audit row is worked on.</summary>
internal static class AuditLinks
{
    /// <summary>Null for a kind that has no page, and for what is gone.</summary>
    public static string? Of(AuditRow row, Guid eventId) => row.Change is AuditChange.Removed ? null : row.ObjectType switch
    {
        "Participation" => $"/office/{eventId}/people?open={row.ObjectId}",
        "Delegation" => $"/office/{eventId}/delegations?open={row.ObjectId}",
        "Journey" => $"/office/{eventId}/arrivals?open={row.ObjectId}",
        "Session" => $"/office/{eventId}/programme?open={row.ObjectId}",
        "AgendaRelease" => $"/office/{eventId}/programme",
        "CooperationProject" => $"/office/{eventId}/projects?open={row.ObjectId}",
        "Event" => $"/office/{eventId}/settings/event",
        "Category" => $"/office/{eventId}/settings/categories?open={row.ObjectId}",
        "Room" => $"/office/{eventId}/settings/rooms?open={row.ObjectId}",
        "RoleAssignment" or "Invitation" => $"/office/{eventId}/settings/people",
        "JobRequest" => $"/office/{eventId}/jobs",
        "BadgeBatch" or "BlankBadge" => $"/office/{eventId}/badges",
        "PhotoSet" => $"/office/{eventId}/photos?open={row.ObjectId}",
        "Printer" => $"/office/{eventId}/printers",
        "Mail" => $"/events/{eventId}/outbox/{row.ObjectId}",
        "MailTemplate" => $"/events/{eventId}/mail-templates",
        _ => null,
    };
}
