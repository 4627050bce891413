using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>Sets or lifts the limits that are named; the others stay as they are.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record SetQuotas(IReadOnlyList<QuotaLimit> Quotas) : ICommand, IForDelegation
{
    public const int MaxLimit = 100_000;

    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DelegationId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<SetQuotas>
    {
        public Validator()
        {
            RuleFor(command => command.Quotas).NotEmpty()
                .Must(quotas => quotas.Count <= Paging.MaxSize).WithMessage($"At most {Paging.MaxSize} limits.")
                .Must(quotas => quotas.All(quota => quota.Limit is null or (>= 0 and <= MaxLimit))).WithMessage($"A limit lies between 0 and {MaxLimit}.")
                .Must(quotas => quotas.DistinctBy(quota => quota.CategoryId).Count() == quotas.Count).WithMessage("Name each category once.");
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks) : IRequestHandler<SetQuotas, Unit>
    {
        public async Task<Unit> Handle(SetQuotas command, CancellationToken cancellationToken)
        {
            var named = command.Quotas.Select(quota => quota.CategoryId).OfType<Guid>().ToList();
            if (await db.Categories.CountAsync(category => category.EventId == command.EventId && named.Contains(category.Id), cancellationToken) != named.Count)
            {
                throw new NotFound("category");
            }

            await using var locked = await locks.TakeAsync(command.EventId, command.DelegationId, cancellationToken);
            locked.Delegation.ExpectVersion(command.ExpectedVersion);
            foreach (var quota in command.Quotas)
            {
                locked.Delegation.SetQuota(quota.CategoryId, quota.Limit);
            }

            await locked.SaveAndCommitAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <param name="CategoryId">Null for the overflow.</param>
/// <param name="Limit">Null lifts the limit.</param>
public sealed record QuotaLimit(Guid? CategoryId, int? Limit);
