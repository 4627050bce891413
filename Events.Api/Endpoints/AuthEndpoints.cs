using Events.Api.Setup;
using Events.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Signing in and out. There is no registration: accounts are made by those who have the right to.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Signing in").OverTlsOnly();
        auth.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        auth.MapPost("/passkey/begin", async (Door door) => TypedResults.Ok(await door.BeginPasskeyAsync())).AllowAnonymous();
        auth.MapPost("/passkey", UsePasskeyAsync).AllowAnonymous();
        auth.MapPost("/sign-out", SignOutAsync);
        auth.MapGet("/me", async (IMediator mediator, CancellationToken cancellationToken) => TypedResults.Ok(await mediator.Send(new GetMe(), cancellationToken)));
        auth.MapPost("/forgot", ForgotAsync).AllowAnonymous();
        auth.MapPost("/reset", ResetAsync).AllowAnonymous();
    }

    /// <summary>
    /// Answers a bearer token, or sets the cookie when <c>cookie</c> is true. Unknown address and wrong password look the same. An account
    /// with an authenticator needs <c>code</c> or <c>recoveryCode</c> too: without one the answer is 401, second-step-required.
    /// </summary>
    private static async Task<IResult> SignInAsync(SignIn request, Door door)
    {
        var entrance = await door.EnterAsync(request.Email, request.Password, request.Code, request.RecoveryCode, request.Cookie);
        return entrance.IsOpen ? In(request.Cookie)
            : entrance.Step is null ? throw Refused("sign-in-failed", "The address, the password or the code is wrong, or the account is locked for some minutes.")
            : throw Refused("second-step-required", "Send the code of your authenticator app as code, or a recovery code as recoveryCode.");
    }

    /// <summary>Answers a bearer token, or sets the cookie, for a passkey that answers the challenge of <c>passkey/begin</c>.</summary>
    private static async Task<IResult> UsePasskeyAsync(PasskeySignIn request, Door door) => (await door.EnterWithPasskeyAsync(request.Ceremony, request.Credential, request.Cookie)).IsOpen
        ? In(request.Cookie)
        : throw new RequestRefused(StatusCodes.Status400BadRequest, "passkey-refused", "Not signed in.", "The passkey is not known here, or its answer does not fit the question. Begin again.");

    /// <summary>Ends the session: its cookie or token is worth nothing from now on.</summary>
    private static async Task<NoContent> SignOutAsync(Door door)
    {
        await door.LeaveAsync();
        return TypedResults.NoContent();
    }

    /// <summary>202 whether the address is known or not.</summary>
    private static async Task<Accepted> ForgotAsync(AskForReset request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(request, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Sets the password by the token of a mail. Signs nobody in.</summary>
    private static async Task<NoContent> ResetAsync(ResetPassword request, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(request, cancellationToken);
        return TypedResults.NoContent();
    }

    // The bearer scheme has written its token as the answer by now.
    private static IResult In(bool cookie) => cookie ? TypedResults.NoContent() : TypedResults.Empty;

    private static RequestRefused Refused(string code, string message) => new(StatusCodes.Status401Unauthorized, code, "Not signed in.", message);

    /// <param name="Cookie">True for a browser session; false, the default, for a bearer token.</param>
    /// <param name="Code">Of the authenticator app, where the account has one.</param>
    /// <param name="RecoveryCode">In place of a code.</param>
    public sealed record SignIn(string Email, string Password, bool Cookie = false, string? Code = null, string? RecoveryCode = null);

    /// <param name="Ceremony">From <c>passkey/begin</c>.</param>
    /// <param name="Credential">JSON, as the browser gives it.</param>
    public sealed record PasskeySignIn(Guid Ceremony, string Credential, bool Cookie = false);
}
