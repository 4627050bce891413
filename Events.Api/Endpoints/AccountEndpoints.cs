using Events.Api.Setup;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>The caller's own account, and for the administrator everybody's.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/auth").WithTags("Own account").OverTlsOnly();
        own.MapPut("/password", (ChangePassword request, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, request, cancellationToken));
        own.MapPost("/email", AskForEmailChangeAsync);
        own.MapPost("/email/confirm", (ChangeEmail request, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, request, cancellationToken)).AllowAnonymous();
        own.MapGet("/second-factor", (IMediator mediator, CancellationToken cancellationToken) => ReadAsync(mediator, new GetMySecurity(), cancellationToken));
        own.MapPost("/authenticator", (BeginAuthenticator request, IMediator mediator, CancellationToken cancellationToken) => MadeAsync(mediator, request, cancellationToken));
        own.MapPost("/authenticator/enable", (EnableAuthenticator request, IMediator mediator, CancellationToken cancellationToken) => MadeAsync(mediator, request, cancellationToken));
        own.MapPost("/authenticator/turn-off", (TurnOffAuthenticator request, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, request, cancellationToken));
        own.MapPost("/recovery-codes", (MakeRecoveryCodes request, IMediator mediator, CancellationToken cancellationToken) => MadeAsync(mediator, request, cancellationToken));
        own.MapPost("/passkeys/begin", (IMediator mediator, CancellationToken cancellationToken) => MadeAsync(mediator, new BeginPasskey(), cancellationToken));
        own.MapPost("/passkeys", (AddPasskey request, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, request, cancellationToken));
        own.MapPut("/passkeys/{passkeyId}", (string passkeyId, RenamePasskey request, IMediator mediator, CancellationToken cancellationToken) =>
            DoneAsync(mediator, request with { PasskeyId = passkeyId }, cancellationToken));
        own.MapDelete("/passkeys/{passkeyId}", (string passkeyId, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new RemovePasskey(passkeyId), cancellationToken));
        own.MapGet("/sessions", (IMediator mediator, CancellationToken cancellationToken) => ReadAsync(mediator, new ListMySessions(), cancellationToken));
        own.MapDelete("/sessions/{sessionId:guid}", (Guid sessionId, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new EndSession(sessionId), cancellationToken));
        own.MapPost("/sessions/end-all", (IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new EndAllSessions(), cancellationToken));

        var all = routes.MapGroup("/accounts").WithTags("Accounts");
        all.MapGet("", (IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1, int pageSize = Paging.DefaultSize) =>
            ReadAsync(mediator, new ListAccounts(q, page, pageSize), cancellationToken));
        all.MapPost("/{userId:guid}/disable", (Guid userId, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new DisableAccount(userId), cancellationToken));
        all.MapPost("/{userId:guid}/enable", (Guid userId, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new EnableAccount(userId), cancellationToken));
        all.MapPost("/{userId:guid}/remove-second-factor", (Guid userId, IMediator mediator, CancellationToken cancellationToken) => DoneAsync(mediator, new RemoveSecondFactor(userId), cancellationToken));
    }

    /// <summary>202 whether the address is another account's or not.</summary>
    private static async Task<Accepted> AskForEmailChangeAsync(AskForEmailChange request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(request, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<T>> ReadAsync<T>(IMediator mediator, IQuery<T> query, CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(query, cancellationToken));

    private static async Task<Ok<T>> MadeAsync<T>(IMediator mediator, ICommand<T> command, CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(command, cancellationToken));

    private static async Task<NoContent> DoneAsync(IMediator mediator, ICommand command, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return TypedResults.NoContent();
    }
}
