using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Outbox;

/// <summary>Back to the text that comes with the software.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="ExpectedVersion">Of the text that was read; null for whatever stands.</param>
[ForRoles(EventRole.Organiser)]
public sealed record RemoveMailTemplate(Guid EventId, MailKind Kind, string Language, long? ExpectedVersion = null) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemoveMailTemplate, Unit>
    {
        public async Task<Unit> Handle(RemoveMailTemplate command, CancellationToken cancellationToken)
        {
            var template = await db.MailTemplates.FirstOrDefaultAsync(
                row => row.EventId == command.EventId && row.Kind == command.Kind && row.Language == command.Language, cancellationToken) ?? throw new NotFound("mail template");
            template.ExpectVersion(command.ExpectedVersion);
            db.MailTemplates.Remove(template);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
