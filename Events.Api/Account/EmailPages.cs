using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Api.Account;

/// <summary>Another address for somebody's own account: asking for it, and the page that the mail's link opens.</summary>
internal static class EmailPages
{
    public static void MapEmailPages(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account/email").RequireAuthorization().OverTlsOnly();
        account.MapGet("", (HttpContext context, IMediator mediator) => FormAsync(context, mediator, "", null));
        account.MapForm("", AskAsync);
        routes.MapGet("/email", ShowAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/email", ChangeAsync).AllowAnonymous().OverTlsOnly();
    }

    private static async Task<IResult> FormAsync(HttpContext context, IMediator mediator, string email, string? refusal)
    {
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        if (await mediator.Send(new GetMySecurity(), context.RequestAborted) is { IsShown: false } security && (security.IsNeeded || security.HasAny))
        {
            throw new SecondFactorRequired();
        }

        return PageResults.Private<EmailPage>(
            new { Reader = Reader.Of(context), Me = me, Email = email, Refusal = refusal }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Says the same whoever has the address.</summary>
    private static async Task<IResult> AskAsync(HttpContext context, IMediator mediator)
    {
        var reader = Reader.Of(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var email = form.Text("email");
        var refusal = await Refusals.SentenceAsync(
            reader.Words, () => mediator.Send(new AskForEmailChange(email, form["password"].ToString(), reader.Words.Language), context.RequestAborted));
        return refusal is null
            ? PageResults.Private<EmailPage>(new { Reader = reader, Me = await mediator.Send(new GetMe(), context.RequestAborted), IsAsked = true })
            : await FormAsync(context, mediator, email, refusal);
    }

    /// <summary>Changes nothing: programs that look into mails open links too.</summary>
    private static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string token = "")
    {
        ForgotPages.KeepQuiet(context);
        var email = await mediator.Send(new CheckEmailChange(token), context.RequestAborted);
        return PageResults.Private<ConfirmEmailPage>(new { Reader = ForgotPages.WithoutToken(context), Token = token, Email = email });
    }

    /// <summary>Sets it, and leads to the door: nobody is let in by a mail alone.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext context, IMediator mediator)
    {
        ForgotPages.KeepQuiet(context);
        var token = (await context.Request.ReadFormAsync(context.RequestAborted)).Text("token");
        var reader = ForgotPages.WithoutToken(context);
        var email = await mediator.Send(new CheckEmailChange(token), context.RequestAborted);
        var refusal = await Refusals.SentenceAsync(reader.Words, () => mediator.Send(new ChangeEmail(token), context.RequestAborted));
        return refusal is null
            ? PageResults.Private<ConfirmEmailPage>(new { Reader = reader, Email = email, IsDone = true })
            : PageResults.Private<ConfirmEmailPage>(new { Reader = reader, Token = token, Email = email, Refusal = refusal }, StatusCodes.Status409Conflict);
    }
}
