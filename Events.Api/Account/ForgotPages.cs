using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Api.Account;

/// <summary>For those who have forgotten their password: a mail, and the page that its link opens.</summary>
internal static class ForgotPages
{
    public static void MapForgotPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/forgot", (HttpContext context) => PageResults.Private<ForgotPage>(new { Reader = Reader.Of(context) })).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/forgot", AskAsync).AllowAnonymous().OverTlsOnly();
        routes.MapGet("/reset", ShowAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/reset", ResetAsync).AllowAnonymous().OverTlsOnly();
    }

    /// <summary>Says the same whatever was typed: also of what is no address at all.</summary>
    private static async Task<IResult> AskAsync(HttpContext context, IMediator mediator)
    {
        var reader = Reader.Of(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            await mediator.Send(new AskForReset(form.Text("email"), reader.Words.Language), context.RequestAborted);
            return PageResults.Private<ForgotPage>(new { Reader = reader, IsAsked = true });
        }
        catch (ValidationException)
        {
            return PageResults.Private<ForgotPage>(new { Reader = reader, Email = form.Text("email"), Refusal = reader.Words["InputRefused"] }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IMediator mediator, string token = "")
    {
        KeepQuiet(context);
        try
        {
            await mediator.Send(new CheckReset(token), context.RequestAborted);
            return PageResults.Private<ResetPage>(new { Reader = WithoutToken(context), Token = token });
        }
        catch (Gone)
        {
            return AskAgain(context);
        }
    }

    /// <summary>A link that no longer works leads to the next one.</summary>
    private static IResult AskAgain(HttpContext context)
    {
        var reader = WithoutToken(context);
        return PageResults.Private<ForgotPage>(new { Reader = reader, Refusal = reader.Words["Error_410_Text"] }, StatusCodes.Status410Gone);
    }

    /// <summary>Sets it, and leads to the door: nobody is let in by a mail alone.</summary>
    private static async Task<IResult> ResetAsync(HttpContext context, IMediator mediator)
    {
        KeepQuiet(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var token = form.Text("token");
        string? refusal;
        try
        {
            refusal = await Refusals.SentenceAsync(Reader.Of(context).Words, () => mediator.Send(new ResetPassword(token, form["password"].ToString()), context.RequestAborted));
        }
        catch (Gone)
        {
            return AskAgain(context);
        }

        return refusal is null
            ? PageResults.Private<ResetPage>(new { Reader = WithoutToken(context), IsDone = true })
            : PageResults.Private<ResetPage>(new { Reader = WithoutToken(context), Token = token, Refusal = refusal }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The token is in the address: no link of the page may take it along, in its own address or as the referrer.</summary>
    internal static Reader WithoutToken(HttpContext context) => Reader.Of(context) with { Query = new Dictionary<string, string>(), Languages = [] };

    internal static void KeepQuiet(HttpContext context) => context.Response.OnStarting(() =>
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    });
}
