using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>Who signs: a participation, or a name and office as text.</summary>
/// <param name="Name">As it stands in the text; the participation's approved Latin form when left out.</param>
/// <param name="Office">The participation's when left out.</param>
public sealed record SignatoryFields(string? Name = null, LocalizedText? Office = null, Guid? ParticipationId = null)
{
    internal sealed class Validator : AbstractValidator<SignatoryFields>
    {
        public Validator()
        {
            RuleFor(signatory => signatory.Name).MaximumLength(PersonName.MaxLength);
            RuleFor(signatory => signatory.Name).Must(name => Text.Clean(name) is not null).When(signatory => signatory.ParticipationId is null)
                .WithMessage("Give a name or a participation.");
            RuleFor(signatory => signatory.Office!).IsNamed().When(signatory => signatory.ParticipationId is null);
            RuleFor(signatory => signatory.Office!).IsShort();
        }
    }

    /// <exception cref="NotFound">The participation is not of this event.</exception>
    internal static async Task<IReadOnlyList<SignatoryDetails>> ResolveAsync(
        IReadOnlyList<SignatoryFields> signatories, IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var resolved = new List<SignatoryDetails>();
        foreach (var signatory in signatories)
        {
            if (signatory.ParticipationId is not { } participationId)
            {
                resolved.Add(new SignatoryDetails(Text.Clean(signatory.Name)!, signatory.Office!));
                continue;
            }

            var known = await (from participation in db.Participations
                               join person in db.People on participation.PersonId equals person.Id
                               where participation.Id == participationId && participation.EventId == eventId
                               select new { person.Name.Latin, participation.Office }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFound("participation");
            resolved.Add(new SignatoryDetails(Text.Clean(signatory.Name) ?? known.Latin, signatory.Office ?? known.Office, participationId));
        }

        return resolved;
    }
}
