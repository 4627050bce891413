using Events.Api.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Events.Api.Setup;

/// <summary>What is answered to whoever is not signed in: people are led to a page; programs, at any address of the API, are told.</summary>
internal static class SignedOut
{
    public static async Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (context.Request.Path == "/sign-out")
        {
            context.Response.Redirect("/");
        }
        else if (await KeptForm.ReadAsync(context.Request) is { } kept)
        {
            await SignInPages.AskAndKeep(context.HttpContext, kept).ExecuteAsync(context.HttpContext);
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
    }

    public static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
