using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>The latest released agenda for a calendar program (iCalendar, RFC 5545).</summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
[ForEveryone]
public sealed record GetAgendaCalendar(Guid EventId, string? Lang = null) : IQuery<AgendaCalendarFile>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetAgendaCalendar>
    {
        public Validator() => RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
    }

    internal sealed class Handler(IEventsDb db, IAgendaCalendar calendar) : IRequestHandler<GetAgendaCalendar, AgendaCalendarFile>
    {
        public async Task<AgendaCalendarFile> Handle(GetAgendaCalendar query, CancellationToken cancellationToken)
        {
            var released = await db.FindReleasedAsync(edition => edition.Id == query.EventId, cancellationToken);
            return new AgendaCalendarFile(calendar.Write(released.Read(query.Lang)), $"{released.Slug}-agenda.ics");
        }
    }
}

/// <param name="Text">With CRLF lines.</param>
/// <param name="FileName">For whoever saves it.</param>
public sealed record AgendaCalendarFile(string Text, string FileName);

/// <summary>Writes an agenda as iCalendar; decides nothing.</summary>
public interface IAgendaCalendar
{
    string Write(PublishedAgenda agenda);
}
