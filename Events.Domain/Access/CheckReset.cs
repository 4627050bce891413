using Events.Domain.Common;
using Events.Domain.Links;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Whether the link still sets a password: 404 for a wrong one, 410 for one that is used, called back or too old.</summary>
[ForTokenHolders]
public sealed record CheckReset(string Token) : IQuery<Unit>
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CheckReset, Unit>
    {
        public async Task<Unit> Handle(CheckReset query, CancellationToken cancellationToken)
        {
            (await db.Links.FindByTokenAsync(LinkPurpose.ResetPassword, query.Token, cancellationToken)).Require(clock.GetUtcNow().UtcDateTime);
            return Unit.Value;
        }
    }
}
