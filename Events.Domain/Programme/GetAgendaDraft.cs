using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>The paper that publishing the programme as it is now would make, to be looked at first. It says on every page that it is a draft.</summary>
/// <param name="Lang">BCP 47, or two with a comma between them for two columns; null for the event's first language.</param>
[ForRoles(EventRole.Organiser)]
public sealed record GetAgendaDraft(Guid EventId, string? Lang = null) : IQuery<AgendaDraft>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetAgendaDraft>
    {
        public Validator() => RuleFor(query => query.Lang).Must(lang => AgendaPrint.AreLanguages(lang!)).When(query => query.Lang is not null).WithMessage(AgendaPrint.GiveLanguages);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetAgendaDraft, AgendaDraft>
    {
        public async Task<AgendaDraft> Handle(GetAgendaDraft query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.AsNoTracking().SingleOrDefaultAsync(edition => edition.Id == query.EventId, cancellationToken) ?? throw new NotFound("event");
            var previous = await db.AgendaReleases.AsNoTracking().Where(release => release.EventId == query.EventId)
                .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken);
            var content = await db.FreezeAgendaAsync(edition, previous, cancellationToken);
            if (content.Sessions.Count == 0)
            {
                throw new RuleViolation("agenda-is-empty", "No session is scheduled yet: there is nothing to publish.");
            }

            var language = query.Lang ?? content.Languages[0];
            var paper = AgendaDocuments.DraftOf(
                content, (previous?.Number ?? 0) + 1, clock.GetUtcNow().UtcDateTime, language, previous is null ? null : AgendaContent.FromJson(previous.Content));
            return new($"{edition.Slug}-agenda-draft-{language.Replace(',', '-')}.pdf", paper);
        }
    }
}

public sealed record AgendaDraft(string FileName, AgendaDocument Paper);
