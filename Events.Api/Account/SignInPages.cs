using Events.Api.Public;
using Events.Api.Setup;
using Events.Api.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Account;

/// <summary>In and out for people with a browser: a password and, where the account has one, a code; or a passkey.</summary>
internal static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/sign-in", SignInAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/sign-in/code", EnterCodeAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/sign-in/passkey/begin", async (Door door) => TypedResults.Ok(await door.BeginPasskeyAsync())).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/sign-in/passkey", UsePasskeyAsync).AllowAnonymous().OverTlsOnly();
        routes.MapForm("/sign-out", SignOutAsync).RequireAuthorization();
        routes.MapGet("/denied", (HttpContext context) => PageResults.Private<ErrorPage>(new { Reader = Reader.Of(context), Status = StatusCodes.Status403Forbidden }, StatusCodes.Status403Forbidden))
            .AllowAnonymous();
    }

    /// <summary>The address to go on to, if it is one of this site; else the first page. Never another site's.</summary>
    public static string OwnAddress(string? returnUrl) =>
        returnUrl is ['/', ..] && RedirectHttpResult.IsLocalUrl(returnUrl) && RedirectHttpResult.IsLocalUrl(Uri.UnescapeDataString(returnUrl)) ? returnUrl : "/";

    /// <summary>For somebody who sent a form and is not signed in any more: what they typed waits in the page.</summary>
    public static IResult AskAndKeep(HttpContext context, KeptForm kept)
    {
        var reader = Reader.Of(context) with { Path = "/sign-in", Query = new Dictionary<string, string>() };
        return Form(reader, context.Request.Path + context.Request.QueryString, "", kept, hasFailed: false, StatusCodes.Status401Unauthorized);
    }

    private static IResult Show(HttpContext context, string? returnUrl = null)
    {
        var reader = Reader.Of(context);
        return reader.IsSignedIn ? TypedResults.LocalRedirect(OwnAddress(returnUrl)) : Form(reader, returnUrl, "", null, hasFailed: false);
    }

    /// <summary>Unknown address, wrong password and locked account look the same.</summary>
    private static async Task<IResult> SignInAsync(HttpContext context, Door door, string? returnUrl = null)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var email = form.Text("email");
        var kept = KeptForm.Of(form);
        var entrance = await door.EnterAsync(email, form["password"].ToString(), null, null, cookie: true);
        return entrance.IsOpen ? GoOn(context, returnUrl, kept)
            : entrance.Step is { } step ? CodeForm(context, returnUrl, step, kept, hasFailed: false)
            : Form(Reader.Of(context), returnUrl, email, kept, hasFailed: true);
    }

    private static async Task<IResult> EnterCodeAsync(HttpContext context, Door door, string? returnUrl = null)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (step, kept) = (form.Text("step"), KeptForm.Of(form));
        return (await door.EnterWithCodeAsync(step, form.Text("code"))).IsOpen ? GoOn(context, returnUrl, kept) : CodeForm(context, returnUrl, step, kept, hasFailed: true);
    }

    private static async Task<IResult> UsePasskeyAsync(HttpContext context, Door door, string? returnUrl = null)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kept = KeptForm.Of(form);
        return Guid.TryParse(form.Text("ceremony"), out var ceremony) && (await door.EnterWithPasskeyAsync(ceremony, form.Text("credential"), cookie: true)).IsOpen
            ? GoOn(context, returnUrl, kept)
            : Form(Reader.Of(context), returnUrl, "", kept, hasFailed: true, hasPasskeyFailed: true);
    }

    private static async Task<IResult> SignOutAsync(Door door)
    {
        await door.LeaveAsync();
        return TypedResults.LocalRedirect("/");
    }

    /// <summary>On to where they were going; a form that waited is sent by its owner's own hand, never by itself.</summary>
    private static IResult GoOn(HttpContext context, string? returnUrl, KeptForm? kept) => kept is null
        ? TypedResults.LocalRedirect(OwnAddress(returnUrl))
        : PageResults.Private<SendAgainPage>(new { Reader = Reader.Of(context), Address = OwnAddress(returnUrl), Kept = kept });

    private static IResult Form(Reader reader, string? returnUrl, string email, KeptForm? kept, bool hasFailed, int? status = null, bool hasPasskeyFailed = false) => PageResults.Private<SignInPage>(
        new { Reader = reader, ReturnUrl = OwnAddress(returnUrl), Email = email, Kept = kept, HasFailed = hasFailed && !hasPasskeyFailed, HasPasskeyFailed = hasPasskeyFailed },
        status ?? (hasFailed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK));

    private static IResult CodeForm(HttpContext context, string? returnUrl, string step, KeptForm? kept, bool hasFailed) => PageResults.Private<CodePage>(
        new { Reader = Reader.Of(context), ReturnUrl = OwnAddress(returnUrl), Step = step, Kept = kept, HasFailed = hasFailed },
        hasFailed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
}
