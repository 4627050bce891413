using Events.Domain.Access;
using Events.Infrastructure.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Events.Api.Setup;

/// <summary>Lets people in and out, whichever way they come: API or page.</summary>
internal sealed class Door(Gate gate, IdentityPasskeys passkeys, SecondStep secondStep, IMediator mediator, CurrentUser current, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Sets the cookie, or writes a bearer token as the answer.</summary>
    /// <param name="code">The authenticator's, or null when it was not asked for yet.</param>
    /// <exception cref="RequestRefused">The password is longer than any can be: it is not even looked at.</exception>
    public async Task<Entrance> EnterAsync(string email, string password, string? code, string? recoveryCode, bool cookie)
    {
        if (password.Length > MakeFirstAdministrator.MaxPasswordLength || email.Length > Domain.People.Person.MaxEmailLength)
        {
            throw new RequestRefused(StatusCodes.Status400BadRequest, "too-long", "The request is not valid.", "The address or the password is longer than any can be.");
        }

        var entrance = await OpenAsync(await gate.CheckAsync(email, password, code, recoveryCode, Http.RequestAborted), cookie);
        if (entrance == Entrance.Refused)
        {
            Walls.SignInFailures.Note(Http);
        }

        return entrance;
    }

    /// <summary>The second step on a page: with the code, or with a recovery code in its place.</summary>
    /// <param name="step">From <see cref="Entrance.Step" />.</param>
    public async Task<Entrance> EnterWithCodeAsync(string step, string code)
    {
        if (secondStep.Open(step) is not { } first)
        {
            return Entrance.Refused;
        }

        var isCode = code.Count(char.IsAsciiLetterOrDigit) <= 8;
        return await OpenAsync(await gate.CheckCodeAsync(first.UserId, first.Stamp, isCode ? code : null, isCode ? null : code, Http.RequestAborted), cookie: true);
    }

    public async Task<Entrance> EnterWithPasskeyAsync(Guid ceremony, string credential, bool cookie) =>
        await passkeys.CheckSignInAsync(ceremony, credential, Http.RequestAborted) is { } userId
            ? await OpenAsync(Verdict.LetIn(userId, SignInMethod.Passkey), cookie)
            : Entrance.Refused;

    public Task<PasskeyCeremony> BeginPasskeyAsync() => passkeys.BeginSignInAsync(Http.RequestAborted);

    /// <summary>Sets the cookie for an account that has been made a moment ago, by its owner.</summary>
    public Task EnterAsync(Guid userId) => OpenAsync(Verdict.LetIn(userId, SignInMethod.Password), cookie: true);

    /// <summary>A new session in the place of one that was ended by its owner's own change.</summary>
    public Task EnterAgainAsync(Guid userId, bool withSecondFactor) => OpenAsync(Verdict.LetIn(userId, withSecondFactor ? SignInMethod.PasswordAndCode : SignInMethod.Password), cookie: true);

    /// <summary>Ends the session, cookie or token.</summary>
    public async Task LeaveAsync()
    {
        if (current.SessionId is { } sessionId)
        {
            await mediator.Send(new EndSession(sessionId), Http.RequestAborted);
        }

        await Http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<Entrance> OpenAsync(Verdict verdict, bool cookie)
    {
        if (verdict.Method is not { } method)
        {
            return verdict.Stamp is { } stamp ? new Entrance(false, secondStep.Seal(verdict.UserId, stamp)) : Entrance.Refused;
        }

        // Another session than before, whatever this browser brought along: nobody can have laid it there for them.
        var session = await gate.OpenAsync(verdict.UserId, method, Http.Request.Headers.UserAgent.ToString(), cookie ? Accounts.SessionIdOf(Http.User) : null, Http.RequestAborted);
        var principal = Accounts.PrincipalOf(session);
        await Http.SignInAsync(cookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme, principal);
        // What is rendered from here on, its forms too, is theirs.
        Http.User = principal;
        return Entrance.Open;
    }
}

/// <param name="Step">Where the password was right and a code is needed: what the second step begins with.</param>
internal sealed record Entrance(bool IsOpen, string? Step)
{
    public static readonly Entrance Refused = new(false, null);
    public static readonly Entrance Open = new(true, null);
}
