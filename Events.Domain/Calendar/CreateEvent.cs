using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Makes a draft, of which the caller becomes an organiser.</summary>
/// <param name="Slug">Its public address for ever; made from the English name when absent.</param>
[ForAdministrators]
public sealed record CreateEvent(
    LocalizedText Name, DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, IReadOnlyList<string> Languages,
    string? Slug = null, Guid? SeriesId = null, int? Ordinal = null, int? Year = null, LocalizedText? Theme = null, IReadOnlyList<string>? Aliases = null,
    LocalizedText? Venue = null, string? Reason = null) : ICommand<Guid>, IDescribesEvent, IWithReason
{
    internal sealed class Validator : AbstractValidator<CreateEvent>
    {
        public Validator()
        {
            Include(new EventDescriptionValidator());
            RuleFor(edition => edition.Slug).Must(slug => slug is null || Calendar.Slug.IsSound(slug))
                .WithMessage($"Lower-case letters, digits and single hyphens, at most {Event.MaxSlugLength}.");
            RuleFor(edition => edition.Slug).Must((edition, slug) => slug is not null || SlugOf(edition.Name).Length > 0)
                .WithMessage("Give a slug, or a name in English to make it from.");
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<CreateEvent, Guid>
    {
        public async Task<Guid> Handle(CreateEvent command, CancellationToken cancellationToken)
        {
            var edition = new Event(command.Slug ?? SlugOf(command.Name), await command.ToDetailsAsync(db, null, cancellationToken));
            db.Events.Add(edition);
            db.RoleAssignments.Add(RoleAssignment.InEvent(caller.UserId, edition.Id, EventRole.Organiser));
            await db.SaveChangesAsync(cancellationToken);
            return edition.Id;
        }
    }

    private static string SlugOf(LocalizedText? name) => Calendar.Slug.From(name?.Texts.GetValueOrDefault(LocalizedText.English) ?? "");
}
