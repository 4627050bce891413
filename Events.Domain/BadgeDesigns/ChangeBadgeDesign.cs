using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.BadgeDesigns;

/// <summary>A built-in design is 404 here: copy it first.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ChangeBadgeDesign(string Name, BadgePlan Plan) : ICommand, IForEvent, IDescribesBadgeDesign
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DesignId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeBadgeDesign>
    {
        public Validator() => this.DesignIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeBadgeDesign, Unit>
    {
        public async Task<Unit> Handle(ChangeBadgeDesign command, CancellationToken cancellationToken)
        {
            var design = await db.BadgeDesigns.FindInEventAsync(command.EventId, command.DesignId, cancellationToken);
            design.ExpectVersion(command.ExpectedVersion);
            design.Change(command.Name, command.Plan);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
