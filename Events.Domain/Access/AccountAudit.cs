using Events.Domain.Audit;

namespace Events.Domain.Access;

/// <summary>Audit rows of accounts, which are no aggregates of the model: their changes would be written down by nobody else.</summary>
internal static class AccountAudit
{
    public static AuditEntry Changed(ICaller caller, DateTime nowUtc, string action, Guid userId, string fields) => new()
    {
        AtUtc = nowUtc,
        UserId = caller.UserIdOrNone,
        Action = action,
        ObjectType = "User",
        ObjectId = userId,
        Change = AuditChange.Changed,
        Fields = fields,
    };
}
