using Events.Api.Setup;
using Events.Api.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Public;

/// <summary>In and out for people with a browser.</summary>
internal static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).AllowAnonymous();
        routes.MapForm("/sign-in", SignInAsync).AllowAnonymous();
        routes.MapForm("/sign-out", SignOutAsync).RequireAuthorization();
        routes.MapGet("/denied", (HttpContext context) => PageResults.Private<ErrorPage>(new { Reader = Reader.Of(context), Status = StatusCodes.Status403Forbidden }, StatusCodes.Status403Forbidden))
            .AllowAnonymous();
    }

    /// <summary>The address to go on to, if it is one of this site; else the first page. Never another site's.</summary>
    public static string OwnAddress(string? returnUrl) => returnUrl is ['/', ..] && RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/";

    private static IResult Show(HttpContext context, string? returnUrl = null)
    {
        var reader = Reader.Of(context);
        return reader.IsSignedIn ? TypedResults.LocalRedirect(OwnAddress(returnUrl)) : Form(reader, returnUrl, "", hasFailed: false);
    }

    /// <summary>Unknown address, wrong password and locked account look the same.</summary>
    private static async Task<IResult> SignInAsync(HttpContext context, Door door, string? returnUrl = null)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var email = form.Text("email");
        return await door.EnterAsync(email, form["password"].ToString(), cookie: true)
            ? TypedResults.LocalRedirect(OwnAddress(returnUrl))
            : Form(Reader.Of(context), returnUrl, email, hasFailed: true);
    }

    private static async Task<IResult> SignOutAsync(Door door)
    {
        await door.LeaveAsync();
        return TypedResults.LocalRedirect("/");
    }

    private static IResult Form(Reader reader, string? returnUrl, string email, bool hasFailed) => PageResults.Private<SignInPage>(
        new { Reader = reader, ReturnUrl = OwnAddress(returnUrl), Email = email, HasFailed = hasFailed },
        hasFailed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
}
