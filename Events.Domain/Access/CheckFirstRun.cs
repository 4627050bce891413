using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Whether the first-run page is there: 404 for a wrong or spent token, and once there is an administrator.</summary>
[ForTokenHolders]
public sealed record CheckFirstRun(string Token) : IQuery<Unit>
{
    internal sealed class Handler(IEventsDb db, IFirstRun firstRun) : IRequestHandler<CheckFirstRun, Unit>
    {
        public async Task<Unit> Handle(CheckFirstRun query, CancellationToken cancellationToken)
        {
            if (await db.HasAdministratorAsync(cancellationToken))
            {
                firstRun.Close();
            }

            return firstRun.IsOpenTo(query.Token) ? Unit.Value : throw new NotFound("page");
        }
    }
}

/// <summary>The one-time token of an installation without an administrator. Known to whoever reads the application's output.</summary>
public interface IFirstRun
{
    bool IsOpenTo(string token);

    /// <summary>
    /// Takes the token so that nobody else can use it meanwhile; disposing gives it back, unless <see cref="Close" /> came first. Null when
    /// it is wrong, spent or taken.
    /// </summary>
    IDisposable? Take(string token);

    /// <summary>The token is dead for good.</summary>
    void Close();
}

internal static class Administrators
{
    public static Task<bool> HasAdministratorAsync(this IEventsDb db, CancellationToken cancellationToken) =>
        db.RoleAssignments.AnyAsync(role => role.Role == EventRole.Administrator, cancellationToken);
}
