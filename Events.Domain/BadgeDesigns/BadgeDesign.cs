using Events.Domain.Common;

namespace Events.Domain.BadgeDesigns;

/// <summary>A design of the event's own. Badges that were printed before keep the old look until they are printed again.</summary>
public sealed class BadgeDesign : Aggregate, IOfEvent
{
    public const int MaxNameLength = 100;

    private BadgeDesign()
    {
    }

    public BadgeDesign(Guid eventId, string name, BadgePlan plan)
    {
        EventId = eventId;
        Change(name, plan);
    }

    public Guid EventId { get; private init; }

    /// <summary>As the secretariat calls it.</summary>
    public string Name { get; private set; } = "";

    public BadgePlan Plan { get; private set; } = BuiltInDesigns.Delegation.Plan;

    public void Change(string name, BadgePlan plan) => (Name, Plan) = (Text.Clean(name) ?? "", plan);
}
