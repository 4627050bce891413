using MediatR;

namespace Events.Domain.Common;

/// <summary>Something that happened to an aggregate, in the past tense.</summary>
public interface IDomainEvent : INotification;

/// <summary>Any message: carries exactly one <see cref="Access.PolicyAttribute" />.</summary>
public interface IMessage;

/// <summary>Changes something, in one save.</summary>
public interface ICommand<out TResult> : IRequest<TResult>, IMessage;

/// <summary>Changes something and has nothing to tell.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>Reads, and changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>, IMessage;

/// <summary>A message about one event: the sender's roles in that event decide.</summary>
public interface IForEvent : IMessage
{
    Guid EventId { get; }
}

/// <summary>A message about one delegation: a focal point passes for their own only; any other answers 404.</summary>
public interface IForDelegation : IForEvent
{
    Guid DelegationId { get; }
}

/// <summary>A message about one participation: a focal point passes for those of their own delegation only.</summary>
public interface IForParticipation : IForEvent
{
    Guid ParticipationId { get; }
}

/// <summary>
/// A list whose handler shows a focal point nothing but their own delegations, by <see cref="Access.ICaller.OnlyDelegations" />.
/// </summary>
public interface IFiltersByCaller : IForEvent;

/// <summary>A command that says why; the reason goes into the audit row.</summary>
public interface IWithReason
{
    string? Reason { get; }
}
