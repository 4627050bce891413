using Events.Domain.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Events.Infrastructure.Access;

/// <summary>The same letters are the same password, whichever way the keyboard composes them (NFC).</summary>
public sealed class ComposedHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<User>(options)
{
    public override string HashPassword(User user, string password) => base.HashPassword(user, password.Compose());

    public override PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, providedPassword.Compose());
}
