using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Keeps the passkey that the caller's browser has made. The session counts as opened with it.</summary>
/// <param name="Credential">JSON, as the browser gives it.</param>
[ForSignedIn, BeforeSecondFactor]
public sealed record AddPasskey(Guid Ceremony, string Credential, string Name) : ICommand
{
    internal sealed class Validator : AbstractValidator<AddPasskey>
    {
        public Validator()
        {
            RuleFor(add => add.Name).NotEmpty().MaximumLength(IPasskeys.MaxNameLength);
            RuleFor(add => add.Credential).NotEmpty().MaximumLength(IPasskeys.MaxCredentialLength);
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys, ISessions sessions, TimeProvider clock) : IRequestHandler<AddPasskey, Unit>
    {
        public async Task<Unit> Handle(AddPasskey command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            if (await passkeys.CountAsync(caller.UserId, cancellationToken) >= IPasskeys.MaxPerUser)
            {
                throw new RuleViolation("too-many-passkeys", $"An account has at most {IPasskeys.MaxPerUser} passkeys. Remove one first.");
            }

            await passkeys.AddAsync(caller.UserId, command.Ceremony, command.Credential, Text.Clean(command.Name) ?? "Passkey", cancellationToken);
            await db.StrengthenSessionAsync(caller, SignInMethod.Passkey, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, clock.GetUtcNow().UtcDateTime, nameof(AddPasskey), caller.UserId, "Passkeys"));
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(caller.UserId);
            return Unit.Value;
        }
    }
}
