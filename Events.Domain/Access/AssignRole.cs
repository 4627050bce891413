using System.Text.Json.Serialization;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Gives somebody a role in the event. An address without an account needs a name and a first password to make one.</summary>
/// <param name="DelegationId">For a focal point only.</param>
[ForRoles(EventRole.Organiser)]
public sealed record AssignRole(string Email, EventRole Role, Guid? DelegationId = null, string? DisplayName = null, string? Password = null) : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AssignRole>
    {
        public Validator()
        {
            RuleFor(role => role.Email).NotEmpty().IsMailAddress();
            RuleFor(role => role.Role).NotEqual(EventRole.Administrator).WithMessage("The administrator is not assigned in an event.");
            RuleFor(role => role.DelegationId).NotNull().When(role => role.Role is EventRole.FocalPoint).WithMessage("Name the delegation that the focal point nominates for.");
            RuleFor(role => role.DelegationId).Null().When(role => role.Role is not EventRole.FocalPoint).WithMessage("Only a focal point belongs to a delegation.");
            RuleFor(role => role.DisplayName).MaximumLength(120);
        }
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<AssignRole, Guid>
    {
        public async Task<Guid> Handle(AssignRole command, CancellationToken cancellationToken)
        {
            if (command.DelegationId is { } delegationId)
            {
                await db.Delegations.FindInEventAsync(command.EventId, delegationId, cancellationToken);
            }

            var userId = await accounts.FindByEmailAsync(command.Email, cancellationToken) ?? await MakeAccountAsync(command, cancellationToken);
            if (await db.RoleAssignments.AnyAsync(role => role.UserId == userId && role.EventId == command.EventId && role.Role == command.Role && role.DelegationId == command.DelegationId, cancellationToken))
            {
                throw new RuleViolation("one-role", "This user has this role already.", "role");
            }

            var assignment = command.DelegationId is { } own
                ? RoleAssignment.FocalPoint(userId, command.EventId, own)
                : RoleAssignment.InEvent(userId, command.EventId, command.Role);
            db.RoleAssignments.Add(assignment);
            await db.SaveChangesAsync(cancellationToken);
            return assignment.Id;
        }

        private async Task<Guid> MakeAccountAsync(AssignRole command, CancellationToken cancellationToken)
        {
            if (command is { DisplayName: { Length: > 0 } name, Password: { } password })
            {
                return await accounts.CreateAsync(command.Email, name, password, cancellationToken);
            }

            throw new RuleViolation("account-missing", "No account has this address. Give a name and a first password to make one.", "email");
        }
    }
}
