using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>One released session for a calendar program (iCalendar, RFC 5545), under the same id as in the calendar of the whole agenda.</summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
[ForEveryone]
public sealed record GetSessionCalendar(string Slug, Guid SessionId, string? Lang = null) : IQuery<AgendaCalendarFile>
{
    internal sealed class Validator : AbstractValidator<GetSessionCalendar>
    {
        public Validator() => RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
    }

    internal sealed class Handler(IEventsDb db, IAgendaCalendar calendar) : IRequestHandler<GetSessionCalendar, AgendaCalendarFile>
    {
        public async Task<AgendaCalendarFile> Handle(GetSessionCalendar query, CancellationToken cancellationToken)
        {
            var agenda = (await db.FindReleasedAsync(edition => edition.Slug == query.Slug, cancellationToken)).Read(query.Lang);
            var day = agenda.Days.FirstOrDefault(day => day.Items.Any(item => item.SessionId == query.SessionId)) ?? throw new NotFound("session");
            var alone = agenda with { Days = [day with { Items = [.. day.Items.Where(item => item.SessionId == query.SessionId)] }] };
            return new AgendaCalendarFile(calendar.Write(alone), $"{agenda.Slug}-session.ics");
        }
    }
}
