using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Api.Account;

/// <summary>Setting up an authenticator app or a passkey, and what there is to do with them later.</summary>
internal static class SecondFactorPages
{
    public static void MapSecondFactorPages(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").RequireAuthorization().OverTlsOnly();
        account.MapGet("/second-factor", (HttpContext context, IMediator mediator) => ChooseAsync(context, mediator, null));
        account.MapForm("/authenticator/begin", BeginAsync);
        account.MapGet("/authenticator", (HttpContext context, IMediator mediator) => ShowKeyAsync(context, mediator, null));
        account.MapForm("/authenticator", EnableAsync);
        account.MapForm("/authenticator/turn-off", TurnOffAsync);
        account.MapForm("/recovery-codes", MakeCodesAsync);
        account.MapForm("/passkeys/begin", async (IMediator mediator, CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(new BeginPasskey(), cancellationToken)));
        account.MapForm("/passkeys", AddPasskeyAsync);
        account.MapForm("/passkeys/{passkeyId}/rename", RenamePasskeyAsync);
        account.MapForm("/passkeys/{passkeyId}/remove", (string passkeyId, HttpContext context, IMediator mediator) =>
            AccountPages.DoAsync(context, mediator, () => mediator.Send(new RemovePasskey(passkeyId), context.RequestAborted)));
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, IMediator mediator, string? refusal)
    {
        var security = await mediator.Send(new GetMySecurity(), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        return PageResults.Private<SecondFactorPage>(
            new { Reader = Reader.Of(context) with { Path = "/account/second-factor" }, Me = me, Security = security, Refusal = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var password = form["password"].ToString() is { Length: > 0 } given ? given : null;
        var refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, () => mediator.Send(new BeginAuthenticator(password), context.RequestAborted));
        return refusal is null ? TypedResults.LocalRedirect(Reader.Of(context).Link("/account/authenticator")) : await AccountPages.ShowAsync(context, mediator, refusal);
    }

    private static async Task<IResult> ShowKeyAsync(HttpContext context, IMediator mediator, string? refusal)
    {
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        AuthenticatorSetup setup;
        try
        {
            setup = await mediator.Send(new GetAuthenticatorSetup(), context.RequestAborted);
        }
        catch (NotFound)
        {
            // Confirmed already, on another page.
            return TypedResults.LocalRedirect(Reader.Of(context).Link("/account"));
        }

        return PageResults.Private<AuthenticatorPage>(
            new { Reader = Reader.Of(context), Me = me, Setup = setup, Refusal = refusal }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> EnableAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        RecoveryCodes? codes = null;
        var refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, async () => codes = await mediator.Send(new EnableAuthenticator(form.Text("code")), context.RequestAborted));
        return refusal is null ? await ShowCodesAsync(context, mediator, codes!) : await ShowKeyAsync(context, mediator, refusal);
    }

    private static async Task<IResult> TurnOffAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await AccountPages.DoAsync(context, mediator, () => mediator.Send(new TurnOffAuthenticator(form["password"].ToString()), context.RequestAborted));
    }

    private static async Task<IResult> MakeCodesAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        RecoveryCodes? codes = null;
        var refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, async () => codes = await mediator.Send(new MakeRecoveryCodes(form["password"].ToString()), context.RequestAborted));
        return refusal is null ? await ShowCodesAsync(context, mediator, codes!) : await AccountPages.ShowAsync(context, mediator, refusal);
    }

    /// <summary>The only page that ever shows them.</summary>
    private static async Task<IResult> ShowCodesAsync(HttpContext context, IMediator mediator, RecoveryCodes codes) =>
        PageResults.Private<RecoveryCodesPage>(new { Reader = Reader.Of(context) with { Path = "/account" }, Me = await mediator.Send(new GetMe(), context.RequestAborted), codes.Codes });

    private static async Task<IResult> AddPasskeyAsync(HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var refusal = await Refusals.SentenceAsync(
            Reader.Of(context).Words,
            () => mediator.Send(new AddPasskey(Guid.TryParse(form.Text("ceremony"), out var ceremony) ? ceremony : Guid.Empty, form.Text("credential"), form.Text("name")), context.RequestAborted));
        return refusal is null ? TypedResults.LocalRedirect(Reader.Of(context).Link("/account")) : await ChooseAsync(context, mediator, refusal);
    }

    private static async Task<IResult> RenamePasskeyAsync(string passkeyId, HttpContext context, IMediator mediator)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await AccountPages.DoAsync(context, mediator, () => mediator.Send(new RenamePasskey(form.Text("name")) { PasskeyId = passkeyId }, context.RequestAborted));
    }
}
