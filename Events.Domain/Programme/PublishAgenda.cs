using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>
/// Issues the programme as it is now as the next version of the agenda, and asks for its papers in the same save. A programme in which
/// nothing has changed makes no new version.
/// </summary>
[ForRoles(EventRole.Organiser)]
public sealed record PublishAgenda(Guid EventId) : ICommand<IssuedAgenda>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<PublishAgenda, IssuedAgenda>
    {
        public async Task<IssuedAgenda> Handle(PublishAgenda command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            var previous = await db.AgendaReleases.AsNoTracking().Where(release => release.EventId == command.EventId)
                .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken);
            var content = await FreezeAsync(edition, previous, cancellationToken);
            if (content.Sessions.Count == 0)
            {
                throw new RuleViolation("agenda-is-empty", "No session is scheduled yet: there is nothing to publish.");
            }

            if (previous?.ContentHash == AgendaRelease.HashOf(content.ToJson()))
            {
                return new IssuedAgenda(previous.Id, previous.Number, previous.IssuedUtc, IsNew: false);
            }

            var nowUtc = clock.GetUtcNow().UtcDateTime;
            var release = new AgendaRelease(edition.Id, (previous?.Number ?? 0) + 1, content, caller.UserId, nowUtc);
            db.AgendaReleases.Add(release);
            foreach (var print in release.Prints)
            {
                var dedupKey = $"agenda:{release.Id}:{print.Language}:{release.ContentHash}";
                db.JobRequests.Add(new JobRequest(JobKind.RenderAgenda, edition.Id, print.Id, dedupKey, caller.UserId, nowUtc));
            }

            await db.SaveChangesAsync(cancellationToken);
            return new IssuedAgenda(release.Id, release.Number, release.IssuedUtc, IsNew: true);
        }

        private async Task<AgendaContent> FreezeAsync(Event edition, AgendaRelease? previous, CancellationToken cancellationToken)
        {
            var announced = previous is null ? [] : AgendaContent.FromJson(previous.Content).Sessions.Select(session => session.Id).ToHashSet();
            var sessions = await db.Sessions.AsNoTracking().Where(session => session.EventId == edition.Id && session.State != SessionState.Draft)
                .OrderBy(session => session.StartsUtc).ThenBy(session => session.Order).ThenBy(session => session.Id)
                .ToListAsync(cancellationToken);
            // What was never announced is not announced as cancelled.
            sessions.RemoveAll(session => session.State is SessionState.Cancelled && !announced.Contains(session.Id));
            var rooms = await db.Rooms.Where(room => room.EventId == edition.Id).Select(room => new { room.Id, room.Name }).ToDictionaryAsync(room => room.Id, room => room.Name, cancellationToken);
            var speakers = await SpeakersAsync(edition.Id, cancellationToken);
            var country = await db.Countries.Where(country => country.Id == edition.HostCountryId).Select(country => country.Name).SingleAsync(cancellationToken);
            return new AgendaContent(
                edition.Name, edition.Theme, edition.Venue, edition.City, country, edition.StartsOn, edition.EndsOn, edition.Zone,
                edition.Languages.Count > 0 ? [.. edition.Languages.Distinct()] : [LocalizedText.English],
                [.. sessions.Select(session => AgendaSession.Of(
                    session, session.RoomId is { } roomId ? rooms[roomId] : null,
                    [.. session.People.OrderBy(person => person.Order).Where(person => speakers.ContainsKey(person.ParticipationId))
                        .Select(person => speakers[person.ParticipationId] with { Role = person.Role })]))]);
        }

        /// <summary>Those with a part in a session who still come: the withdrawn are not announced.</summary>
        private async Task<Dictionary<Guid, AgendaSpeaker>> SpeakersAsync(Guid eventId, CancellationToken cancellationToken)
        {
            var named = db.Sessions.Where(session => session.EventId == eventId).SelectMany(session => session.People).Select(person => person.ParticipationId);
            var people = await db.Participations.Where(participation => named.Contains(participation.Id) && Bookings.TakingPart.Contains(participation.State))
                .Join(db.People, participation => participation.PersonId, person => person.Id, (participation, person) => new
                {
                    participation.Id,
                    participation.Office,
                    participation.Organisation,
                    person.Name.Honorific,
                    person.Name.Latin,
                    person.Name.Native,
                    person.Name.NativeLanguage,
                })
                .ToListAsync(cancellationToken);
            return people.ToDictionary(
                person => person.Id,
                person => new AgendaSpeaker(default, person.Honorific, person.Latin, person.Native, person.NativeLanguage, person.Office, person.Organisation));
        }
    }
}

/// <param name="Number">The version of the agenda, from 1.</param>
/// <param name="IsNew">False when nothing had changed since this version.</param>
public sealed record IssuedAgenda(Guid ReleaseId, int Number, DateTime IssuedUtc, bool IsNew);
