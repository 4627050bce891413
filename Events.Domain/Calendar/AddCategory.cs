using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

[ForRoles(EventRole.Organiser)]
public sealed record AddCategory(LocalizedText Name, string Letter, string Colour, IReadOnlyList<string> Zones, int Order = 0)
    : ICommand<Guid>, IForEvent, IDescribesCategory
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AddCategory>
    {
        public Validator() => Include(new CategoryDescriptionValidator());
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<AddCategory, Guid>
    {
        public async Task<Guid> Handle(AddCategory command, CancellationToken cancellationToken)
        {
            var category = new Category(command.EventId, command.Name, command.Letter, command.Colour, command.Zones, command.Order);
            db.Categories.Add(category);
            await db.SaveChangesAsync(cancellationToken);
            return category.Id;
        }
    }
}
