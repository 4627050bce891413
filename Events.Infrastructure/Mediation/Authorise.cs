using System.Reflection;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Infrastructure.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Mediation;

/// <summary>
/// Reads the policy off the message and holds it against the sender's roles. Every door (HTTP, page, circuit, job) sends messages, so
/// this is the one place where rights are decided.
/// </summary>
internal sealed class Authorise<TRequest, TResponse>(IEventsDb db, CurrentUser user, AccountSettings settings) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly PolicyAttribute policy = typeof(TRequest).GetCustomAttribute<PolicyAttribute>()
        ?? throw new InvalidOperationException($"{typeof(TRequest).Name} carries no policy.");

    private static readonly bool isFree = policy is ForEveryoneAttribute or ForTokenHoldersAttribute || typeof(TRequest).IsDefined(typeof(BeforeSecondFactorAttribute), false);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var eventId = (request as IForEvent)?.EventId;
        if (user.UserIdOrNone is { } userId)
        {
            var anywhere = policy is ForRolesAnywhereAttribute;
            user.Hold(await db.RoleAssignments.AsNoTracking()
                .Where(assignment => assignment.UserId == userId && (anywhere || assignment.EventId == null || assignment.EventId == eventId))
                .ToListAsync(cancellationToken));
            if (!isFree && settings.RequireSecondFactor && !user.HasSecondFactor && await db.NeedsSecondFactorAsync(userId, cancellationToken))
            {
                throw new SecondFactorRequired();
            }
        }
        else if (policy is not (ForEveryoneAttribute or ForTokenHoldersAttribute))
        {
            throw new SignInRequired();
        }

        switch (policy)
        {
            case ForAdministratorsAttribute when !user.IsAdministrator:
                throw new Forbidden("Only the system administrator may do this.");
            case ForRolesAnywhereAttribute anywhere when !user.IsAdministrator && !user.Roles.Overlaps(anywhere.Roles):
                throw new Forbidden("Your roles do not include this.");
            case ForRolesAttribute roles:
                await RequireAsync(roles.Roles, request, eventId, cancellationToken);
                break;
            case ForStaffAttribute:
                await RequireAsync(ForRolesAttribute.Staff, request, eventId, cancellationToken);
                break;
        }

        var (action, reason) = (user.Action, user.Reason);
        (user.Action, user.Reason) = (typeof(TRequest).Name, (request as IWithReason)?.Reason);
        try
        {
            return await next();
        }
        finally
        {
            (user.Action, user.Reason) = (action, reason);
        }
    }

    private async Task RequireAsync(IReadOnlyList<EventRole> allowed, TRequest request, Guid? eventId, CancellationToken cancellationToken)
    {
        if (!user.IsAdministrator && user.Roles.Count == 0)
        {
            throw new NotFound("event");
        }

        if (user.IsAdministrator)
        {
            if (!await db.Events.AnyAsync(existing => existing.Id == eventId, cancellationToken))
            {
                throw new NotFound("event");
            }
        }
        else if (!user.Roles.Overlaps(allowed))
        {
            throw new Forbidden("Your role in this event does not include this.");
        }

        if (user.OnlyDelegations is { } own)
        {
            await NarrowAsync(own, request, eventId, cancellationToken);
        }
    }

    /// <summary>A focal point passes with their own delegation in hand; any other is not there for them.</summary>
    private async Task NarrowAsync(IReadOnlyList<Guid> own, TRequest request, Guid? eventId, CancellationToken cancellationToken)
    {
        switch (request)
        {
            case IForDelegation { DelegationId: var delegationId } when !own.Contains(delegationId):
                throw new NotFound("delegation");
            case IForParticipation { ParticipationId: var participationId }:
                var delegation = await db.Participations.Where(participation => participation.Id == participationId && participation.EventId == eventId)
                    .Select(participation => participation.DelegationId).FirstOrDefaultAsync(cancellationToken);
                if (delegation is not { } theirs || !own.Contains(theirs))
                {
                    throw new NotFound("participation");
                }

                break;
            case IForDelegation or IFiltersByCaller:
                break;
            default:
                throw new Forbidden("Your role in this event does not include this.");
        }
    }
}
