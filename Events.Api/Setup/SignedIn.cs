using System.Security.Claims;
using Events.Domain.Common;
using Events.Infrastructure.Access;

namespace Events.Api.Setup;

/// <summary>Holds each request's cookie or token against its session, and tells the messages who sends them.</summary>
internal static class SignedIn
{
    private const string SetUp = "/account/second-factor";

    /// <summary>A cookie or token whose session is over is none. Whoever needs a second factor first is led to where it is set up.</summary>
    public static async Task RememberWhoAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var live = Accounts.SessionIdOf(context.User) is { } id ? await context.RequestServices.GetRequiredService<Sessions>().UseAsync(id, context.RequestAborted) : null;
            if (live is null || live.UserId != Accounts.UserIdOf(context.User))
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                context.RequestServices.GetRequiredService<CurrentUser>().Enter(live);
            }
        }

        try
        {
            await next(context);
        }
        catch (SecondFactorRequired) when (HtmlProblems.ReadsPages(context.Request) && !context.Response.HasStarted && context.Request.Path != SetUp)
        {
            context.Response.Redirect(SetUp);
        }
    }
}
