using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Access;

/// <summary>What the browser needs to make a passkey for the caller. Good for five minutes and one answer.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record BeginPasskey : ICommand<PasskeyCeremony>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys) : IRequestHandler<BeginPasskey, PasskeyCeremony>
    {
        public async Task<PasskeyCeremony> Handle(BeginPasskey command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            return await passkeys.BeginAddingAsync(caller.UserId, cancellationToken);
        }
    }
}
