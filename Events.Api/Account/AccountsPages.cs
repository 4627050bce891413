using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using MediatR;

namespace Events.Api.Account;

/// <summary>All accounts, for the administrator.</summary>
internal static class AccountsPages
{
    private const string Address = "/admin/accounts";

    public static void MapAccountsPages(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup(Address).RequireAuthorization().OverTlsOnly();
        accounts.MapGet("", (HttpContext context, IMediator mediator, int page = 1, string? q = null) => ShowAsync(context, mediator, page, q));
        accounts.MapForm("/{userId:guid}/disable", (Guid userId, HttpContext context, IMediator mediator) => DoAsync(context, mediator, new DisableAccount(userId)));
        accounts.MapForm("/{userId:guid}/enable", (Guid userId, HttpContext context, IMediator mediator) => DoAsync(context, mediator, new EnableAccount(userId)));
        accounts.MapForm("/{userId:guid}/remove-second-factor", (Guid userId, HttpContext context, IMediator mediator) => DoAsync(context, mediator, new RemoveSecondFactor(userId)));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, int page = 1, string? search = null, string? refusal = null)
    {
        var accounts = await mediator.Send(new ListAccounts(search, page), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<AccountsPage>(
            new { Reader = Reader.Of(context) with { Path = Address }, Me = me, Accounts = accounts, Search = search, Refusal = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> DoAsync(HttpContext context, IMediator mediator, Domain.Common.ICommand<Unit> command)
    {
        var refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, () => mediator.Send(command, context.RequestAborted));
        return refusal is null ? TypedResults.LocalRedirect(Reader.Of(context).Link(Address)) : await ShowAsync(context, mediator, refusal: refusal);
    }
}
