using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>
/// A desk takes one badge to its printer. Of several desks at once one does; the others are told who and when. The paper is
/// <see cref="GetBadgePaper" />.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record PrintBadge(Guid EventId, Guid ParticipationId) : ICommand<PrintedBadge>, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IBadgeCodes codes, TimeProvider clock) : IRequestHandler<PrintBadge, PrintedBadge>
    {
        public async Task<PrintedBadge> Handle(PrintBadge command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            await RefuseTwiceAsync(participation.CurrentBadge, command.EventId, cancellationToken);
            var badge = participation.PrintBadge(codes, caller.UserId, clock.GetUtcNow().UtcDateTime);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (Exception lost) when (lost is DbUpdateConcurrencyException or RuleViolation)
            {
                var now = await db.Participations.AsNoTracking().FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
                await RefuseTwiceAsync(now.CurrentBadge, command.EventId, cancellationToken);
                throw;
            }

            return new PrintedBadge(badge.Serial);
        }

        /// <summary>"Printed at 09:12 by Anna Berg": whoever asks for it again wants to know where to look.</summary>
        private async Task RefuseTwiceAsync(Badge? badge, Guid eventId, CancellationToken cancellationToken)
        {
            if (badge is not { PrintedUtc: { } printed, PrintedBy: { } by })
            {
                return;
            }

            var zone = await db.Events.Where(edition => edition.Id == eventId).Select(edition => edition.Zone).SingleAsync(cancellationToken);
            var name = (await accounts.FindAsync([by], cancellationToken)).GetValueOrDefault(by)?.DisplayName ?? "somebody";
            var (date, time) = EventClock.ToLocal(printed, zone);
            throw new RuleViolation("badge-printed", FormattableString.Invariant($"Printed on {date:yyyy-MM-dd} at {time:HH:mm} by {name}. Print it again with a reason: the earlier one is void then."));
        }
    }
}

/// <param name="Serial">As it stands on the badge.</param>
public sealed record PrintedBadge(string Serial);
