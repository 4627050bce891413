using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>The value under which public pages are made now: one row read by its key.</summary>
[ForEveryone]
public sealed record GetPublicStamp : IQuery<Guid>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPublicStamp, Guid>
    {
        public Task<Guid> Handle(GetPublicStamp query, CancellationToken cancellationToken) =>
            db.PublicStamps.Where(stamp => stamp.Id == PublicStamp.OnlyId).Select(stamp => stamp.Value).SingleAsync(cancellationToken);
    }
}
