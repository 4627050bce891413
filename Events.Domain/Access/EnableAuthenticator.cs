using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Confirms the key by a code of the app; from now on signing in asks for one. Answers the recovery codes, which are shown this once.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record EnableAuthenticator(string Code) : ICommand<RecoveryCodes>
{
    internal sealed class Validator : AbstractValidator<EnableAuthenticator>
    {
        public Validator() => RuleFor(enable => enable.Code).NotEmpty().MaximumLength(20);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys, ISessions sessions, TimeProvider clock) : IRequestHandler<EnableAuthenticator, RecoveryCodes>
    {
        public async Task<RecoveryCodes> Handle(EnableAuthenticator command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await accounts.CountAttemptAsync(caller.UserId, cancellationToken);
            var authenticator = await db.Authenticators.FirstOrDefaultAsync(own => own.UserId == caller.UserId, cancellationToken) ?? new Authenticator(caller.UserId);
            var codes = authenticator.Confirm(command.Code, clock.GetUtcNow().UtcDateTime);
            await db.StrengthenSessionAsync(caller, SignInMethod.PasswordAndCode, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await accounts.ForgetAttemptsAsync(caller.UserId, cancellationToken);
            sessions.Forget(caller.UserId);
            return new RecoveryCodes(codes);
        }
    }
}

/// <param name="Codes">Each lets its owner in once, in place of a code of the app.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
