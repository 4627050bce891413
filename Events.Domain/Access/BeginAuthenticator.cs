using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>A key for the caller's authenticator app, shown until a code confirms it. What is set up already stays until then.</summary>
/// <param name="Password">Needed to replace an authenticator.</param>
[ForSignedIn, BeforeSecondFactor]
public sealed record BeginAuthenticator(string? Password = null) : ICommand<AuthenticatorSetup>
{
    internal sealed class Validator : AbstractValidator<BeginAuthenticator>
    {
        public Validator() => RuleFor(begin => begin.Password).MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys) : IRequestHandler<BeginAuthenticator, AuthenticatorSetup>
    {
        public async Task<AuthenticatorSetup> Handle(BeginAuthenticator command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            var authenticator = await db.Authenticators.FirstOrDefaultAsync(own => own.UserId == caller.UserId, cancellationToken)
                ?? db.Authenticators.Add(new Authenticator(caller.UserId)).Entity;
            if (authenticator.Secret is not null)
            {
                await accounts.RequirePasswordAsync(caller.UserId, command.Password, cancellationToken);
            }

            var secret = authenticator.Begin();
            await db.SaveChangesAsync(cancellationToken);
            return AuthenticatorSetup.Of(secret, (await accounts.FindAsync([caller.UserId], cancellationToken))[caller.UserId].Email);
        }
    }
}

/// <param name="Key">In base32, to be typed into the app.</param>
/// <param name="Address">The same with the account's name, for a QR code.</param>
public sealed record AuthenticatorSetup(string Key, string Address)
{
    internal static AuthenticatorSetup Of(byte[] secret, string email) => new(OneTimeCode.KeyOf(secret), OneTimeCode.AddressOf(secret, email));
}
