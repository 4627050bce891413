using Events.Domain.Common;
using Events.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Events.Infrastructure.Access;

/// <summary>
/// What a password has to be: long, not one of those tried first, and not made of what everybody knows of its owner. Nothing about kinds of
/// signs: rules like that make people write it down.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<User>
{
    // A shorter piece of a name occurs in many words.
    private const int ShortestPiece = 4;
    private const int LeftWithoutName = 8;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var text = (password ?? "").Compose();
        return Task.FromResult(
            text.EnumerateRunes().Count() < MakeFirstAdministrator.MinPasswordLength ? Refused("TooShort", $"Use at least {MakeFirstAdministrator.MinPasswordLength} characters.")
            : text.Length > MakeFirstAdministrator.MaxPasswordLength ? Refused("TooLong", $"Use at most {MakeFirstAdministrator.MaxPasswordLength} characters.")
            : CommonPasswords.Contains(text) ? Refused("Common", "This is one of the passwords that are tried first. Several words that do not belong together are better.")
            : IsPersonal(text, user) ? Refused("Personal", "Leave out your own name and address.")
            : IdentityResult.Success);
    }

    private static IdentityResult Refused(string code, string description) => IdentityResult.Failed(new IdentityError { Code = code, Description = description });

    /// <summary>Whether little is left of it without the pieces of the owner's name and address.</summary>
    private static bool IsPersonal(string password, User user)
    {
        var pieces = $"{user.Email} {user.DisplayName}".Compose().Split([.. " .,@-_+'"], StringSplitOptions.RemoveEmptyEntries)
            .Where(piece => piece.Length >= ShortestPiece).Prepend(user.Email?.Split('@')[0] ?? "").Where(piece => piece.Length >= ShortestPiece).ToList();
        var left = pieces.Aggregate(password, (text, piece) => text.Replace(piece, "", StringComparison.OrdinalIgnoreCase));
        return left.Length < password.Length && left.Count(char.IsLetter) < LeftWithoutName;
    }
}
