using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Makes the system administrator of an installation that has none. The token is spent by it.</summary>
/// <param name="Token">From the link that the application printed when it started.</param>
[ForTokenHolders]
public sealed record MakeFirstAdministrator(string Token, string DisplayName, string Email, string Password) : ICommand<Guid>
{
    /// <summary>Characters; length is what makes a password strong.</summary>
    public const int MinPasswordLength = 12;

    /// <summary>Longer ones are refused before any hashing.</summary>
    public const int MaxPasswordLength = 200;

    public const int MaxNameLength = 120;

    internal sealed class Validator : AbstractValidator<MakeFirstAdministrator>
    {
        public Validator()
        {
            RuleFor(first => first.DisplayName).NotEmpty().MaximumLength(MaxNameLength);
            RuleFor(first => first.Email).NotEmpty().IsMailAddress();
            RuleFor(first => first.Password).MinimumLength(MinPasswordLength).MaximumLength(MaxPasswordLength);
        }
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts, IFirstRun firstRun) : IRequestHandler<MakeFirstAdministrator, Guid>
    {
        public async Task<Guid> Handle(MakeFirstAdministrator command, CancellationToken cancellationToken)
        {
            if (await db.HasAdministratorAsync(cancellationToken))
            {
                firstRun.Close();
            }

            using var use = firstRun.Take(command.Token) ?? throw new NotFound("page");
            var userId = await accounts.CreateAsync(command.Email, command.DisplayName, command.Password, cancellationToken);
            db.RoleAssignments.Add(RoleAssignment.Administrator(userId));
            await db.SaveChangesAsync(cancellationToken);
            firstRun.Close();
            return userId;
        }
    }
}
