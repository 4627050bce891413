using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>New recovery codes, shown this once; the earlier ones are void.</summary>
[ForSignedIn]
public sealed record MakeRecoveryCodes(string Password) : ICommand<RecoveryCodes>
{
    internal sealed class Validator : AbstractValidator<MakeRecoveryCodes>
    {
        public Validator() => RuleFor(make => make.Password).NotEmpty().MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys) : IRequestHandler<MakeRecoveryCodes, RecoveryCodes>
    {
        public async Task<RecoveryCodes> Handle(MakeRecoveryCodes command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await accounts.RequirePasswordAsync(caller.UserId, command.Password, cancellationToken);
            var authenticator = await db.Authenticators.FirstOrDefaultAsync(own => own.UserId == caller.UserId && own.Secret != null, cancellationToken) ?? throw new NotFound("authenticator");
            var codes = authenticator.MakeRecoveryCodes();
            await db.SaveChangesAsync(cancellationToken);
            return new RecoveryCodes(codes);
        }
    }
}
