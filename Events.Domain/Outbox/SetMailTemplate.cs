using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Outbox;

/// <summary>Gives the event a text of its own for a kind of mail in a language. Mails that were asked for keep theirs.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record SetMailTemplate(string Subject, string Body) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public MailKind Kind { get; init; }

    /// <summary>BCP 47.</summary>
    [JsonIgnore]
    public string Language { get; init; } = "";

    /// <summary>Of the text that was read, 0 for ours; null for whatever stands.</summary>
    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<SetMailTemplate>
    {
        public Validator()
        {
            RuleFor(command => command.Kind).Must(kind => kind.IsOfEvent()).WithMessage("This mail belongs to no event.");
            RuleFor(command => command.Language).Must(MailText.Languages.Contains).WithMessage($"One of {string.Join(", ", MailText.Languages)}.");
            this.IsMailText(command => command.Kind, command => command.Subject, command => command.Body);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<SetMailTemplate, Unit>
    {
        public async Task<Unit> Handle(SetMailTemplate command, CancellationToken cancellationToken)
        {
            var template = await db.MailTemplates.FirstOrDefaultAsync(
                row => row.EventId == command.EventId && row.Kind == command.Kind && row.Language == command.Language, cancellationToken);
            if (template is null)
            {
                if (command.ExpectedVersion > 0)
                {
                    throw new StaleVersion(0);
                }

                db.MailTemplates.Add(template = new MailTemplate(command.EventId, command.Kind, command.Language));
            }
            else
            {
                template.ExpectVersion(command.ExpectedVersion);
            }

            template.Write(new MailText(command.Subject, command.Body));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
