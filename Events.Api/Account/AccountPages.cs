using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using MediatR;

namespace Events.Api.Account;

/// <summary>Somebody's own account: the password, the second factor, and where they are signed in.</summary>
internal static class AccountPages
{
    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").RequireAuthorization().OverTlsOnly();
        account.MapGet("", (HttpContext context, IMediator mediator) => ShowAsync(context, mediator));
        account.MapGet("/password", (HttpContext context, IMediator mediator) => PasswordAsync(context, mediator, null));
        account.MapForm("/password", ChangePasswordAsync);
        account.MapForm("/sessions/{sessionId:guid}/end", EndSessionAsync);
        account.MapForm("/sessions/end-all", EndAllSessionsAsync);
    }

    /// <summary>The page, with what was refused on it.</summary>
    public static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string? refusal = null)
    {
        var security = await mediator.Send(new GetMySecurity(), context.RequestAborted);
        var sessions = await mediator.Send(new ListMySessions(), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<AccountPage>(
            new { Reader = Reader.Of(context) with { Path = "/account" }, Me = me, Security = security, Sessions = sessions, Refusal = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Does it and comes back to the page, so that a reload does not do it again.</summary>
    public static async Task<IResult> DoAsync(HttpContext context, IMediator mediator, Func<Task> act)
    {
        var refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, act);
        return refusal is null ? TypedResults.LocalRedirect(Reader.Of(context).Link("/account")) : await ShowAsync(context, mediator, refusal);
    }

    private static async Task<IResult> PasswordAsync(HttpContext context, IMediator mediator, string? refusal)
    {
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        if (await mediator.Send(new GetMySecurity(), context.RequestAborted) is { IsNeeded: true, IsShown: false })
        {
            throw new Domain.Common.SecondFactorRequired();
        }

        return PageResults.Private<PasswordPage>(new { Reader = Reader.Of(context), Me = me, Refusal = refusal }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>All sessions end; this browser gets another one at once.</summary>
    private static async Task<IResult> ChangePasswordAsync(HttpContext context, IMediator mediator, Door door, ICaller caller)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var refusal = await Refusals.SentenceAsync(
            Reader.Of(context).Words, () => mediator.Send(new ChangePassword(form["password"].ToString(), form["newPassword"].ToString()), context.RequestAborted));
        if (refusal is not null)
        {
            return await PasswordAsync(context, mediator, refusal);
        }

        await door.EnterAgainAsync(caller.UserId, caller.HasSecondFactor);
        return TypedResults.LocalRedirect(Reader.Of(context).Link("/account"));
    }

    private static async Task<IResult> EndSessionAsync(Guid sessionId, HttpContext context, IMediator mediator, ICaller caller, Door door)
    {
        if (sessionId == caller.SessionId)
        {
            await door.LeaveAsync();
            return TypedResults.LocalRedirect("/");
        }

        return await DoAsync(context, mediator, () => mediator.Send(new EndSession(sessionId), context.RequestAborted));
    }

    private static async Task<IResult> EndAllSessionsAsync(HttpContext context, IMediator mediator, Door door)
    {
        await mediator.Send(new EndAllSessions(), context.RequestAborted);
        await door.LeaveAsync();
        return TypedResults.LocalRedirect("/");
    }
}
