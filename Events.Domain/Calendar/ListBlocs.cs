using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

[ForSignedIn]
public sealed record ListBlocs : IQuery<IReadOnlyList<BlocRow>>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBlocs, IReadOnlyList<BlocRow>>
    {
        public async Task<IReadOnlyList<BlocRow>> Handle(ListBlocs query, CancellationToken cancellationToken) =>
            await db.Blocs.OrderBy(bloc => bloc.Code).Select(bloc => new BlocRow(bloc.Id, bloc.Code, bloc.Name)).ToListAsync(cancellationToken);
    }
}

public sealed record BlocRow(Guid Id, string Code, LocalizedText Name);
