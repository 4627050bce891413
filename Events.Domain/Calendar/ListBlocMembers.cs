using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>
/// Who belonged to a bloc on a day, which is an event's and never silently today (domain rule 25). Members in protocol order, then
/// observers, then candidates.
/// </summary>
[ForSignedIn]
public sealed record ListBlocMembers(string Code, DateOnly On, string Lang = LocalizedText.English) : IQuery<IReadOnlyList<BlocMemberRow>>
{
    internal sealed class Validator : AbstractValidator<ListBlocMembers>
    {
        public Validator() => RuleFor(query => query.Lang).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBlocMembers, IReadOnlyList<BlocMemberRow>>
    {
        public async Task<IReadOnlyList<BlocMemberRow>> Handle(ListBlocMembers query, CancellationToken cancellationToken)
        {
            var blocId = await db.Blocs.Where(bloc => bloc.Code == query.Code).Select(bloc => (Guid?)bloc.Id).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFound("bloc");
            var inOrder = await db.Blocs.Where(bloc => bloc.Id == blocId)
                .SelectMany(bloc => bloc.Memberships)
                .Where(membership => membership.From <= query.On && (membership.To == null || query.On <= membership.To))
                .Join(db.Countries, membership => membership.CountryId, country => country.Id, (membership, country) => new { membership.Status, membership.From, country })
                .OrderBy(row => row.country.ProtocolSortKey)
                .Select(row => new BlocMemberRow(row.country.Id, row.country.Code, row.country.Name.In(query.Lang), row.Status, row.From))
                .ToListAsync(cancellationToken);
            return [.. inOrder.OrderBy(row => row.Status)];
        }
    }
}

/// <param name="Since">The first day in this status.</param>
public sealed record BlocMemberRow(Guid CountryId, string Code, string Name, MembershipStatus Status, DateOnly Since);
