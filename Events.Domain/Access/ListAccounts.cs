using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>All accounts by name, or those whose name holds <paramref name="Q" /> or whose address begins so.</summary>
[ForAdministrators]
public sealed record ListAccounts(string? Q = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<AccountRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListAccounts>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(list => list.Q).MaximumLength(100).Must(search => search is null || !search.Any(char.IsControl)).WithMessage("Letters, digits and signs only.");
        }
    }

    internal sealed class Handler(IAccounts accounts) : IRequestHandler<ListAccounts, Page<AccountRow>>
    {
        public Task<Page<AccountRow>> Handle(ListAccounts query, CancellationToken cancellationToken) => accounts.ListAsync(query, cancellationToken);
    }
}

/// <param name="LastSeenUtc">To the minute; null for somebody who has not signed in of late.</param>
public sealed record AccountRow(Guid UserId, string DisplayName, string Email, bool IsDisabled, bool HasSecondFactor, int Roles, DateTime? LastSeenUtc);
