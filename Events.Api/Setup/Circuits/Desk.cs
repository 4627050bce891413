using Events.Domain.Common;
using Events.Infrastructure.Access;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace Events.Api.Setup.Circuits;

/// <summary>
/// Asks the house on behalf of whoever sits at an open page. Each message is sent in a scope of its own: fresh data, nothing kept between
/// clicks, and the session looked at as for every request.
/// </summary>
public sealed class Desk(IServiceScopeFactory scopes, AuthenticationStateProvider who)
{
    /// <summary>The session is over: the page has to go out. Raised on whichever thread noticed it.</summary>
    public event Action? Closed;

    /// <summary>A command was carried out: work may be in the making that somebody waits for.</summary>
    public event Action? Commanded;

    /// <summary>Answers what the message answers, or throws what it throws.</summary>
    /// <exception cref="SignInRequired">The session is over; the page goes out by itself.</exception>
    public async Task<T> AskAsync<T>(IRequest<T> message, CancellationToken cancellationToken = default)
    {
        var principal = (await who.GetAuthenticationStateAsync()).User;
        // Off the circuit's own thread: a small database answers without ever letting go of it, and the page could not even show that it waits.
        var answer = await Task.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var live = Accounts.SessionIdOf(principal) is { } id ? await scope.ServiceProvider.GetRequiredService<Sessions>().UseAsync(id, cancellationToken) : null;
                if (live is null || live.UserId != Accounts.UserIdOf(principal))
                {
                    Closed?.Invoke();
                    throw new SignInRequired();
                }

                scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(live);
                return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellationToken);
            },
            cancellationToken);
        if (message is ICommand<T>)
        {
            Commanded?.Invoke();
        }

        return answer;
    }

    /// <summary>Whether the session is still one. No sign of life: a page that is only left open idles like any other.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        var principal = (await who.GetAuthenticationStateAsync()).User;
        await using var scope = scopes.CreateAsyncScope();
        return Accounts.SessionIdOf(principal) is { } id && await scope.ServiceProvider.GetRequiredService<Sessions>().IsAliveAsync(id, cancellationToken);
    }
}
