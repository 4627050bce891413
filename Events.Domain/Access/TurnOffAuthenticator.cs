using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Signing in asks for no code of the app any more. Refused to those who need a second factor and have no other.</summary>
[ForSignedIn]
public sealed record TurnOffAuthenticator(string Password) : ICommand
{
    internal sealed class Validator : AbstractValidator<TurnOffAuthenticator>
    {
        public Validator() => RuleFor(off => off.Password).NotEmpty().MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys, AccountSettings settings) : IRequestHandler<TurnOffAuthenticator, Unit>
    {
        public async Task<Unit> Handle(TurnOffAuthenticator command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await accounts.RequirePasswordAsync(caller.UserId, command.Password, cancellationToken);
            if (settings.RequireSecondFactor && await passkeys.CountAsync(caller.UserId, cancellationToken) == 0 && await db.NeedsSecondFactorAsync(caller.UserId, cancellationToken))
            {
                throw new RuleViolation("second-factor-needed", "Your role needs a second factor. Add a passkey first, or replace the authenticator.");
            }

            db.Authenticators.RemoveRange(await db.Authenticators.Where(own => own.UserId == caller.UserId).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
