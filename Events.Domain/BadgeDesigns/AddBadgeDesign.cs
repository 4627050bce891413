using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.BadgeDesigns;

[ForRoles(EventRole.Organiser)]
public sealed record AddBadgeDesign(string Name, BadgePlan Plan) : ICommand<Guid>, IForEvent, IDescribesBadgeDesign
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AddBadgeDesign>
    {
        public Validator() => this.DesignIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<AddBadgeDesign, Guid>
    {
        public async Task<Guid> Handle(AddBadgeDesign command, CancellationToken cancellationToken)
        {
            var design = new BadgeDesign(command.EventId, command.Name, command.Plan);
            db.BadgeDesigns.Add(design);
            await db.SaveChangesAsync(cancellationToken);
            return design.Id;
        }
    }
}

/// <summary>What is said of a design, when it is added and when it is changed.</summary>
public interface IDescribesBadgeDesign
{
    string Name { get; }

    BadgePlan Plan { get; }
}

internal static class BadgeDesignRules
{
    public static void DesignIsSound<T>(this AbstractValidator<T> validator)
        where T : IDescribesBadgeDesign
    {
        validator.RuleFor(design => design.Name).Must(name => Text.Clean(name) is not null).WithMessage("Give the design a name.").MaximumLength(BadgeDesign.MaxNameLength);
        validator.RuleFor(design => design.Plan).NotNull().SetValidator(new BadgePlanRules.Validator());
    }
}
