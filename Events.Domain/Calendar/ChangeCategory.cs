using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Badges that were printed before keep the old look until they are printed again.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ChangeCategory(LocalizedText Name, string Letter, string Colour, IReadOnlyList<string> Zones, int Order)
    : ICommand, IForEvent, IDescribesCategory
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid CategoryId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeCategory>
    {
        public Validator() => Include(new CategoryDescriptionValidator());
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeCategory, Unit>
    {
        public async Task<Unit> Handle(ChangeCategory command, CancellationToken cancellationToken)
        {
            var category = await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            category.ExpectVersion(command.ExpectedVersion);
            category.Change(command.Name, command.Letter, command.Colour, command.Zones, command.Order);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
