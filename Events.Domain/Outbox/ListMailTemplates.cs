using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Outbox;

/// <summary>Every text that the event's mails are written with, its own or ours.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ListMailTemplates(Guid EventId) : IQuery<IReadOnlyList<MailTemplateRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListMailTemplates, IReadOnlyList<MailTemplateRow>>
    {
        public async Task<IReadOnlyList<MailTemplateRow>> Handle(ListMailTemplates query, CancellationToken cancellationToken)
        {
            var own = await db.MailTemplates.Where(template => template.EventId == query.EventId)
                .Select(template => new { template.Kind, template.Language, template.Version, template.Subject, template.Body }).ToListAsync(cancellationToken);
            return
            [
                .. from kind in Enum.GetValues<MailKind>().Where(kind => kind.IsOfEvent())
                   from language in MailText.Languages
                   let theirs = own.FirstOrDefault(template => template.Kind == kind && template.Language == language)
                   let text = theirs is null ? MailText.Standard(kind, language) : new MailText(theirs.Subject, theirs.Body)
                   select new MailTemplateRow(kind, language, theirs is not null, theirs?.Version ?? 0, text.Subject, text.Body, MailText.PlaceholdersOf(kind)),
            ];
        }
    }
}

/// <param name="Language">BCP 47.</param>
/// <param name="IsOwn">False for the text that comes with the software.</param>
/// <param name="Version">Of the event's own text; 0 while it has none.</param>
/// <param name="Placeholders">What the text may name in braces.</param>
public sealed record MailTemplateRow(MailKind Kind, string Language, bool IsOwn, long Version, string Subject, string Body, IReadOnlyList<string> Placeholders);
