using Events.Infrastructure.Access;
using Microsoft.AspNetCore.Identity;

namespace Events.Api.Setup;

/// <summary>Lets people in and out, whichever way they come: API or page.</summary>
internal sealed class Door(SignInManager<User> signIn)
{
    /// <summary>
    /// Sets the cookie, or writes a bearer token as the answer. False for an unknown address, a wrong password and a locked account alike.
    /// </summary>
    public async Task<bool> EnterAsync(string email, string password, bool cookie)
    {
        signIn.AuthenticationScheme = cookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme;
        return (await signIn.PasswordSignInAsync(email, password, isPersistent: false, lockoutOnFailure: true)).Succeeded;
    }

    /// <summary>Sets the cookie for an account that has been made a moment ago, by its owner.</summary>
    public async Task EnterAsync(Guid userId)
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await signIn.SignInAsync((await signIn.UserManager.FindByIdAsync(userId.ToString()))!, isPersistent: false);
    }

    /// <summary>Forgets the cookie. A bearer token ends by itself.</summary>
    public Task LeaveAsync()
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        return signIn.SignOutAsync();
    }
}
