using Events.Api.Setup;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Signing in and out. There is no registration: accounts are made by those who have the right to.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Signing in");
        auth.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        auth.MapPost("/sign-out", SignOutAsync);
        auth.MapGet("/me", Me);
    }

    /// <summary>Answers a bearer token, or sets the cookie when <c>cookie</c> is true. Unknown address and wrong password look the same.</summary>
    private static async Task<IResult> SignInAsync(SignIn request, Door door)
    {
        if (!await door.EnterAsync(request.Email, request.Password, request.Cookie))
        {
            throw new RequestRefused(StatusCodes.Status401Unauthorized, "sign-in-failed", "Not signed in.", "The address or the password is wrong, or the account is locked for some minutes.");
        }

        return request.Cookie ? TypedResults.NoContent() : TypedResults.Empty;
    }

    private static async Task<NoContent> SignOutAsync(Door door)
    {
        await door.LeaveAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Domain.Access.Me>> Me(IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new Domain.Access.GetMe(), cancellationToken));

    /// <param name="Cookie">True for a browser session; false, the default, for a bearer token.</param>
    public sealed record SignIn(string Email, string Password, bool Cookie = false);
}
