using System.Text.Json.Serialization;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Another name for one of the caller's passkeys.</summary>
[ForSignedIn]
public sealed record RenamePasskey(string Name) : ICommand
{
    [JsonIgnore]
    public string PasskeyId { get; init; } = "";

    internal sealed class Validator : AbstractValidator<RenamePasskey>
    {
        public Validator() => RuleFor(rename => rename.Name).NotEmpty().MaximumLength(IPasskeys.MaxNameLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys) : IRequestHandler<RenamePasskey, Unit>
    {
        public async Task<Unit> Handle(RenamePasskey command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await passkeys.RenameAsync(caller.UserId, command.PasskeyId, Text.Clean(command.Name) ?? "Passkey", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
